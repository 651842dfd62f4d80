#include "bindings/protocol/match_view.hpp"

#include <algorithm>

namespace binome {
bool MatchView::is_empty() const {
  return std::all_of(lists.begin(), lists.end(), [](const ShownList& list) { return list.matches.empty(); });
}

Result<MatchView> match_view(const Matcher& matcher, const MatchRequest& request) {
  auto lists = matcher.match(request);
  if (!lists) return tl::make_unexpected(lists.error());
  const Engine* engine = matcher.engine();
  MatchView view;
  view.has_reasons = engine != nullptr;
  Requester requester;
  if (engine != nullptr) requester = engine->make_requester(request);
  const bool asks = request.actor.has_value();
  const Attributes wants = !asks               ? Attributes{}
                           : engine != nullptr ? attributes_of(requester.wants)
                                               : matcher.population().eligibility.of(*request.actor);
  const Attributes held = !asks ? Attributes{} : engine != nullptr ? attributes_of(requester.held) : wants;
  for (MatchList& list : *lists) {
    ShownList& shown = view.lists.emplace_back();
    shown.kind = list.kind;
    shown.candidates = list.candidates;
    if (list.diversity) shown.diversity = list.diversity->cost;
    shown.recall = std::move(list.recall);
    for (std::size_t i = 0; i < list.matches.size(); ++i) {
      const ScoredActor& found = list.matches[i];
      ShownMatch& match = shown.matches.emplace_back(ShownMatch{found.actor, found.score, std::nullopt, std::nullopt});
      if (list.diversity) match.plain_rank = list.diversity->plain_ranks[i];
      if (engine != nullptr) match.why = explain(*engine, requester, found.actor);
    }
    if (!shown.matches.empty()) continue;
    shown.empty = explain_empty(matcher, request.filter, list.kind, asks ? &wants : nullptr, asks ? &held : nullptr);
  }
  return view;
}

}  // namespace binome
