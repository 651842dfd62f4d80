// --pair A:B: an ordered pair of kinds, as people write it.
#pragma once

#include <string>

#include "engine/snapshot/snapshot.hpp"
#include "features/taxonomy.hpp"

namespace binome {

// Codes or labels of two kinds. Errors: wrong use.
Result<KindPair> parse_pair(const Taxonomy& taxonomy, const std::string& pair);

}  // namespace binome
