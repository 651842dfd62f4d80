// What feedback records say of pairs: who declined whom, and who has met. Later records take back earlier ones.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "features/profile.hpp"

namespace binome {

// A feedback record between two actors of a directory.
struct PairEvent {
  ActorIndex actor = 0;
  ActorIndex about = 0;
  FeedbackEvent event = FeedbackEvent::shown;
  Date date;
};

// Immutable; thread safe.
class Refusals {
 public:
  Refusals() = default;
  // In order of date; on one day a withdrawal comes last. The result does not depend on the order given.
  explicit Refusals(std::vector<PairEvent> events);

  // Whether `actor` declined `about` and has not withdrawn that since.
  bool declined(ActorIndex actor, ActorIndex about) const { return has(declined_, actor, about); }
  // Whether the two have met or accepted each other, not withdrawn since. Symmetric.
  bool met(ActorIndex actor, ActorIndex about) const { return has(met_, actor, about); }

 private:
  using Pairs = std::set<std::pair<ActorIndex, ActorIndex>>;
  static bool has(const Pairs& pairs, ActorIndex actor, ActorIndex about) { return !pairs.empty() && pairs.contains({actor, about}); }

  Pairs declined_;  // (who declined, whom)
  Pairs met_;       // both orders
};

}  // namespace binome
