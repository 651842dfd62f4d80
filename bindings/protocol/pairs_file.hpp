// Files of pairs of ids: `a<TAB>b`, one a line, no header.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/engine.hpp"

namespace binome {

// The pairs in order. Errors name file and line: a line that is not two ids, an unknown id. "-" is standard input.
Result<std::vector<std::pair<ActorIndex, ActorIndex>>> read_pairs(const std::string& path, const Matcher& matcher);

}  // namespace binome
