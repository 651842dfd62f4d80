// How the recall of an approximate search is said.
#pragma once

#include <string>

#include "engine/ranking/recall.hpp"
#include "features/result.hpp"

namespace binome {

// "Recherche approchée : retrouve 97,3 % des 10 meilleurs (mesuré sur 64 demandes)"; rounded down.
std::string recall_text(const Recall& recall, Language language);
}  // namespace binome
