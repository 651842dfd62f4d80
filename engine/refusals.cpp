#include "engine/refusals.hpp"

#include <algorithm>
#include <tuple>

namespace binome {

Refusals::Refusals(std::vector<PairEvent> events) {
  std::sort(events.begin(), events.end(),
            [](const PairEvent& x, const PairEvent& y) { return std::tie(x.date, x.event) < std::tie(y.date, y.event); });
  for (const auto& [actor, about, event, date] : events) {
    switch (event) {
      case FeedbackEvent::declined:
        declined_.insert({actor, about});
        break;
      case FeedbackEvent::accepted:
      case FeedbackEvent::met:
        met_.insert({actor, about});
        met_.insert({about, actor});
        break;
      case FeedbackEvent::withdrawn:
        declined_.erase({actor, about});
        met_.erase({actor, about});
        met_.erase({about, actor});
        break;
      case FeedbackEvent::shown:
      case FeedbackEvent::contacted:
        break;
    }
  }
}

}  // namespace binome
