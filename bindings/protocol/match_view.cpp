#include "bindings/protocol/match_view.hpp"

#include <algorithm>

namespace binome {
bool MatchView::is_empty() const {
  return std::all_of(lists.begin(), lists.end(), [](const ShownList& list) { return list.matches.empty(); });
}

Result<MatchView> match_view(const Matcher& matcher, const MatchRequest& request) {
  auto answer = matcher.match(request);
  if (!answer) return tl::make_unexpected(answer.error());
  MatchView view;
  view.has_reasons = answer->has_reasons;
  for (MatchList& list : answer->lists) {
    ShownList& shown = view.lists.emplace_back();
    shown.kind = list.kind;
    shown.candidates = list.candidates;
    if (list.diversity) shown.diversity = list.diversity->cost;
    shown.recall = std::move(list.recall);
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const ScoredActor& found = list.matches[i];
      ShownMatch& match = shown.matches.emplace_back(ShownMatch{found.actor, found.score, std::nullopt, std::nullopt});
      if (list.diversity) match.plain_rank = list.diversity->plain_ranks[i];
      if (!view.has_reasons) continue;
      auto why = matcher.explain(answer->requester, found.actor);
      if (!why) return tl::make_unexpected(why.error());
      match.why = std::move(*why);
    }
    if (shown.matches.empty())
      shown.empty = explain_empty(matcher.actors(), matcher.taxonomy(), request.filter, list.kind, answer->requester);
  }
  return view;
}

}  // namespace binome
