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

// Makes the lists of k from the best `needed()` by score. One per thread.
class ListMaker {
 public:
  ListMaker(std::size_t k, std::optional<double> diversity, HasOf has, const ConceptSpace& space, const PairStatistics& statistics)
      : k_(k), diversity_(diversity) {
    if (!diversity) return;
    std::vector<HasSimilarity::Block> blocks;
    for (const std::size_t b : space.owners()) blocks.push_back({space.block_end(b), statistics.block_weight(b)});
    similarity_.emplace(std::move(has), statistics.edge_weights(), std::move(blocks));
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

Engine::Engine(std::shared_ptr<const Engine> base, std::shared_ptr<const ActorChanges> changes)
    : base_(std::move(base)),
      changes_(std::move(changes)),
      taxonomy_(base_->taxonomy_),
      weights_(),
      profiles_(base_->profiles_, *changes_),
      space_({}),
      eligibility_(base_->eligibility_, profiles_, *changes_),
      order_(base_->order_, profiles_),
      kinds_(changes_->kinds(taxonomy_)) {}

WantsView Engine::wants(ActorIndex actor, Term asked) const {
  if (const ChangedActor* changed = changes_ ? changes_->find(actor) : nullptr)
    return changed->wants.toward(asked, table(changed->profile.kind, asked), changed->profile);
  const Term kind = profiles_[actor].kind;
  return table(kind, asked).wants()[actor - profiles_.of_kind(kind).begin];
}

const Listing* Engine::find_listing(std::string_view id) const {
  if (const Listing* changed = changes_ ? changes_->find_listing(id) : nullptr) return changed;
  const auto& listings = directory().listings;
  const auto found = std::find_if(listings.begin(), listings.end(), [&](const Listing& listing) { return listing.id == id; });
  if (found == listings.end()) return nullptr;
  return changes_ && changes_->find(found->actor) != nullptr ? nullptr : &*found;  // what a changed actor still has was found
}

const PairTable& Engine::table(Term asker, Term asked) const {
  if (base_) return base_->table(asker, asked);
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
  if (base_) return base_->search(asker, asked, family, everybody);
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

Result<void> Engine::search_all(const Query& query, Term asking, Term asked, IndexFamily family, bool everybody,
                                ActorCollector& collector) const {
  const auto found = search(asking, asked, family, everybody);
  if (!found) return tl::make_unexpected(found.error());
  const ActorChanges::Changed changed(changes_.get());
  collector.search_in((*found)->actors, changes_ ? &changed : nullptr);
  Collector* pointer = &collector;
  auto searched = (*found)->index->search(std::span(&query, 1), (*found)->range(), std::span(&pointer, 1), run_in_parallel);
  if (searched && changes_) changes_->search(query, asking, asked, table(asked, asking), space().size(), collector);
  return searched;
}

std::vector<std::pair<Term, Term>> Engine::searched_kinds() const {
  const Engine& engine = frozen();
  const std::lock_guard lock(engine.building_);
  std::vector<std::pair<Term, Term>> kinds;
  for (const auto& [key, made] : engine.searches_) {
    const std::pair pair(std::get<0>(key), std::get<1>(key));
    if (made && (kinds.empty() || kinds.back() != pair)) kinds.push_back(pair);
  }
  return kinds;
}

Result<void> Engine::prepare(std::span<const std::pair<Term, Term>> kinds) const {
  for (const auto& [asker, asked] : kinds) {
    (void)table(asker, asked);
    if (const auto made = search(asker, asked, family()); !made) return tl::make_unexpected(made.error());
  }
  return {};
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
  if (request.actor && request.listing == nullptr) asker.has_row.assign(has(*request.actor).begin(), has(*request.actor).end());
  else asker.has_row = space().has(asker.has);
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
    lists.push_back({std::move(*best), kind, count(kind)});
  }
  return lists;
}

// The actors of a kind or sub-kind.
std::size_t Engine::count(Term kind) const {
  if (changes_) return changes_->population(kind).all;
  const Profiles::Range range = profiles_.of_kind(taxonomy_.root(kind));
  if (!taxonomy_.parent(kind)) return range.size();
  std::size_t all = 0;
  for (ActorIndex i = range.begin; i < range.end; ++i) all += profiles_[i].subkind == kind ? 1 : 0;
  return all;
}

Result<RankedList> Engine::best_of_kind(const Asker& asker, Term kind, const MatchRequest& request) const {
  const Term asked = taxonomy_.root(kind);
  const Term asking = asker.wants.kind;
  if (count(asked) == 0) return empty_list(request.diversity);
  const PairTable& forth = table(asking, asked);
  const QuantizedWants wants = forth.quantize(asker.wants);
  const Query query{wants.view(), asker.has_row};
  ListMaker maker(request.k, request.diversity, has_of(), space(), forth.statistics());
  TopK best(maker.needed(), asker.self(), {}, order_, [&](ActorIndex candidate) {
    const bool below = kind == asked || profiles_[candidate].subkind == kind;
    if (!below || eligibility_.filter(request.filter, candidate) != Rule::none) return false;
    return asker.imaginary || !eligibility_.judge(asker.wants, asker.has, candidate, request.filter.include_partners);
  });
  const auto searched = search_all(query, asking, asked, family(), asker.imaginary, best);
  if (!searched) return tl::make_unexpected(searched.error());
  return maker.make(best.take());
}

Result<BatchSummary> Engine::batch(const BatchRequest& request, const BatchSink& sink) const {
  if (changes_)
    return fail(ErrorKind::wrong_use, "recalculer l'annuaire avant un traitement par lot", "rebuild the directory before a batch");
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
  BatchSummary summary{order.size(), 0, {}};

  // One population: who asks is who is asked, and a pair is scored once for both.
  const bool one_population = request.asker == request.asked;
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
  const std::size_t needed = ListMaker(request.k, request.diversity, has_of(), space_, forth.statistics()).needed();
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
  const auto searched = request.asker == request.asked ? searched_in.index->search_one_another(queries, pointers, run_in_parallel)
                                                       : searched_in.index->search(queries, searched_in.range(), pointers, run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  std::vector<RankedList> lists(asking.size());
  parallel_blocks(0, asking.size(), 256, [&](std::size_t first, std::size_t last) {
    ListMaker maker(request.k, request.diversity, has_of(), space_, forth.statistics());
    for (std::size_t i = first; i < last; ++i) lists[i] = maker.make(collectors[i].take());
  });
  return lists;
}

PairScore Engine::score(const Asker& asker, ActorIndex candidate) const {
  const Term asked = profiles_[candidate].kind;
  const Term asking = asker.wants.kind;
  const QuantizedWants forth = table(asking, asked).quantize(asker.wants);
  const WantsView back = wants(candidate, asking);
  return {directed_score(met_weight(forth.view(), has(candidate)), forth.prior, forth.wants_something),
          directed_score(met_weight(back, asker.has_row), back.prior, back.wants_something)};
}

PairScore Engine::score(ActorIndex a, ActorIndex b) const {
  const WantsView forth = wants(a, profiles_[b].kind);
  const WantsView back = wants(b, profiles_[a].kind);
  return {directed_score(met_weight(forth, has(b)), forth.prior, forth.wants_something),
          directed_score(met_weight(back, has(a)), back.prior, back.wants_something)};
}

PairScore Engine::listed_score(ActorIndex a, ActorIndex b) const {
  if (judge(a, b)) return {};
  const bool shared = met_weight(wants(a, profiles_[b].kind), has(b)) + met_weight(wants(b, profiles_[a].kind), has(a)) > 0;
  return shared ? score(a, b) : PairScore{};
}

Exclusion Engine::judge(ActorIndex a, ActorIndex b, bool include_partners) const {
  return eligibility_.judge(profiles_[a], profiles_[a], b, include_partners);
}

}  // namespace binome
