// The best by score of many requesters together, and what part of them an approximate search finds.
#pragma once

#include <span>
#include <vector>

#include "engine/ranking/batch.hpp"

namespace binome {

// Whom a batch searches, with what.
struct BatchSearch {
  const Corpus& corpus;
  const KindPairView& pair;
  const Searcher& searcher;
};

// Whether the requesters are exactly those who can be found.
enum class Askers { among_candidates, other };

// The best `needed` by score for actors of the asking kind, ascending, by `index`.
Result<std::vector<std::vector<ScoredActor>>> best_by_score(const BatchSearch& search, const CandidateIndex& index, Askers askers,
                                                            const BatchRequest& request, std::size_t needed,
                                                            std::span<const ActorIndex> asking);

// The recall of an approximate search among the best k of request.asker's requests; null where the search is exact.
RecallMeasures::Measured recall_of(const BatchSearch& search, const BatchRequest& request, std::size_t k);

}  // namespace binome
