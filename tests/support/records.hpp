// Records by hand, for tests.
#pragma once

#include <string>
#include <vector>

#include "features/record.hpp"
#include "tests/support/taxonomy.hpp"

namespace binome::testing {

inline constexpr Date kToday{2026, 6, 1};

// An actor with terms written as "theme:water_sanitation", put where its prefix says: "+skill:x" offers, "?skill:x" seeks,
// "!place:SN" must, else facts.
inline Actor make_actor(std::string id, std::string_view kind, const std::vector<std::string>& terms = {},
                        std::string_view country = "FR") {
  Actor actor;
  actor.id = id;
  actor.name = "Nom de " + id;
  actor.kind = term(Vocabulary::kind, kind);
  if (!country.empty()) actor.home.country = term(Vocabulary::place, country);
  for (std::string text : terms) {
    TermSet* set = &actor.facts;
    if (text[0] == '+') set = &actor.offers;
    if (text[0] == '?') set = &actor.seeks;
    if (text[0] == '!') set = &actor.must;
    if (set != &actor.facts) text.erase(0, 1);
    const std::size_t colon = text.find(':');
    for (std::size_t v = 0; v < kVocabularyNames.size(); ++v) {
      if (kVocabularyNames[v] == text.substr(0, colon)) set->add(term(static_cast<Vocabulary>(v), text.substr(colon + 1)));
    }
  }
  return actor;
}

}  // namespace binome::testing
