#include "engine/engine.hpp"

#include <tbb/task_arena.h>

#include <algorithm>
#include <numeric>

#include "engine/internal/parallel.hpp"

namespace binome {
namespace {

HasRows has_rows(const ConceptSpace& space, const Profiles& profiles) {
  constexpr std::size_t kChunk = 1 << 16;  // bounds the memory of rows not yet appended
  HasRows rows;
  for (std::size_t begin = 0; begin < profiles.size(); begin += kChunk) {
    const std::size_t end = std::min(profiles.size(), begin + kChunk);
    std::vector<std::vector<ConceptId>> chunk(end - begin);
    parallel_blocks(begin, end, 256, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) chunk[i - begin] = space.has(profiles[static_cast<ActorIndex>(i)]);
    });
    for (const auto& row : chunk) rows.append(row);
  }
  return rows;
}

void run_in_parallel(std::size_t count, const std::function<void(std::size_t)>& task) {
  parallel_blocks(0, count, 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) task(i);
  });
}

std::vector<Term> visible_kinds(const Profiles& profiles) {
  std::vector<Term> kinds;
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    if (profiles[i].visible && (kinds.empty() || kinds.back() != profiles[i].kind)) kinds.push_back(profiles[i].kind);
  }
  return kinds;  // profiles are sorted by kind
}

RankedList empty_list(std::optional<double> diversity) {
  RankedList list;
  if (diversity) list.diversity.emplace();
  return list;
}

// Whether those who ask are those who are asked. A shard of them is not: it is searched for among all.
bool is_one_population(const BatchRequest& request) { return request.asker == request.asked && request.shard.count == 1; }

void keep_shard(std::vector<ActorIndex>& askers, Shard shard) {
  std::size_t kept = 0;
  for (std::size_t i = shard.index - 1; i < askers.size(); i += shard.count) askers[kept++] = askers[i];
  askers.resize(kept);
}

// Makes the lists of k from the best `needed()` by score. One per thread.
class ListMaker {
 public:
  ListMaker(std::size_t k, std::optional<double> diversity, const HasRows& has, const ConceptSpace& space, const PairStatistics& statistics)
      : k_(k), diversity_(diversity) {
    if (!diversity) return;
    std::vector<HasSimilarity::Block> blocks;
    for (const std::size_t b : space.owners()) blocks.push_back({space.block_end(b), statistics.block_weight(b)});
    similarity_.emplace(has, statistics.edge_weights(), std::move(blocks));
  }

  std::size_t needed() const { return diversity_ ? kDiversityPool * k_ : k_; }
  RankedList make(std::vector<ScoredActor> best) {
    if (diversity_) return diversify(best, k_, *diversity_, *similarity_);
    return {std::move(best), std::nullopt};
  }

 private:
  std::size_t k_;
  std::optional<double> diversity_;
  std::optional<HasSimilarity> similarity_;
};

}  // namespace

Engine::Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options)
    : directory_(std::move(directory)),
      taxonomy_(taxonomy),
      weights_(std::move(weights)),
      options_(options),
      profiles_(Profiles::build(directory_, options.today, run_in_parallel)),
      space_(make_blocks(taxonomy, profiles_)),
      has_(has_rows(space_, profiles_)),
      eligibility_(directory_, profiles_, taxonomy),
      order_(profiles_, options.seed),
      kinds_(visible_kinds(profiles_)) {}

const PairTable& Engine::table(Term asker, Term asked) const {
  const std::lock_guard lock(building_);
  auto& slot = tables_[{asker, asked}];
  // Isolated: a thread that waits inside must not pick up outer work that wants the same lock.
  if (!slot) tbb::this_task_arena::isolate([&] { slot = std::make_unique<PairTable>(sources(), asker, asked); });
  return *slot;
}

bool Engine::admits(const Profile& profile, Term kind) const {
  const auto kinds = profile.seeks.of(Vocabulary::kind);
  return kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](Term sought) { return taxonomy_.root(sought) == kind; });
}

Result<const Engine::Search*> Engine::search(Term asker, Term asked, IndexFamily family, bool everybody) const {
  const PairTable& back = table(asked, asker);
  const std::lock_guard lock(building_);
  auto& slot = searches_[{asker, asked, family, everybody}];
  if (slot) return slot.get();
  auto made = std::make_unique<Search>();
  const Profiles::Range range = profiles_.of_kind(asked);
  for (ActorIndex i = range.begin; i < range.end; ++i) {
    if (profiles_[i].visible && (everybody || admits(profiles_[i], asker))) made->actors.push_back(i);
  }
  const Candidates candidates{&has_, &back.wants(), made->actors, range.begin, space_.size()};
  if (family == IndexFamily::faiss) {
    auto index = make_faiss_index(candidates, options_.faiss);
    if (!index) return tl::make_unexpected(index.error());
    made->index = std::move(*index);
  } else if (family == IndexFamily::postings) {
    tbb::this_task_arena::isolate([&] { made->index = make_postings_index(candidates, run_in_parallel); });
  } else {
    made->index = make_brute_force_index(candidates);
  }
  slot = std::move(made);
  return slot.get();
}

