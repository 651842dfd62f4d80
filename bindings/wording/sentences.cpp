#include "bindings/wording/sentences.hpp"

#include <numeric>

#include "bindings/wording/say.hpp"
#include "bindings/wording/wording.hpp"

namespace binome {

std::string concept_label(const Engine& engine, ConceptId id, std::size_t block, Language language) {
  if (const auto actor = engine.space().actor(id)) return name_text(engine, *actor);
  return engine.space().label(id, block).in(language);
}

std::string reason_sentence(const Engine& engine, const Reason& reason, Language language) {
  const bool is_actor = reason.grouped.empty() && engine.space().actor(reason.wanted).has_value();
  const std::string text = is_actor ? concept_label(engine, reason.wanted, reason.block, language) : reason_text(engine, reason, language);
  if (!reason.grouped.empty()) return capitalised(text) + ".";
  return say(Message::reason_sentence, language, {{"title", block_title(engine, reason.block, language)}, {"reason", text}});
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
