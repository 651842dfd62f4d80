#include "engine/directory_matcher.hpp"

#include <algorithm>
#include <utility>

#include "engine/ranking/best_lists.hpp"

namespace binome {
namespace {

// It works on what the filter names, and asks as the most frequent kind would: the statistics of that kind are the best known.
Profile imaginary_profile(const DirectoryState& directory, const Filter& filter) {
  Profile profile;
  const std::vector<Term> kinds = directory.now.kinds();
  const auto size = [&](Term kind) { return directory.built.profiles.of_kind(kind).size(); };
  const auto most = std::max_element(kinds.begin(), kinds.end(), [&](Term x, Term y) { return size(x) < size(y); });
  if (most != kinds.end()) profile.kind = *most;
  profile.self = static_cast<ActorIndex>(directory.now.size());  // nobody
  profile.facts.add(filter.countries.all());
  profile.facts.add(filter.themes.all());
  profile.evidence = static_cast<std::uint32_t>(profile.facts.size());
  return profile;
}

}  // namespace

ActorCard DirectoryMatcher::card(ActorIndex actor) const {
  const Actor& record = actors().record(actor);
  return {record.name, record.home.country, record.home.subdivision};
}

Requester DirectoryMatcher::make_requester(const MatchRequest& request) const {
  Requester requester;
  requester.imaginary = !request.actor;
  requester.as_itself = request.actor && request.listing == nullptr;
  if (requester.as_itself) {
    requester.wants = requester.held = actors().profile(*request.actor);
    const auto held = actors().held(*request.actor);
    requester.held_row.assign(held.begin(), held.end());
    return requester;
  }
  if (requester.imaginary) {
    requester.wants = requester.held = imaginary_profile(directory_, request.filter);
  } else {
    ListingProfile listing = apply_listing(actors().profile(*request.actor), *request.listing, built().profiles.lexicon());
    requester.wants = std::move(listing.wants);
    requester.held = std::move(listing.held);
  }
  requester.held_row = built().space.held(requester.held);
  return requester;
}

Result<MatchAnswer> DirectoryMatcher::match(const MatchRequest& request) const {
  MatchAnswer answer{make_requester(request), {}, true};
  std::span<const Term> sought;
  if (request.actor) sought = answer.requester.wants.seeks.of(Vocabulary::kind);
  for (const Term kind : asked_kinds(taxonomy(), request.kinds, sought, actors().kinds())) {
    auto best = best_of_kind(answer.requester, kind, request);
    if (!best) return tl::make_unexpected(best.error());
    answer.lists.push_back({std::move(*best), kind, actors().count(kind).all});
  }
  return answer;
}

Result<RankedList> DirectoryMatcher::best_of_kind(const Requester& requester, Term kind, const MatchRequest& request) const {
  const Term asked = taxonomy().root(kind);
  const Term asking = requester.wants.kind;
  if (actors().count(asked).all == 0) return empty_list(request.diversity);
  // What an actor wants as it is known may be at hand; a listing or a mere filter wants something of its own.
  QuantizedWants own;
  if (!requester.as_itself) own = built().pairs.table(asking, asked).quantize(requester.wants);
  const WantsView wants = requester.as_itself ? actors().wants(requester.self(), asked) : own.view();
  const auto searcher = built().pairs.search(asking, asked, requester.imaginary);
  if (!searcher) return tl::make_unexpected(searcher.error());
  return binome::best_of_kind(
      {built().corpus, actors()}, built().pairs.view(asking, asked), **searcher,
      {{wants, requester.held_row}, attributes_of(requester.wants), attributes_of(requester.held), requester.imaginary},
      {kind, request.k, &request.filter, request.diversity});
}

Exclusion DirectoryMatcher::judge(ActorIndex a, ActorIndex b, bool include_partners) const {
  const Attributes own = actors().attributes(a);
  return binome::judge(actors(), taxonomy(), own, own, b, include_partners);
}

Result<PairScore> DirectoryMatcher::eligible_score(ActorIndex a, ActorIndex b) const {
  if (judge(a, b)) return PairScore{};
  return binome::score(directory_, a, b).eligible();
}

Result<Explanation> DirectoryMatcher::explain(const Requester& requester, ActorIndex candidate) const {
  return binome::explain(directory_, requester, candidate);
}

Result<WhyAnswer> DirectoryMatcher::why(const MatchRequest& request, ActorIndex candidate) const {
  WhyAnswer answer{.b = candidate, .requester = make_requester(request), .exclusion = {}, .explanation = {}, .standing = {}};
  answer.a = answer.requester.self();
  const Requester& requester = answer.requester;
  if (!requester.imaginary)
    answer.exclusion = binome::judge(actors(), taxonomy(), attributes_of(requester.wants), attributes_of(requester.held), candidate, false);
  answer.explanation = binome::explain(directory_, requester, candidate);
  if (answer.exclusion.rule != Rule::same_actor) answer.standing = standing(directory_, requester, candidate, request.k);
  return answer;
}

}  // namespace binome
