#include "engine/engine.hpp"

#include <tbb/task_arena.h>

#include <algorithm>
#include <numeric>

#include "engine/internal/parallel.hpp"
#include "engine/parallel_runner.hpp"

namespace binome {
namespace {

HasRows has_rows(const ConceptSpace& space, const Profiles& profiles) {
  return rows_in_parallel<HasRows>(profiles.size(),
                                   [&](std::size_t i, HasRows& rows) { rows.append(space.has(profiles[static_cast<ActorIndex>(i)])); });
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
  const auto searched = (*found)->index->search(std::span(&query, 1), (*found)->range(), std::span(&collector, 1));
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
  const PairTable& forth = table(request.asker, request.asked);
  const auto found = search(request.asker, request.asked, family());
  if (!found) return tl::make_unexpected(found.error());
  const Search& searched_in = **found;

  constexpr std::size_t kBlock = 256;          // requests searched together: BLAS wants at least 20
  constexpr std::size_t kChunk = 16 * kBlock;  // requests between two writes
  BatchSummary summary{order.size(), 0, {}};
  std::mutex failing;
  std::optional<Error> failed;
  for (std::size_t begin = 0; begin < order.size() && !failed; begin += kChunk) {
    const std::size_t end = std::min(order.size(), begin + kChunk);
    std::vector<RankedList> best(end - begin, empty_list(request.diversity));
    parallel_blocks(begin, end, kBlock, [&](std::size_t first, std::size_t last) {
      ListMaker maker(request.k, request.diversity, has_, space_, forth.statistics());
      std::vector<std::size_t> places;  // in `best`; who seeks no partner of this kind has none
      std::vector<Query> queries;
      std::vector<TopK> collectors;
      std::vector<Collector*> pointers;
      collectors.reserve(last - first);
      for (std::size_t i = first; i < last; ++i) {
        const ActorIndex asker = order[i];
        const Profile& profile = profiles_[asker];
        if (!admits(profile, request.asked)) continue;
        places.push_back(i - begin);
        queries.push_back({forth.wants()[asker - askers.begin], has_[asker]});
        collectors.emplace_back(maker.needed(), asker, searched_in.actors, order_, [this, &profile, &request](ActorIndex candidate) {
          return !eligibility_.judge(profile, profile, candidate, request.include_partners);
        });
        pointers.push_back(&collectors.back());
      }
      const auto searched = searched_in.index->search(queries, searched_in.range(), pointers);
      if (!searched) {
        const std::lock_guard lock(failing);
        failed = searched.error();
        return;
      }
      for (std::size_t q = 0; q < places.size(); ++q) {
        best[places[q]] = maker.make(collectors[q].take());
      }
    });
    if (failed) break;
    for (std::size_t i = begin; i < end; ++i) {
      const RankedList& list = best[i - begin];
      summary.without_match += list.matches.empty() ? 1 : 0;
      if (list.diversity) summary.diversity += list.diversity->cost;
      sink(order[i], list);
    }
  }
  if (failed) return tl::make_unexpected(*failed);
  return summary;
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
