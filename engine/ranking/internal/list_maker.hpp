// Makes lists of k from the best by score.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "engine/ranking/kind_pair.hpp"

namespace binome {

// One per thread.
class ListMaker {
 public:
  ListMaker(std::size_t k, std::optional<double> diversity, HeldOf held, const KindPairView& pair) : k_(k), diversity_(diversity) {
    if (diversity) similarity_.emplace(std::move(held), pair.edge_weights, pair.blocks);
  }

  // How many of the best by score make() takes.
  std::size_t needed() const { return diversity_ ? kDiversityPool * k_ : k_; }
  RankedList make(std::vector<ScoredActor> best) {
    if (diversity_) return diversify(best, k_, *diversity_, *similarity_);
    return {.matches = std::move(best)};
  }

 private:
  std::size_t k_;
  std::optional<double> diversity_;
  std::optional<ProfileSimilarity> similarity_;
};

}  // namespace binome
