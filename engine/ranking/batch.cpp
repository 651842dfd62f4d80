#include "engine/ranking/batch.hpp"

#include <algorithm>

#include "engine/parallel/parallel.hpp"
#include "engine/ranking/best_lists.hpp"
#include "engine/ranking/internal/best_by_score.hpp"
#include "engine/ranking/internal/list_maker.hpp"

namespace binome {
namespace {

// Whether those who ask are those who are asked. A shard of them is not: it is searched for among all.
bool is_one_population(const BatchRequest& request) { return request.asker == request.asked && request.shard.count == 1; }

void keep_shard(std::vector<ActorIndex>& askers, Shard shard) {
  std::size_t kept = 0;
  for (std::size_t i = shard.index - 1; i < askers.size(); i += shard.count) askers[kept++] = askers[i];
  askers.resize(kept);
}

// Whose lists are asked for, in the order in which they are given.
std::vector<ActorIndex> requesters(const Corpus& corpus, const BatchRequest& request) {
  const Profiles::Range askers = corpus.rows().of_kind(request.asker);
  std::vector<ActorIndex> order;
  for (ActorIndex i = askers.begin; i < askers.end; ++i) {
    if (corpus.rows().visible(i)) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](ActorIndex x, ActorIndex y) { return corpus.ids.id(x) < corpus.ids.id(y); });
  keep_shard(order, request.shard);
  return order;
}

ListMaker list_maker(const BatchSearch& search, const BatchRequest& request) {
  return {request.k, request.diversity, [&held = search.corpus.held_rows](ActorIndex actor) { return held[actor]; }, search.pair};
}

// The lists of actors of the asking kind, ascending: of one population, exactly those that can be found.
Result<std::vector<RankedList>> best_lists(const BatchSearch& search, const BatchRequest& request, std::span<const ActorIndex> asking) {
  const std::size_t needed = list_maker(search, request).needed();
  const Askers askers = is_one_population(request) ? Askers::among_candidates : Askers::other;
  auto best = best_by_score(search, *search.searcher.index, askers, request, needed, asking);
  if (!best) return tl::make_unexpected(best.error());
  std::vector<RankedList> lists(asking.size());
  parallel_blocks(0, asking.size(), 256, [&](std::size_t first, std::size_t last) {
    ListMaker maker = list_maker(search, request);
    for (std::size_t i = first; i < last; ++i) lists[i] = maker.make(std::move((*best)[i]));
  });
  return lists;
}

// Those of `some` who seek partners of the kind asked, ascending: the others have an empty list.
std::vector<ActorIndex> who_seek(const Corpus& corpus, const BatchRequest& request, std::span<const ActorIndex> some) {
  std::vector<ActorIndex> asking;
  for (const ActorIndex actor : some) {
    if (corpus.eligibility.admits(corpus.rows()[actor], request.asked)) asking.push_back(actor);
  }
  std::sort(asking.begin(), asking.end());
  return asking;
}

}  // namespace

Result<BatchSummary> rank_everybody(const Corpus& corpus, const KindPairView& pair, const Searcher& searcher, const BatchRequest& request,
                                    const BatchSink& sink) {
  const BatchSearch search{corpus, pair, searcher};
  const std::vector<ActorIndex> order = requesters(corpus, request);
  const auto recall = recall_of(search, request, list_maker(search, request).needed());
  if (!recall) return tl::make_unexpected(recall.error());
  BatchSummary summary{order.size(), 0, {}, *recall};

  // One population: who asks is who is asked, and a pair is looked at once for both.
  const bool one_population = is_one_population(request);
  constexpr std::size_t kChunk = 16384;  // requests between two writes, of two populations
  for (std::size_t begin = 0; begin < order.size();) {
    const std::size_t end = one_population ? order.size() : std::min(order.size(), begin + kChunk);
    const std::vector<ActorIndex> asking =
        one_population ? searcher.actors : who_seek(corpus, request, std::span(order).subspan(begin, end - begin));
    auto lists = best_lists(search, request, asking);
    if (!lists) return tl::make_unexpected(lists.error());
    RankedList none = empty_list(request.diversity);
    for (std::size_t i = begin; i < end; ++i) {
      const auto at = std::lower_bound(asking.begin(), asking.end(), order[i]);
      RankedList& list = at != asking.end() && *at == order[i] ? (*lists)[at - asking.begin()] : none;
      list.recall = *recall;
      summary.without_match += list.matches.empty() ? 1 : 0;
      if (list.diversity) summary.diversity += list.diversity->cost;
      sink(order[i], list);
    }
    begin = end;
  }
  return summary;
}

}  // namespace binome
