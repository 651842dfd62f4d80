#include "bindings/wording/sentences.hpp"

#include <numeric>

#include "bindings/wording/say.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {

std::string concept_label(const Matcher& matcher, ConceptId id, std::size_t block, Language language) {
  if (const auto actor = matcher.concepts().actor(id)) return name_text(matcher, *actor);
  return matcher.concepts().label(id, block).in(language);
}

std::string reason_sentence(const Matcher& matcher, const Reason& reason, Language language) {
  const bool is_actor = reason.grouped.empty() && matcher.concepts().actor(reason.wanted).has_value();
  const std::string text =
      is_actor ? concept_label(matcher, reason.wanted, reason.block, language) : reason_text(matcher, reason, language);
  if (!reason.grouped.empty()) return capitalised(text) + ".";
  return say(Message::reason_sentence, language, {{"title", block_title(matcher, reason.block, language)}, {"reason", text}});
}

std::string empty_sentence(const EmptyList& empty, Language language) {
  if (empty.code == EmptyList::Code::nobody_of_kind) return say(Message::empty_kind, language);
  if (empty.code == EmptyList::Code::nothing_in_common) return say(Message::empty_nothing_in_common, language, {{"count", empty.left}});
  const std::size_t excluded = std::accumulate(empty.rules.begin(), empty.rules.end(), std::size_t{0},
                                               [](std::size_t sum, const auto& rule) { return sum + rule.second; });
  return say(Message::empty_excluded, language, {{"count", excluded}});
}

std::string nothing_in_common_sentence(Language language) { return say(Message::pair_nothing_in_common, language); }

std::string_view empty_code(EmptyList::Code code) {
  switch (code) {
    case EmptyList::Code::nobody_of_kind:
      return "nobody_of_kind";
    case EmptyList::Code::all_excluded:
      return "all_excluded";
    case EmptyList::Code::nothing_in_common:
      return "nothing_in_common";
  }
  return "nothing_in_common";
}

}  // namespace binome
