// Whole sentences for pages and programs.
#pragma once

#include <string>

#include "engine/explanation/empty_list.hpp"
#include "engine/matcher.hpp"

namespace binome {

// What a concept is called by itself, beside the title of its block: an actor by its name.
std::string concept_label(const Matcher& matcher, ConceptId id, std::size_t block, Language language);
// "Lieux : Togo, proche de Bénin."
std::string reason_sentence(const Matcher& matcher, const Reason& reason, Language language);
// "Les 12 structures de ce type sont écartées par les règles ou par la demande."
std::string empty_sentence(const EmptyList& empty, Language language);
// Why an eligible pair is not proposed.
std::string nothing_in_common_sentence(Language language);
// "nobody_of_kind", for programs.
std::string_view empty_code(EmptyList::Code code);

}  // namespace binome
