#include "bindings/protocol/warm.hpp"

#include "bindings/protocol/match_view.hpp"

namespace binome {

namespace {

std::optional<ActorIndex> first_of(const Matcher& matcher, Term kind) {
  if (matcher.actors().count(kind).all == 0) return std::nullopt;
  for (ActorIndex actor = 0; actor < matcher.actors().size(); ++actor) {
    if (!matcher.actors().is_removed(actor) && matcher.actors().attributes(actor).kind == kind) return actor;
  }
  return std::nullopt;
}

}  // namespace

std::vector<KindPair> all_kind_pairs(const Matcher& matcher) {
  const std::vector<Term> kinds = matcher.actors().kinds();
  std::vector<KindPair> pairs;
  for (const Term from : kinds) {
    for (const Term to : kinds) pairs.push_back({from, to});
  }
  return pairs;
}

Result<void> warm(const Matcher& matcher, const std::vector<KindPair>& pairs) {
  for (const auto& [from, to] : pairs) {
    const auto asker = first_of(matcher, from);
    if (!asker) continue;
    // One request with its explanation goes everywhere a request goes.
    const auto answered = match_view(matcher, MatchRequest{.actor = asker, .listing = nullptr, .kinds = {to}, .k = 1, .filter = {}});
    if (!answered) return tl::make_unexpected(answered.error());
  }
  return {};
}

}  // namespace binome