Asker Engine::make_asker(const MatchRequest& request) const {
  Asker asker;
  if (request.actor) {
    asker.wants = asker.has = profiles_[*request.actor];
    if (request.listing != nullptr) {
      ListingProfile listing = apply_listing(profiles_[*request.actor], *request.listing, profiles_.lexicon());
      asker.wants = std::move(listing.wants);
      asker.has = std::move(listing.has);
    }
  } else {
    asker.imaginary = true;
    // It asks as the most frequent kind would: the statistics of that kind are the best known.
    const auto size = [this](Term kind) { return profiles_.of_kind(kind).size(); };
    const auto most = std::max_element(kinds_.begin(), kinds_.end(), [&](Term x, Term y) { return size(x) < size(y); });
    if (most != kinds_.end()) asker.wants.kind = *most;
    asker.wants.self = static_cast<ActorIndex>(profiles_.size());  // nobody
    asker.wants.facts.add(request.filter.countries.all());
    asker.wants.facts.add(request.filter.themes.all());
    asker.wants.evidence = static_cast<std::uint32_t>(asker.wants.facts.size());
    asker.has = asker.wants;
  }
  if (request.actor && request.listing == nullptr) asker.has_row.assign(has_[*request.actor].begin(), has_[*request.actor].end());
  else asker.has_row = space_.has(asker.has);
  return asker;
}

std::vector<Term> Engine::asked_kinds(const MatchRequest& request) const {
  TermSet wanted;
  wanted.add(request.kinds);
  if (wanted.empty() && request.actor) {
    const Asker asker = make_asker(request);
    for (const Term kind : asker.wants.seeks.of(Vocabulary::kind)) wanted.add(taxonomy_.root(kind));
  }
  if (wanted.empty()) wanted.add(kinds_);
  return {wanted.all().begin(), wanted.all().end()};
}

Result<std::vector<MatchList>> Engine::match(const MatchRequest& request) const {
  const Asker asker = make_asker(request);
  std::vector<MatchList> lists;
  for (const Term kind : asked_kinds(request)) {
    auto best = best_of_kind(asker, kind, request);
    if (!best) return tl::make_unexpected(best.error());
    const Profiles::Range range = profiles_.of_kind(taxonomy_.root(kind));
    std::size_t candidates = range.size();
    if (taxonomy_.parent(kind)) {
      candidates = 0;
      for (ActorIndex i = range.begin; i < range.end; ++i) candidates += profiles_[i].subkind == kind ? 1 : 0;
    }
    lists.push_back({std::move(*best), kind, candidates});
  }
  return lists;
}

Result<RankedList> Engine::best_of_kind(const Asker& asker, Term kind, const MatchRequest& request) const {
  const Term asked = taxonomy_.root(kind);
  const Term asking = asker.wants.kind;
  const Profiles::Range range = profiles_.of_kind(asked);
  if (range.size() == 0) return empty_list(request.diversity);
  const PairTable& forth = table(asking, asked);
  const QuantizedWants wants = forth.quantize(asker.wants);
  const Query query{wants.view(), asker.has_row};
  const auto found = search(asking, asked, family(), asker.imaginary);
  if (!found) return tl::make_unexpected(found.error());
  ListMaker maker(request.k, request.diversity, has_, space_, forth.statistics());
  TopK best(maker.needed(), asker.self(), (*found)->actors, order_, [&](ActorIndex candidate) {
    const bool below = kind == asked || profiles_[candidate].subkind == kind;
    if (!below || eligibility_.filter(request.filter, candidate) != Rule::none) return false;
    return asker.imaginary || !eligibility_.judge(asker.wants, asker.has, candidate, request.filter.include_partners);
  });
  Collector* collector = &best;
  const auto searched = (*found)->index->search(std::span(&query, 1), (*found)->range(), std::span(&collector, 1), run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  return maker.make(best.take());
}

Result<BatchSummary> Engine::batch(const BatchRequest& request, const BatchSink& sink) const {
  const Profiles::Range askers = profiles_.of_kind(request.asker);
  std::vector<ActorIndex> order;
  for (ActorIndex i = askers.begin; i < askers.end; ++i) {
    if (profiles_[i].visible) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](ActorIndex x, ActorIndex y) { return profiles_.id(x) < profiles_.id(y); });
  keep_shard(order, request.shard);
  const PairTable& forth = table(request.asker, request.asked);
  const auto found = search(request.asker, request.asked, family());
  if (!found) return tl::make_unexpected(found.error());
  const Search& searched_in = **found;
  BatchSummary summary{order.size(), 0, {}};

  // One population: who asks is who is asked, and a pair is scored once for both.
  const bool one_population = is_one_population(request);
  constexpr std::size_t kChunk = 16384;  // requests between two writes, of two populations
  for (std::size_t begin = 0; begin < order.size();) {
    const std::size_t end = one_population ? order.size() : std::min(order.size(), begin + kChunk);
    std::vector<ActorIndex> asking;  // who seeks no partner of this kind has an empty list
    if (one_population) {
      asking = searched_in.actors;
    } else {
      for (std::size_t i = begin; i < end; ++i) {
        if (admits(profiles_[order[i]], request.asked)) asking.push_back(order[i]);
      }
      std::sort(asking.begin(), asking.end());
    }
    auto lists = best_lists(request, forth, searched_in, asking);
    if (!lists) return tl::make_unexpected(lists.error());
    const RankedList none = empty_list(request.diversity);
    for (std::size_t i = begin; i < end; ++i) {
      const auto at = std::lower_bound(asking.begin(), asking.end(), order[i]);
      const RankedList& list = at != asking.end() && *at == order[i] ? (*lists)[at - asking.begin()] : none;
      summary.without_match += list.matches.empty() ? 1 : 0;
      if (list.diversity) summary.diversity += list.diversity->cost;
      sink(order[i], list);
    }
    begin = end;
  }
  return summary;
}

