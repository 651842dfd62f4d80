// --pair A:B: an ordered pair of kinds, as people write it; --warm takes some as well.
#pragma once

#include <string>

#include "engine/snapshot/snapshot.hpp"
#include "features/taxonomy.hpp"

namespace binome {

// Codes or labels of two kinds. Errors (wrong use) name the `option`.
Result<KindPair> parse_pair(const Taxonomy& taxonomy, const std::string& option, const std::string& pair);

}  // namespace binome
