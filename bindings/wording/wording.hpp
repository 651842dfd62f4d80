// Words that several commands show: scores, places, reasons, rules. French first.
#pragma once

#include <cstdint>
#include <string>

#include "engine/matcher.hpp"

namespace binome {

// "coopérative", "commune": the sub-kind, else the kind.
std::string kind_text(const Matcher& matcher, ActorIndex actor, Language language);
// "Loire-Atlantique, France"; "lieu inconnu" if nothing is known.
std::string place_text(const Matcher& matcher, ActorIndex actor, Language language);
// The name on one line: control characters, which a terminal would obey, become blanks.
std::string name_text(const Matcher& matcher, ActorIndex actor);
// "association" → "Association", for the beginning of a line.
std::string capitalised(std::string text);
// The title of a block.
std::string block_title(const Matcher& matcher, std::size_t block, Language language);
// "a ; b": items that may have commas in them.
std::string list_text(const std::vector<std::string>& items, Language language);
// What a grouped reason stands for, the strongest first, each once.
std::vector<std::string> grouped_labels(const Matcher& matcher, const Reason& reason, Language language);
// "Eau et assainissement"; for a near miss "Togo, proche de Bénin", or "Asie (cherché : Cambodge, trouvé : Liban)"; where
// concepts are grouped "mots en commun : maraîchage, irrigation".
std::string reason_text(const Matcher& matcher, const Reason& reason, Language language);
// One line per reason, with its tenths: "Eau (12,1) ; Togo, proche de Bénin (3,0) ; autres (1,2)".
std::string reasons_text(const Matcher& matcher, const Direction& direction, Language language);
// "Distribution (12 %) ; …" or "rien".
std::string unmet_text(const Matcher& matcher, const Direction& direction, Language language);
// A sentence for an exclusion. `asker` and `candidate` name the two sides.
std::string rule_text(const Matcher& matcher, const Exclusion& exclusion, ActorIndex asker, ActorIndex candidate, Language language);
// The code of a rule, for programs.
std::string_view rule_code(Rule rule);

}  // namespace binome
