#include "engine/engine.hpp"

#include <tbb/task_arena.h>

#include <algorithm>
#include <numeric>

#include "engine/parallel/parallel.hpp"
#include "engine/parallel/parallel_runner.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

HeldRows held_rows(const ConceptSpace& space, const Profiles& profiles) {
  return rows_in_parallel<HeldRows>(profiles.size(),
                                    [&](std::size_t i, HeldRows& rows) { rows.append(space.held(profiles[static_cast<ActorIndex>(i)])); });
}

TextRows id_rows(const Profiles& profiles) {
  TextRows ids;
  for (ActorIndex i = 0; i < profiles.size(); ++i) ids.append(profiles.id(i));
  return ids;
}

}  // namespace

Engine::Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options)
    : directory_(std::move(directory)),
      taxonomy_(taxonomy),
      weights_(std::move(weights)),
      options_(options),
      profiles_(Profiles::build(directory_, options.today, run_in_parallel)),
      space_(make_blocks(taxonomy, profiles_)),
      held_(held_rows(space_, profiles_)),
      ids_(id_rows(profiles_)),
      eligibility_(directory_, profiles_, taxonomy),
      order_(ids_, options.seed) {}

Engine::Engine(std::shared_ptr<const Engine> base, std::shared_ptr<const ActorChanges> changes)
    : base_(std::move(base)),
      changes_(std::move(changes)),
      changed_kinds_(changes_->kinds(base_->taxonomy_)),
      taxonomy_(base_->taxonomy_),
      weights_(),
      profiles_(base_->profiles_, *changes_),
      space_({}),
      eligibility_(base_->eligibility_, *changes_),
      order_(base_->order_, profiles_) {}

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

std::size_t Engine::count(Term kind) const { return changes_ ? changes_->population(kind).all : count_of_kind(population(), kind); }

ActorCard Engine::card(ActorIndex actor) const {
  const Actor& record = profiles_.actor(actor);
  return {record.name, record.home.country, record.home.subdivision};
}

const KindPairTable& Engine::table(Term asker, Term asked) const {
  if (base_) return base_->table(asker, asked);
  const std::lock_guard lock(building_);
  auto& slot = tables_[{asker, asked}];
  // Isolated: a thread that waits inside must not pick up outer work that wants the same lock.
  if (!slot) tbb::this_task_arena::isolate([&] { slot = std::make_unique<KindPairTable>(sources(), asker, asked); });
  return *slot;
}

KindPairView Engine::pair(Term asker, Term asked) const {
  const KindPairTable& forth = table(asker, asked);
  KindPairView view{&forth.wants(), forth.statistics().edge_weights(), {}};
  for (const std::size_t b : space().owners()) view.blocks.push_back({space().block_end(b), forth.statistics().block_weight(b)});
  return view;
}

Result<const Searcher*> Engine::search(Term asker, Term asked, IndexFamily family, bool everybody) const {
  if (base_) return base_->search(asker, asked, family, everybody);
  const KindPairTable& back = table(asked, asker);
  const std::lock_guard lock(building_);
  auto& slot = searches_[{asker, asked, family, everybody}];
  if (slot) return slot.get();
  auto made =
      make_search(population(), back.wants(), asker, asked, everybody, {family, options_.faiss, options_.requests, options_.on_plan});
  if (!made) return tl::make_unexpected(made.error());
  slot = std::make_unique<Searcher>(std::move(*made));
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
    if (const auto made = search(asker, asked, options().index); !made) return tl::make_unexpected(made.error());
  }
  return {};
}

Requester Engine::make_requester(const MatchRequest& request) const {
  Requester asker;
  if (request.actor) {
    asker.wants = asker.held = profiles_[*request.actor];
    if (request.listing != nullptr) {
      ListingProfile listing = apply_listing(profiles_[*request.actor], *request.listing, profiles_.lexicon());
      asker.wants = std::move(listing.wants);
      asker.held = std::move(listing.held);
    }
  } else {
    asker.imaginary = true;
    // It asks as the most frequent kind would: the statistics of that kind are the best known.
    const auto size = [this](Term kind) { return profiles_.of_kind(kind).size(); };
    const auto most = std::max_element(kinds().begin(), kinds().end(), [&](Term x, Term y) { return size(x) < size(y); });
    if (most != kinds().end()) asker.wants.kind = *most;
    asker.wants.self = static_cast<ActorIndex>(profiles_.size());  // nobody
    asker.wants.facts.add(request.filter.countries.all());
    asker.wants.facts.add(request.filter.themes.all());
    asker.wants.evidence = static_cast<std::uint32_t>(asker.wants.facts.size());
    asker.held = asker.wants;
  }
  if (request.actor && request.listing == nullptr) asker.held_row.assign(held(*request.actor).begin(), held(*request.actor).end());
  else asker.held_row = space().held(asker.held);
  return asker;
}

