#include "engine/evaluation/feedback_choices.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/evaluation/choices.hpp"
#include "engine/evaluation/hidden_pairs.hpp"

namespace binome {
namespace {

using Pair = std::pair<std::string, std::string>;
using Kinds = std::pair<Term, Term>;

bool is_choice(const Feedback& event) { return event.event == FeedbackEvent::contacted || event.event == FeedbackEvent::accepted; }

// What one actor saw together: whom, at which rank (0: unknown).
using Shown = std::map<std::string, std::uint32_t>;
struct ShownLists {
  std::map<std::pair<std::string, std::string>, Shown> lists;  // by actor and list
  std::set<Pair> chosen;
  std::set<Pair> decided;
};

ShownLists gather(const std::vector<Feedback>& feedback) {
  ShownLists result;
  std::set<Pair> shown;
  for (const Feedback& event : feedback) {
    const Pair pair(event.actor, event.about);
    if (event.event == FeedbackEvent::shown) {
      result.lists[{event.actor, event.list.empty() ? to_string(event.date) : event.list}][event.about] = event.rank.value_or(0);
      shown.insert(pair);
    }
    if (is_choice(event)) result.chosen.insert(pair);
    if (is_choice(event) || event.event == FeedbackEvent::declined) result.decided.insert(pair);
  }
  // Decided without a record of having been shown: it was, somewhere.
  for (const Feedback& event : feedback) {
    const Pair pair(event.actor, event.about);
    if (result.decided.contains(pair) && !shown.contains(pair) && event.event != FeedbackEvent::withdrawn)
      result.lists[{event.actor, event.list.empty() ? to_string(event.date) : event.list}].emplace(event.about, event.rank.value_or(0));
  }
  return result;
}

}  // namespace

std::vector<FeedbackLearning> learn_from_feedback(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights,
                                                  const EngineOptions& options) {
  const ShownLists shown = gather(directory.feedback);
  const Engine equal(without_links(directory, {shown.chosen.begin(), shown.chosen.end()}), taxonomy, BlockWeights::equal(), options);
  const Profiles& profiles = equal.built().profiles;
  const auto kinds_of = [&](ActorIndex a, ActorIndex b) { return Kinds(std::minmax(profiles[a].kind, profiles[b].kind)); };

  std::map<Kinds, FeedbackLearning> by_kinds;
  for (const Pair& pair : shown.decided) ++by_kinds[kinds_of(*profiles.find(pair.first), *profiles.find(pair.second))].decisions;
  std::map<Kinds, std::vector<ChoiceList>> choices;
  for (const auto& [key, list] : shown.lists) {
    const ActorIndex asker = *profiles.find(key.first);
    std::map<Term, std::vector<std::pair<ActorIndex, std::uint32_t>>> by_kind;  // scores of different kinds are not comparable
    for (const auto& [about, rank] : list) {
      const ActorIndex candidate = *profiles.find(about);
      if (candidate != asker) by_kind[profiles[candidate].kind].emplace_back(candidate, rank);
    }
    for (const auto& [kind, candidates] : by_kind) {
      std::vector<ActorIndex> actors;
      std::vector<std::uint32_t> chosen;
      for (const auto& [candidate, rank] : candidates) {
        if (shown.chosen.contains({key.first, std::string(profiles.id(candidate))}))
          chosen.push_back(static_cast<std::uint32_t>(actors.size()));
        actors.push_back(candidate);
      }
      if (actors.size() < 2 || chosen.empty()) continue;
      ChoiceList choice = make_choice_list(equal, asker, actors);
      choice.chosen = std::move(chosen);
      for (std::size_t c = 0; c < candidates.size(); ++c)
        choice.log_position[c] = std::log(static_cast<float>(std::max(candidates[c].second, 1U)));
      choices[kinds_of(asker, actors.front())].push_back(std::move(choice));
    }
  }
  std::vector<FeedbackLearning> result;
  for (auto& [kinds, learning] : by_kinds) {
    learning.asking = kinds.first;
    learning.asked = kinds.second;
    std::vector<const ChoiceList*> lists;
    for (const ChoiceList& choice : choices[kinds]) lists.push_back(&choice);
    learning.lists = lists.size();
    if (learning.decisions >= kFewestDecisions && lists.size() >= kFewestChoiceLists)
      learning.learned = LearnedWeights{kinds.first, kinds.second, lists.size(),
                                        fit_weights(lists, mean_weights(weights, taxonomy, kinds.first, kinds.second))};
    result.push_back(learning);
  }
  return result;
}

}  // namespace binome
