// Learning from use: lists that were shown, and what was chosen from them, as feedback records tell.
#pragma once

#include <vector>

#include "engine/engine.hpp"
#include "engine/evaluation/learned_weights.hpp"

namespace binome {

// Fewer decisions (contacted, accepted, declined) than this between two kinds change nothing.
inline constexpr std::size_t kFewestDecisions = 100;
// And fewer lists than this: a handful of choices may put two weights in the wrong order by chance.
inline constexpr std::size_t kFewestChoiceLists = 50;

// What the feedback says about one unordered pair of kinds.
struct FeedbackLearning {
  Term asking;
  Term asked;
  std::size_t decisions = 0;              // distinct pairs (actor, about) with contacted, accepted or declined
  std::size_t lists = 0;                  // with at least two candidates and one choice
  std::optional<LearnedWeights> learned;  // none below kFewestDecisions or kFewestChoiceLists
};

// A list is what one actor was shown together: the same `list`, else the same date. What was contacted or accepted is chosen,
// the rest is not; what was declined without having been shown counts as shown. Position is taken into account: who is shown
// tenth is looked at less (FittedWeights::position). Everything is rebuilt without the links that came of the choices.
// Deterministic.
std::vector<FeedbackLearning> learn_from_feedback(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights,
                                                  const EngineOptions& options);

}  // namespace binome