Result<std::vector<RankedList>> Engine::best_lists(const BatchRequest& request, const PairTable& forth, const Search& searched_in,
                                                   std::span<const ActorIndex> asking) const {
  const Profiles::Range askers = profiles_.of_kind(request.asker);
  const std::size_t needed = ListMaker(request.k, request.diversity, has_, space_, forth.statistics()).needed();
  std::vector<Query> queries;
  std::vector<TopK> collectors;
  std::vector<Collector*> pointers;
  queries.reserve(asking.size());
  collectors.reserve(asking.size());
  for (const ActorIndex asker : asking) {
    queries.push_back({forth.wants()[asker - askers.begin], has_[asker]});
    collectors.emplace_back(needed, asker, searched_in.actors, order_, [this, asker, &request](ActorIndex candidate) {
      return !eligibility_.judge(profiles_[asker], profiles_[asker], candidate, request.include_partners);
    });
    pointers.push_back(&collectors.back());
  }
  const auto searched = is_one_population(request) ? searched_in.index->search_one_another(queries, pointers, run_in_parallel)
                                                   : searched_in.index->search(queries, searched_in.range(), pointers, run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  std::vector<RankedList> lists(asking.size());
  parallel_blocks(0, asking.size(), 256, [&](std::size_t first, std::size_t last) {
    ListMaker maker(request.k, request.diversity, has_, space_, forth.statistics());
    for (std::size_t i = first; i < last; ++i) lists[i] = maker.make(collectors[i].take());
  });
  return lists;
}

PairScore Engine::score(const Asker& asker, ActorIndex candidate) const {
  const Term asked = profiles_[candidate].kind;
  const Term asking = asker.wants.kind;
  const QuantizedWants wants = table(asking, asked).quantize(asker.wants);
  const WantsView back = table(asked, asking).wants()[candidate - profiles_.of_kind(asked).begin];
  return {directed_score(met_weight(wants.view(), has_[candidate]), wants.prior, wants.wants_something),
          directed_score(met_weight(back, asker.has_row), back.prior, back.wants_something)};
}

PairScore Engine::score(ActorIndex a, ActorIndex b) const {
  const Term kind_a = profiles_[a].kind;
  const Term kind_b = profiles_[b].kind;
  const WantsView forth = table(kind_a, kind_b).wants()[a - profiles_.of_kind(kind_a).begin];
  const WantsView back = table(kind_b, kind_a).wants()[b - profiles_.of_kind(kind_b).begin];
  return {directed_score(met_weight(forth, has_[b]), forth.prior, forth.wants_something),
          directed_score(met_weight(back, has_[a]), back.prior, back.wants_something)};
}

PairScore Engine::listed_score(ActorIndex a, ActorIndex b) const {
  if (judge(a, b)) return {};
  const Term kind_a = profiles_[a].kind;
  const Term kind_b = profiles_[b].kind;
  const WantsView forth = table(kind_a, kind_b).wants()[a - profiles_.of_kind(kind_a).begin];
  const WantsView back = table(kind_b, kind_a).wants()[b - profiles_.of_kind(kind_b).begin];
  return met_weight(forth, has_[b]) + met_weight(back, has_[a]) == 0 ? PairScore{} : score(a, b);
}

Exclusion Engine::judge(ActorIndex a, ActorIndex b, bool include_partners) const {
  return eligibility_.judge(profiles_[a], profiles_[a], b, include_partners);
}

}  // namespace binome
