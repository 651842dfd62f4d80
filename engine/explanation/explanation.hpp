// Why a pair is proposed, exactly and additively, in both directions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/ranking/directory_state.hpp"

namespace binome {

// One wanted concept and what it contributes to the score. `met` is the concept itself, or the nearest ancestor the other
// side has; `held` is then what the other side has below it ("Togo, near Benin": held Togo, wanted Benin, met west Africa).
// Where a block groups, one reason stands for all that is met: `grouped` has it, the strongest first; `wanted` is the first.
struct Reason {
  std::size_t block = 0;  // that wants it
  ConceptId wanted = 0;
  ConceptId met = 0;
  ConceptId held = 0;
  double points = 0;  // of S, exact
  int tenths = 0;     // shown: tenths of a point
  std::vector<ConceptId> grouped;
};

// A wanted concept that the other side does not have, or has only a relative of; never one that is grouped.
struct Unmet {
  std::size_t block = 0;
  ConceptId wanted = 0;
  double share = 0;  // 0 … 1: the part of all that is wanted that is missing here
};

// One direction: what one side gets from the other.
struct Direction {
  std::vector<Reason> reasons;  // the strongest first; at most kShownReasons
  std::size_t other_reasons = 0;
  int others_tenths = 0;       // the reasons not listed, together
  int prior_tenths = 0;        // the prior: that of a side that wants nothing
  std::vector<Unmet> unmet;    // the largest first; at most kShownUnmet
  std::uint32_t evidence = 0;  // values and projects known of the wanting side
  double known = 0;            // 1 − ε: how much of the profile counts as known
  bool wants_something = false;
  std::uint16_t score = 0;  // a: 0 … kScale
};

inline constexpr std::size_t kShownReasons = 5;
inline constexpr std::size_t kShownUnmet = 3;

// S = Σ points, and the shown tenths add up to `tenths` exactly (largest remainder).
struct Explanation {
  PairScore score;
  int tenths = 0;       // S × 10, rounded half up
  Direction for_asker;  // what the asker gets
  Direction for_candidate;
};

// Explains the pair as it stands, eligible or not.
Explanation explain(const DirectoryState& directory, const Requester& asker, ActorIndex candidate);

}  // namespace binome
