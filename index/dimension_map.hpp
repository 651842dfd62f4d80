// Maps many concepts to few dimensions without ever lowering an inner product.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/candidate_index.hpp"

namespace binome {

// A many-to-one map of concepts to dimensions. Wants are added within a dimension, has is OR-ed; as wants are ≥ 0 and has
// is 0 or 1, the folded inner product is never below the true one. The heaviest concepts keep a dimension of their own;
// the rest share the last quarter. Deterministic. Immutable; thread safe.
class DimensionMap {
 public:
  // `mass[v]`: how much concept v matters, ≥ 0. `dimensions` ≥ 4.
  DimensionMap(std::span<const double> mass, std::size_t dimensions);

  std::size_t dimensions() const { return dimensions_; }

  // out[0 … dimensions): the folded wants, added.
  void fold_wants(const WantsView& wants, float* out) const;
  // out[0 … dimensions): the folded has, 0 or 1.
  void fold_has(std::span<const ConceptId> held, float* out) const;

 private:
  std::size_t dimensions_;
  std::vector<std::uint32_t> dimension_of_;
};

}  // namespace binome
