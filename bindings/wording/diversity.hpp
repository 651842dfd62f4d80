// How variety and what it costs are said.
#pragma once

#include <string>

#include "engine/ranking/diversity.hpp"

namespace binome {

// "Diversité : score moyen 61,2 au lieu de 63,0 (−1,8)", of at least one match.
std::string diversity_text(const DiversityCost& cost, Language language);
// The heading of a column of places by score alone.
std::string plain_rank_heading(Language language);
}  // namespace binome
