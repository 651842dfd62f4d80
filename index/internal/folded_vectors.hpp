// What Faiss is given: vectors of queries and of candidates, whose inner product is never below a + b.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "index/candidate_index.hpp"
#include "index/dimension_map.hpp"

namespace binome {

// x = [q ; p ; e ; 1] of a query, y = [p ; q ; 1 ; e] of a candidate, concepts folded to `dimensions` a direction, so
// ⟨x, y⟩ ≥ a + b. Has and wants are scaled by 2⁴ and 2⁻⁴, which makes them about equally long: Faiss's clusters and graphs
// then see both. Every product is an integer below 2²⁴ and every sum at most 2 × kScale: exact in fp32, in any order of
// addition. Immutable; thread safe.
class FoldedVectors {
 public:
  // `dimensions`: at most so many; refers to nothing after it is made.
  FoldedVectors(const Candidates& candidates, std::size_t dimensions);

  std::size_t width() const { return 2 * folding_.dimensions() + 2; }
  // out[0 … width): x.
  void ask(const Query& query, float* out) const;
  // Calls use(count, rows) for the vectors y of all candidates, some thousands at a time, in their order.
  void each_block(const Candidates& candidates, const std::function<void(std::size_t, const float*)>& use) const;

 private:
  void fold(std::span<const ConceptId> held, const WantsView& wants, float* has_out, float* wants_out) const;

  DimensionMap folding_;
};

}  // namespace binome
