// Scores many candidates against one query: the query is spread over an array of all concepts once.
#pragma once

#include <algorithm>
#include <vector>

#include "index/candidate_index.hpp"

namespace binome {

// Calls use(candidate) for each candidate of the range that the query may want to see.
template <typename Use>
void each_candidate(const Query& query, CandidateRange range, const Use& use) {
  if (!query.only) {
    for (std::uint32_t candidate = range.begin; candidate < range.end; ++candidate) use(candidate);
    return;
  }
  for (auto at = std::lower_bound(query.only->begin(), query.only->end(), range.begin); at != query.only->end() && *at < range.end; ++at)
    use(*at);
}

// Not thread safe: one per thread. 4 bytes a concept. Loading and unloading a query costs O(its concepts).
class PairScorer {
 public:
  explicit PairScorer(std::size_t concept_count) : query_(concept_count) {}

  void load(const Query& query) {
    unload();
    loaded_ = query;
    for (std::size_t i = 0; i < query.wants.concepts.size(); ++i) query_[query.wants.concepts[i]].wanted = query.wants.weights[i];
    for (const ConceptId v : query.held) query_[v].had = 0xFFFF;
  }

  // Exact. `shared`: whether a concept is shared in at least one direction.
  PairScore score(const WantsView& wants, std::span<const ConceptId> held, bool& shared) const {
    std::uint32_t met = 0;
    for (const ConceptId v : held) met += query_[v].wanted;
    std::uint32_t met_back = 0;
    for (std::size_t i = 0; i < wants.concepts.size(); ++i) met_back += query_[wants.concepts[i]].had & wants.weights[i];
    shared = met + met_back > 0;
    return {directed_score(met, loaded_.wants.prior, loaded_.wants.wants_something),
            directed_score(met_back, wants.prior, wants.wants_something)};
  }

 private:
  struct Entry {
    std::uint16_t wanted = 0;
    std::uint16_t had = 0;  // all ones if the query has the concept
  };

  void unload() {
    for (const ConceptId v : loaded_.wants.concepts) query_[v] = {};
    for (const ConceptId v : loaded_.held) query_[v] = {};
  }

  std::vector<Entry> query_;
  Query loaded_;
};

}  // namespace binome
