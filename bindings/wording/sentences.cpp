#include "bindings/wording/sentences.hpp"

#include <numeric>

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
  const std::string title = matcher.concepts().block(reason.block).title().in(language);
  return title + (language == Language::fr ? " : " : ": ") + text + ".";
}

std::string empty_sentence(const EmptyList& empty, Language language) {
  const bool fr = language == Language::fr;
  if (empty.code == EmptyList::Code::nobody_of_kind)
    return fr ? "L'annuaire n'a aucune structure de ce type." : "The directory has no actor of this kind.";
  const std::size_t excluded = std::accumulate(empty.rules.begin(), empty.rules.end(), std::size_t{0},
                                               [](std::size_t sum, const auto& rule) { return sum + rule.second; });
  if (empty.code == EmptyList::Code::all_excluded) {
    const std::string count = std::to_string(excluded);
    if (excluded == 1)
      return fr ? "La seule structure de ce type est écartée par une règle ou par la demande."
                : "The only actor of this kind is excluded by a rule or by the request.";
    return fr ? "Les " + count + " structures de ce type sont écartées par une règle ou par la demande."
              : "All " + count + " actors of this kind are excluded by a rule or by the request.";
  }
  const std::string count = std::to_string(empty.left);
  if (empty.left == 1)
    return fr ? "La seule structure possible n'a rien de ce qui est cherché, ou ne cherche rien de ce qui est offert."
              : "The only possible actor has nothing that is wanted, or wants nothing that is offered.";
  return fr ? "Aucune des " + count + " structures possibles n'a de quoi répondre à ce qui est cherché tout en cherchant ce qui est offert."
            : "None of the " + count + " possible actors has something that is wanted and wants something that is offered.";
}

std::string nothing_in_common_sentence(Language language) {
  return language == Language::fr ? "L'un des deux n'a rien de ce que l'autre cherche." : "One of them has nothing that the other wants.";
}

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
