// Where a pair stands among all, and what would change that.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/ranking/directory_state.hpp"

namespace binome {

// The missing concept that would raise the score most if one side had it; never one that is grouped.
struct BestChange {
  std::size_t block = 0;
  ConceptId missing = 0;
  bool candidate_lacks = true;  // false: the asker lacks it
  PairScore score;              // with it
};

// Where an eligible pair stands among all candidates of its kind.
struct Standing {
  std::size_t rank = 0;              // 1 is best; 0: never listed (score 0 or nothing shared)
  std::size_t eligible = 0;          // candidates that may be listed
  std::optional<PairScore> needed;   // the score of rank k, if the pair is below it
  std::optional<BestChange> change;  // none if no single concept helps
};
Standing standing(const DirectoryState& directory, const Requester& asker, ActorIndex candidate, std::size_t k);

}  // namespace binome
