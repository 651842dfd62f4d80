// The population as dense vectors, for libraries that search them: x = [q/s ; s·p ; e ; 1], y = [s·p ; q/s ; 1 ; e], so that
// <x_i, y_j> is a_ij + a_ji, twice a bound of S (docs/scoring.md), up to folding.
#pragma once

#include <span>
#include <vector>

#include "benchmarks/peers/peer.hpp"
#include "index/dimension_map.hpp"
#include "index/pair_scorer.hpp"

namespace binome::peers {

// Concepts are folded to `dimensions` a direction (index/dimension_map.hpp). s balances the two halves, so that distances
// between candidates, which graphs and clusters are made of, mean something; it is a power of two, exact in fp32.
class DenseVectors {
 public:
  DenseVectors(const Vectors& vectors, std::size_t dimensions);

  std::size_t width() const { return width_; }
  std::size_t size() const { return rows_.size() / width_; }
  // Row-major, size() × width().
  const float* candidates() const { return rows_.data(); }
  const float* candidate(std::size_t actor) const { return rows_.data() + actor * width_; }
  // out[0 … width()): what this actor asks with.
  void query(std::size_t actor, float* out) const;
  // Lets go of the rows, for a library that keeps its own copy of the candidates; query() then reads them there.
  void read_from(const float* rows);

 private:
  std::size_t width_;
  std::vector<float> rows_;
  const float* read_ = nullptr;
};

// The best 20 of what a library fetched, scored exactly. Not thread safe.
class Rescorer {
 public:
  explicit Rescorer(const Vectors& vectors) : vectors_(vectors), scorer_(vectors.concept_count) {}
  template <typename Label>
  List best(std::uint32_t request, std::span<const Label> fetched) {
    scorer_.load(vectors_.query(request));
    Best best;
    for (const Label label : fetched) {
      const auto candidate = static_cast<std::uint32_t>(label);
      if (label < 0 || candidate == request) continue;
      bool shared = false;
      const PairScore score = scorer_.score(vectors_.wants[candidate], vectors_.held[candidate], shared);
      if (shared) best.offer(candidate, score);
    }
    return best.take();
  }

 private:
  const Vectors& vectors_;
  PairScorer scorer_;
};

}  // namespace binome::peers
