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
      has_(has_rows(space_, profiles_)),
      ids_(id_rows(profiles_)),
      eligibility_(directory_, profiles_, taxonomy),
      order_(ids_, options.seed) {}

ActorCard Engine::card(ActorIndex actor) const {
  const Actor& record = profiles_.actor(actor);
  return {record.name, record.home.country, record.home.subdivision};
}

const PairTable& Engine::table(Term asker, Term asked) const {
  const std::lock_guard lock(building_);
  auto& slot = tables_[{asker, asked}];
  // Isolated: a thread that waits inside must not pick up outer work that wants the same lock.
  if (!slot) tbb::this_task_arena::isolate([&] { slot = std::make_unique<PairTable>(sources(), asker, asked); });
  return *slot;
}

PairView Engine::pair(Term asker, Term asked) const {
  const PairTable& forth = table(asker, asked);
  PairView view{&forth.wants(), forth.statistics().edge_weights(), {}};
  for (const std::size_t b : space_.owners()) view.blocks.push_back({space_.block_end(b), forth.statistics().block_weight(b)});
  return view;
}

Result<const Search*> Engine::search(Term asker, Term asked, IndexFamily family, bool everybody) const {
  const PairTable& back = table(asked, asker);
  const std::lock_guard lock(building_);
  auto& slot = searches_[{asker, asked, family, everybody}];
  if (slot) return slot.get();
  auto made =
      make_search(population(), back.wants(), asker, asked, everybody, {family, options_.faiss, options_.requests, options_.on_plan});
  if (!made) return tl::make_unexpected(made.error());
  slot = std::make_unique<Search>(std::move(*made));
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
    const auto most = std::max_element(kinds().begin(), kinds().end(), [&](Term x, Term y) { return size(x) < size(y); });
    if (most != kinds().end()) asker.wants.kind = *most;
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
  const Asker asker = request.kinds.empty() && request.actor ? make_asker(request) : Asker{};
  return binome::asked_kinds(population(), request.kinds, asker.wants.seeks.of(Vocabulary::kind));
}

Result<std::vector<MatchList>> Engine::match(const MatchRequest& request) const {
  const Asker asker = make_asker(request);
  std::vector<MatchList> lists;
  for (const Term kind : asked_kinds(request)) {
    auto best = best_of_kind(asker, kind, request);
    if (!best) return tl::make_unexpected(best.error());
    lists.push_back({std::move(*best), kind, count_of_kind(population(), kind)});
  }
  return lists;
}

Result<RankedList> Engine::best_of_kind(const Asker& asker, Term kind, const MatchRequest& request) const {
  const Term asked = taxonomy_.root(kind);
  const Term asking = asker.wants.kind;
  if (profiles_.of_kind(asked).size() == 0) return empty_list(request.diversity);
  const QuantizedWants wants = table(asking, asked).quantize(asker.wants);
  const auto found = search(asking, asked, options_.index, asker.imaginary);
  if (!found) return tl::make_unexpected(found.error());
  return binome::best_of_kind(population(), pair(asking, asked), **found,
                              {{wants.view(), asker.has_row}, attributes_of(asker.wants), attributes_of(asker.has), asker.imaginary},
                              {kind, request.k, &request.filter, request.diversity});
}

Result<BatchSummary> Engine::batch(const BatchRequest& request, const BatchSink& sink) const {
  const auto found = search(request.asker, request.asked, options_.index);
  if (!found) return tl::make_unexpected(found.error());
  return rank_everybody(population(), pair(request.asker, request.asked), **found, request, sink);
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
  const Term kind_a = profiles_[a].kind;
  const Term kind_b = profiles_[b].kind;
  return binome::listed_score(population(), table(kind_a, kind_b).wants(), table(kind_b, kind_a).wants(), a, b);
}

Exclusion Engine::judge(ActorIndex a, ActorIndex b, bool include_partners) const {
  const Attributes own = eligibility_.attributes()[a];
  return eligibility_.judge(own, own, b, include_partners);
}

}  // namespace binome