std::vector<Term> Engine::asked_kinds(const MatchRequest& request) const {
  const Requester asker = request.kinds.empty() && request.actor ? make_requester(request) : Requester{};
  return binome::asked_kinds(taxonomy_, request.kinds, asker.wants.seeks.of(Vocabulary::kind), kinds());
}

Result<std::vector<MatchList>> Engine::match(const MatchRequest& request) const {
  const Requester asker = make_requester(request);
  std::vector<MatchList> lists;
  for (const Term kind : asked_kinds(request)) {
    auto best = best_of_kind(asker, kind, request);
    if (!best) return tl::make_unexpected(best.error());
    lists.push_back({std::move(*best), kind, count(kind)});
  }
  return lists;
}

Result<RankedList> Engine::best_of_kind(const Requester& asker, Term kind, const MatchRequest& request) const {
  const Term asked = taxonomy_.root(kind);
  const Term asking = asker.wants.kind;
  if (count(asked) == 0) return empty_list(request.diversity);
  const KindPairTable& forth = table(asking, asked);
  // The table has what an unchanged actor wants; a listing or a mere filter wants something of its own.
  const bool in_table = request.actor && request.listing == nullptr && !changes_;
  const QuantizedWants own = in_table ? QuantizedWants() : forth.quantize(asker.wants);
  const WantsView wants = in_table ? forth.wants()[*request.actor - profiles_.of_kind(asking).begin] : own.view();
  const auto found = search(asking, asked, options().index, asker.imaginary);
  if (!found) return tl::make_unexpected(found.error());
  const ActorChanges::Changed outdated(changes_.get());
  const Overlay overlay{[this](ActorIndex actor) { return held(actor); }, outdated,
                        [&](const Query& query, ActorCollector& collector) {
                          changes_->search(query, asking, asked, table(asked, asking), space().size(), collector);
                        }};
  return binome::best_of_kind(population(), pair(asking, asked), **found,
                              {{wants, asker.held_row}, attributes_of(asker.wants), attributes_of(asker.held), asker.imaginary},
                              {kind, request.k, &request.filter, request.diversity}, changes_ ? &overlay : nullptr);
}

Result<BatchSummary> Engine::batch(const BatchRequest& request, const BatchSink& sink) const {
  if (changes_)
    return fail(ErrorCode::rebuild_before_batch);
  const auto found = search(request.asker, request.asked, options().index);
  if (!found) return tl::make_unexpected(found.error());
  return rank_everybody(population(), pair(request.asker, request.asked), **found, request, sink);
}

PairScore Engine::score(const Requester& asker, ActorIndex candidate) const {
  const Term asked = profiles_[candidate].kind;
  const Term asking = asker.wants.kind;
  const QuantizedWants forth = table(asking, asked).quantize(asker.wants);
  const WantsView back = wants(candidate, asking);
  return {directed_score(met_weight(forth.view(), held(candidate)), forth.prior, forth.wants_something),
          directed_score(met_weight(back, asker.held_row), back.prior, back.wants_something)};
}

PairScore Engine::score(ActorIndex a, ActorIndex b) const {
  const WantsView forth = wants(a, profiles_[b].kind);
  const WantsView back = wants(b, profiles_[a].kind);
  return {directed_score(met_weight(forth, held(b)), forth.prior, forth.wants_something),
          directed_score(met_weight(back, held(a)), back.prior, back.wants_something)};
}

PairScore Engine::listed_score(ActorIndex a, ActorIndex b) const {
  if (judge(a, b)) return {};
  const bool shared = met_weight(wants(a, profiles_[b].kind), held(b)) + met_weight(wants(b, profiles_[a].kind), held(a)) > 0;
  return shared ? score(a, b) : PairScore{};
}

Exclusion Engine::judge(ActorIndex a, ActorIndex b, bool include_partners) const {
  const Attributes own = eligibility_.of(a);
  return eligibility_.judge(own, own, b, include_partners);
}

}  // namespace binome
