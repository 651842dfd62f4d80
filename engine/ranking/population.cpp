#include "engine/ranking/population.hpp"

#include <tbb/task_arena.h>

#include <algorithm>

#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

// A TaskRunner for what is done under a lock: a thread that waits inside must not pick up outer work that wants the same lock.
void run_isolated(std::size_t count, const std::function<void(std::size_t)>& task) {
  tbb::this_task_arena::isolate([&] { run_in_parallel(count, task); });
}

// Makes the lists of k from the best `needed()` by score. One per thread.
class ListMaker {
 public:
  ListMaker(std::size_t k, std::optional<double> diversity, HeldOf held, const KindPairView& pair) : k_(k), diversity_(diversity) {
    if (diversity) similarity_.emplace(std::move(held), pair.edge_weights, pair.blocks);
  }

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

// Whether those who ask are those who are asked. A shard of them is not: it is searched for among all.
bool is_one_population(const BatchRequest& request) { return request.asker == request.asked && request.shard.count == 1; }

void keep_shard(std::vector<ActorIndex>& askers, Shard shard) {
  std::size_t kept = 0;
  for (std::size_t i = shard.index - 1; i < askers.size(); i += shard.count) askers[kept++] = askers[i];
  askers.resize(kept);
}

HeldOf held_of(const Population& population) {
  return [&held = population.held](ActorIndex actor) { return held[actor]; };
}

// The best `needed` by score for actors of the asking kind, ascending. `one_another`: these are exactly the candidates.
Result<std::vector<std::vector<ScoredActor>>> best_by_score(const Population& population, const KindPairView& pair, const Searcher& search,
                                                            const CandidateIndex& index, bool one_another, const BatchRequest& request,
                                                            std::size_t needed, std::span<const ActorIndex> asking) {
  const Profiles::Range askers = population.attributes().of_kind(request.asker);
  std::vector<Query> queries;
  std::vector<TopK> collectors;
  std::vector<Collector*> pointers;
  queries.reserve(asking.size());
  collectors.reserve(asking.size());
  for (const ActorIndex asker : asking) {
    queries.push_back({(*pair.wants)[asker - askers.begin], population.held[asker]});
    collectors.emplace_back(needed, asker, search.actors, population.order, [&population, asker, &request](ActorIndex candidate) {
      const Attributes own = population.attributes()[asker];
      return !population.eligibility.judge(own, own, candidate, request.include_partners);
    });
    pointers.push_back(&collectors.back());
  }
  const auto searched = one_another ? index.search_one_another(queries, pointers, run_in_parallel)
                                    : index.search(queries, search.range(), pointers, run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  std::vector<std::vector<ScoredActor>> lists;
  lists.reserve(asking.size());
  for (TopK& collector : collectors) lists.push_back(collector.take());
  return lists;
}

// The recall of an approximate search among the best k of request.asker's requests; null where the search is exact.
RecallMeasures::Measured recall_of(const Population& population, const KindPairView& pair, const Searcher& search,
                                   const BatchRequest& request, std::size_t k) {
  if (!search.recalls) return nullptr;
  return search.recalls->at(k, [&]() -> Result<Recall> {
    const AttributeRows& attributes = population.attributes();
    const Profiles::Range askers = attributes.of_kind(request.asker);
    std::vector<ActorIndex> all;
    for (ActorIndex i = askers.begin; i < askers.end; ++i) {
      if (attributes.visible(i) && population.eligibility.admits(attributes[i], request.asked)) all.push_back(i);
    }
    const std::vector<ActorIndex> sample = recall_sample(std::move(all));
    const auto found = best_by_score(population, pair, search, *search.index, false, request, k, sample);
    if (!found) return tl::make_unexpected(found.error());
    const auto exact = best_by_score(population, pair, search, *search.exact, false, request, k, sample);
    if (!exact) return tl::make_unexpected(exact.error());
    Recall recall{.k = k};
    for (std::size_t i = 0; i < sample.size(); ++i) recall.add((*exact)[i], (*found)[i]);
    return recall;
  });
}

// The lists of actors of the asking kind, ascending: of one population, exactly those that can be found.
Result<std::vector<RankedList>> best_lists(const Population& population, const KindPairView& pair, const Searcher& search,
                                           const BatchRequest& request, std::span<const ActorIndex> asking) {
  const std::size_t needed = ListMaker(request.k, request.diversity, held_of(population), pair).needed();
  auto best = best_by_score(population, pair, search, *search.index, is_one_population(request), request, needed, asking);
  if (!best) return tl::make_unexpected(best.error());
  std::vector<RankedList> lists(asking.size());
  parallel_blocks(0, asking.size(), 256, [&](std::size_t first, std::size_t last) {
    ListMaker maker(request.k, request.diversity, held_of(population), pair);
    for (std::size_t i = first; i < last; ++i) lists[i] = maker.make(std::move((*best)[i]));
  });
  return lists;
}

}  // namespace

RankedList empty_list(std::optional<double> diversity) {
  RankedList list;
  if (diversity) list.diversity.emplace();
  return list;
}

std::vector<std::uint32_t> Searcher::places_of(std::span<const ActorIndex> some) const {
  std::vector<std::uint32_t> places;
  auto from = actors.begin();
  const bool dense = some.size() > actors.size() / 16;
  for (const ActorIndex actor : some) {
    if (dense) {
      while (from != actors.end() && *from < actor) ++from;
    } else {
      from = std::lower_bound(from, actors.end(), actor);
    }
    if (from == actors.end()) break;
    if (*from == actor) places.push_back(static_cast<std::uint32_t>(from - actors.begin()));
  }
  return places;
}

Result<Searcher> make_search(const Population& population, const WantRows& back, Term asker, Term asked, bool everybody,
                             const SearchOptions& options) {
  Searcher search;
  const AttributeRows& attributes = population.attributes();
  const Profiles::Range range = attributes.of_kind(asked);
  for (ActorIndex i = range.begin; i < range.end; ++i) {
    if (attributes.visible(i) && (everybody || population.eligibility.admits(attributes[i], asker))) search.actors.push_back(i);
  }
  const Candidates candidates{&population.held, &back, search.actors, range.begin, population.concept_count};
  IndexFamily family = options.index;
  SearchWork work{candidates.size(), 0, population.concept_count, options.requests};
  SearchSpeed speed;
  if (family == IndexFamily::automatic) {
    work.batch = options.requests == kEverybody;
    if (work.batch) work.requests = attributes.of_kind(asker).size();
    work.concepts = count_concepts(candidates);
    const bool measured = !is_little(work) && work.requests != kManyRequests;
    if (measured) speed = measure_speed(candidates, run_isolated);
    Plan plan = plan_search(work, speed);
    if (!measured) plan.family = is_little(work) ? IndexFamily::brute_force : IndexFamily::columns;
    family = plan.family;
    if (options.on_plan) options.on_plan(plan);
  }
  if (family == IndexFamily::faiss) {
    auto index = make_faiss_index(candidates, options.faiss);
    if (!index) return tl::make_unexpected(index.error());
    search.index = std::move(*index);
  } else if (family == IndexFamily::brute_force) {
    search.index = make_brute_force_index(candidates);
  } else if (!is_exact(family)) {
    auto index = make_approximate_index(candidates, family == IndexFamily::ivf ? ApproximateWay::ivf : ApproximateWay::hnsw);
    if (!index) return tl::make_unexpected(index.error());
    search.index = std::move(*index);
    search.exact = make_brute_force_index(candidates);
    search.recalls = std::make_unique<RecallMeasures>();
  } else {
    // Many requests: at once, so that the first of them has not to wait.
    const bool at_once = options.index == IndexFamily::columns || options.requests == kManyRequests;
    search.index =
        at_once ? make_column_index(candidates, run_isolated) : make_column_index_when_needed(candidates, work, speed, run_isolated);
    if (at_once && options.on_copied) options.on_copied();
  }
  return search;
}

Result<RankedList> best_of_kind(const Population& population, const KindPairView& pair, const Searcher& search, const Asking& asking,
                                const ListRequest& request, const Overlay* overlay) {
  const Eligibility& eligibility = population.eligibility;
  const bool whole_kind = !population.taxonomy.parent(request.kind);
  ListMaker maker(request.k, request.diversity, overlay != nullptr ? overlay->held : held_of(population), pair);
  TopK best(maker.needed(), asking.wants.self, search.actors, population.order, [&](ActorIndex candidate) {
    const bool below = whole_kind || eligibility.of(candidate).subkind == request.kind;
    if (!below || eligibility.filter(*request.filter, candidate) != Rule::none) return false;
    return asking.imaginary || !eligibility.judge(asking.wants, asking.held, candidate, request.filter->include_partners);
  });
  if (overlay != nullptr) best.search_in(search.actors, &overlay->outdated);
  Collector* collector = &best;
  Query query = asking.query;
  std::vector<std::uint32_t> places;
  if (const auto some = eligibility.narrowed(asking.imaginary ? nullptr : &asking.wants, request.kind, *request.filter)) {
    places = search.places_of(*some);
    query.only = places;
  } else if (2 * request.filter->exclude.size() > search.actors.size()) {
    for (std::uint32_t place = 0; place < search.actors.size(); ++place) {
      if (eligibility.filter(*request.filter, search.actors[place]) == Rule::none) places.push_back(place);
    }
    query.only = places;
  }
  const auto searched = search.index->search(std::span(&query, 1), search.range(), std::span(&collector, 1), run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  if (overlay != nullptr) overlay->search(asking.query, best);
  RankedList list = maker.make(best.take());
  auto recall =
      recall_of(population, pair, search, {.asker = asking.wants.kind, .asked = population.taxonomy.root(request.kind)}, maker.needed());
  if (!recall) return tl::make_unexpected(recall.error());
  list.recall = std::move(*recall);
  return list;
}

Result<BatchSummary> rank_everybody(const Population& population, const KindPairView& pair, const Searcher& search,
                                    const BatchRequest& request, const BatchSink& sink) {
  const AttributeRows& attributes = population.attributes();
  const Profiles::Range askers = attributes.of_kind(request.asker);
  std::vector<ActorIndex> order;
  for (ActorIndex i = askers.begin; i < askers.end; ++i) {
    if (attributes.visible(i)) order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [&](ActorIndex x, ActorIndex y) { return text_of(population.ids, x) < text_of(population.ids, y); });
  keep_shard(order, request.shard);
  const std::size_t needed = ListMaker(request.k, request.diversity, held_of(population), pair).needed();
  const auto recall = recall_of(population, pair, search, request, needed);
  if (!recall) return tl::make_unexpected(recall.error());
  BatchSummary summary{order.size(), 0, {}, *recall};

  // One population: who asks is who is asked, and a pair is looked at once for both.
  const bool one_population = is_one_population(request);
  constexpr std::size_t kChunk = 16384;  // requests between two writes, of two populations
  for (std::size_t begin = 0; begin < order.size();) {
    const std::size_t end = one_population ? order.size() : std::min(order.size(), begin + kChunk);
    std::vector<ActorIndex> asking;  // who seeks no partner of this kind has an empty list
    if (one_population) {
      asking = search.actors;
    } else {
      for (std::size_t i = begin; i < end; ++i) {
        if (population.eligibility.admits(attributes[order[i]], request.asked)) asking.push_back(order[i]);
      }
      std::sort(asking.begin(), asking.end());
    }
    auto lists = best_lists(population, pair, search, request, asking);
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

PairScore listed_score(const Population& population, const WantRows& forth, const WantRows& back, ActorIndex a, ActorIndex b) {
  const AttributeRows& attributes = population.attributes();
  if (population.eligibility.judge(attributes[a], attributes[a], b, false)) return {};
  const WantsView wants_a = forth[a - attributes.of_kind(attributes.kind(a)).begin];
  const WantsView wants_b = back[b - attributes.of_kind(attributes.kind(b)).begin];
  const std::uint32_t met_a = met_weight(wants_a, population.held[b]);
  const std::uint32_t met_b = met_weight(wants_b, population.held[a]);
  if (met_a + met_b == 0) return {};
  return {directed_score(met_a, wants_a.prior, wants_a.wants_something), directed_score(met_b, wants_b.prior, wants_b.wants_something)};
}

std::vector<Term> asked_kinds(const Taxonomy& taxonomy, std::span<const Term> named, std::span<const Term> sought,
                              std::span<const Term> present) {
  TermSet kinds;
  kinds.add(named);
  if (kinds.empty()) {
    for (const Term kind : sought) kinds.add(taxonomy.root(kind));
  }
  if (kinds.empty()) kinds.add(present);
  return {kinds.all().begin(), kinds.all().end()};
}

std::size_t count_of_kind(const Population& population, Term kind) {
  const AttributeRows& attributes = population.attributes();
  const Profiles::Range range = attributes.of_kind(population.taxonomy.root(kind));
  if (!population.taxonomy.parent(kind)) return range.size();
  std::size_t count = 0;
  for (ActorIndex i = range.begin; i < range.end; ++i) count += attributes.subkind(i) == kind ? 1 : 0;
  return count;
}

}  // namespace binome
