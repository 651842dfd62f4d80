#include "engine/ranking/internal/best_by_score.hpp"

#include "engine/parallel/parallel.hpp"

namespace binome {

Result<std::vector<std::vector<ScoredActor>>> best_by_score(const BatchSearch& search, const CandidateIndex& index, Askers askers,
                                                            const BatchRequest& request, std::size_t needed,
                                                            std::span<const ActorIndex> asking) {
  const auto& [corpus, pair, searcher] = search;
  const ActorIndex first = corpus.rows().of_kind(request.asker).begin;
  std::vector<Query> queries;
  std::vector<TopK> collectors;
  std::vector<Collector*> pointers;
  queries.reserve(asking.size());
  collectors.reserve(asking.size());
  for (const ActorIndex asker : asking) {
    queries.push_back({(*pair.wants)[asker - first], corpus.held_rows[asker]});
    collectors.emplace_back(needed, asker, searcher.actors, corpus.order(), [&corpus = corpus, asker, &request](ActorIndex candidate) {
      const Attributes own = corpus.rows()[asker];
      return !corpus.eligibility.judge(own, own, candidate, request.include_partners);
    });
    pointers.push_back(&collectors.back());
  }
  const auto searched = askers == Askers::among_candidates ? index.search_one_another(queries, pointers, run_in_parallel)
                                                           : index.search(queries, searcher.range(), pointers, run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  std::vector<std::vector<ScoredActor>> lists;
  lists.reserve(asking.size());
  for (TopK& collector : collectors) lists.push_back(collector.take());
  return lists;
}

RecallMeasures::Measured recall_of(const BatchSearch& search, const BatchRequest& request, std::size_t k) {
  if (!search.searcher.recalls) return nullptr;
  return search.searcher.recalls->at(k, [&]() -> Result<Recall> {
    const AttributeRows& attributes = search.corpus.rows();
    const Profiles::Range askers = attributes.of_kind(request.asker);
    std::vector<ActorIndex> all;
    for (ActorIndex i = askers.begin; i < askers.end; ++i) {
      if (attributes.visible(i) && search.corpus.eligibility.admits(attributes[i], request.asked)) all.push_back(i);
    }
    const std::vector<ActorIndex> sample = recall_sample(std::move(all));
    const auto found = best_by_score(search, *search.searcher.index, Askers::other, request, k, sample);
    if (!found) return tl::make_unexpected(found.error());
    const auto exact = best_by_score(search, *search.searcher.exact, Askers::other, request, k, sample);
    if (!exact) return tl::make_unexpected(exact.error());
    Recall recall{.k = k};
    for (std::size_t i = 0; i < sample.size(); ++i) recall.add((*exact)[i], (*found)[i]);
    return recall;
  });
}

}  // namespace binome
