#include "engine/ranking/directory_state.hpp"

#include "engine/parallel/parallel.hpp"

namespace binome {

ScoredPair score(const DirectoryState& directory, ActorIndex a, ActorIndex b) {
  const DirectoryView& now = directory.now;
  const Term kind_a = now.profile(a).kind;
  const Term kind_b = now.profile(b).kind;
  return score_pair({now.wants(a, kind_b), now.held(a)}, {now.wants(b, kind_a), now.held(b)});
}

PairScore score(const DirectoryState& directory, const Requester& requester, ActorIndex candidate) {
  const DirectoryView& now = directory.now;
  const Term asking = requester.wants.kind;
  const QuantizedWants forth = directory.built.pairs.table(asking, now.profile(candidate).kind).quantize(requester.wants);
  return score_pair({forth.view(), requester.held_row}, {now.wants(candidate, asking), now.held(candidate)}).score;
}

void search_everybody(const DirectoryState& directory, const Query& query, Term asking, Term asked, ActorCollector& collector) {
  const auto searcher = directory.built.pairs.search(asking, asked, IndexFamily::brute_force);
  if (!searcher) return;  // brute force makes nothing that could fail
  collector.search_in((*searcher)->actors, directory.now.superseded());
  Collector* pointer = &collector;
  (void)(*searcher)->index->search(std::span(&query, 1), (*searcher)->range(), std::span(&pointer, 1), run_in_parallel);
  directory.now.search_superseding(query, asking, asked, collector);
}

}  // namespace binome
