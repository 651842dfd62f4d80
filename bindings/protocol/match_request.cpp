#include "bindings/protocol/match_request.hpp"

#include <algorithm>

#include "bindings/protocol/find_actor.hpp"
#include "bindings/protocol/record_fields.hpp"
#include "bindings/records/problem.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

Result<void> add_terms(const Matcher& matcher, Vocabulary vocabulary, const std::vector<std::string>& labels, TermSet& terms) {
  for (const std::string& label : labels) {
    const auto term = matcher.taxonomy().resolve(vocabulary, label);
    if (!term) {
      return fail(ErrorCode::unresolved_label, {{"label", shorten(label)}}, unresolved_error(term.error(), matcher.taxonomy()));
    }
    terms.add(*term);
  }
  return {};
}

}  // namespace

Result<OwnedRequest> make_request(const Matcher& matcher, const RequestWords& words) {
  if (const auto diverse = check_diversity(words.diversity, words.k); !diverse) return tl::make_unexpected(diverse.error());
  OwnedRequest owned;
  MatchRequest& request = owned.bare;
  request.k = words.k;
  request.diversity = words.diversity;
  request.filter.include_partners = words.include_partners;
  owned.fields = words.fields;
  if (const auto checked = check_fields(words.fields); !checked) return tl::make_unexpected(checked.error());
  if (!words.fields.empty() && matcher.actors().size() > 0) {
    if (const auto known = matcher.record(0); !known) return tl::make_unexpected(known.error());
  }
  if (!words.listing.empty()) {
    const auto known = matcher.find_listing(words.listing);
    if (!known) return tl::make_unexpected(known.error());
    const Listing* found = *known;
    if (found == nullptr) return fail(ErrorCode::unknown_listing, {{"id", shorten(words.listing)}});
    if (!words.actor.empty() && words.actor != found->actor) return fail(ErrorCode::listing_of_another, {{"actor", found->actor}});
    if (!is_valid(*found, matcher.today())) {
      return fail(ErrorCode::listing_over, {{"id", found->id}});
    }
    request.listing = found;
  }
  const std::string& id = request.listing != nullptr ? request.listing->actor : words.actor;
  if (!id.empty()) {
    const auto actor = find_actor(matcher, id);
    if (!actor) return tl::make_unexpected(actor.error());
    request.actor = *actor;
  }
  TermSet kinds;
  for (const auto& [vocabulary, labels, terms] :
       {std::tuple(Vocabulary::kind, &words.kinds, &kinds), std::tuple(Vocabulary::place, &words.countries, &request.filter.countries),
        std::tuple(Vocabulary::theme, &words.themes, &request.filter.themes)}) {
    if (const auto added = add_terms(matcher, vocabulary, *labels, *terms); !added) return tl::make_unexpected(added.error());
  }
  request.kinds.assign(kinds.all().begin(), kinds.all().end());
  for (const std::string& excluded : words.exclude) {
    const auto actor = find_actor(matcher, excluded);
    if (!actor) return tl::make_unexpected(actor.error());
    request.filter.exclude.push_back(*actor);
  }
  std::sort(request.filter.exclude.begin(), request.filter.exclude.end());
  if (!request.actor && request.filter.countries.empty() && request.filter.themes.empty()) {
    return fail(ErrorCode::request_names_nothing);
  }
  return owned;
}

Result<OwnedRequest> make_listing_request(const Matcher& matcher, std::shared_ptr<const Listing> listing, RequestWords words) {
  if (!words.actor.empty() && words.actor != listing->actor) {
    return fail(ErrorCode::listing_of_another, {{"actor", shorten(listing->actor)}});
  }
  words.actor = listing->actor;
  words.listing.clear();
  auto request = make_request(matcher, words);
  if (request) request->own_listing = std::move(listing);
  return request;
}

}  // namespace binome
