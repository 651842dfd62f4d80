// How the recall of an approximate search is said.
#pragma once

#include <string>

#include "bindings/cli/pair_json.hpp"

namespace binome {

// "Recherche approchée : retrouve 97,3 % des 10 meilleurs (mesuré sur 64 demandes)"; rounded down.
std::string recall_text(const Recall& recall, Language language);
// The member "recall" of an open object; its share is null where there was nothing to find.
void write_recall(JsonText& json, const Recall& recall);

}  // namespace binome
