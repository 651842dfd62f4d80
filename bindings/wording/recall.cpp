#include "bindings/wording/recall.hpp"

#include "bindings/wording/numbers.hpp"
#include "bindings/wording/say.hpp"

namespace binome {

std::string recall_text(const Recall& recall, Language language) {
  if (recall.expected == 0) return say(Message::recall_nothing, language, {{"requests", recall.requests}});
  const std::string percent = tenths_text(static_cast<int>(1000 * recall.found / recall.expected), language);
  return say(Message::recall_measured, language, {{"percent", percent}, {"k", recall.k}, {"requests", recall.requests}});
}

}  // namespace binome
