#include "bindings/protocol/warm.hpp"

#include "bindings/protocol/match_view.hpp"

namespace binome {

std::vector<KindPair> all_kind_pairs(const Matcher& matcher) {
  const std::vector<Term>& kinds = matcher.population().attributes().visible_kinds();
  std::vector<KindPair> pairs;
  for (const Term from : kinds) {
    for (const Term to : kinds) pairs.push_back({from, to});
  }
  return pairs;
}

Result<void> warm(const Matcher& matcher, const std::vector<KindPair>& pairs) {
  for (const auto& [from, to] : pairs) {
    const Profiles::Range askers = matcher.population().attributes().of_kind(from);
    if (askers.size() == 0) continue;
    // One request with its explanation goes everywhere a request goes.
    const auto answered = match_view(matcher, MatchRequest{.actor = askers.begin, .listing = nullptr, .kinds = {to}, .k = 1, .filter = {}});
    if (!answered) return tl::make_unexpected(answered.error());
  }
  return {};
}

}  // namespace binome
