// A directory as if some partnerships had never existed: the ground of every honest evaluation.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "features/record.hpp"

namespace binome {

// A copy without every project that joins the two actors of a pair, without every `partners` entry and every
// feedback record between them.
// Everything computed from it (profiles, statistics, derived wants) is free of what was hidden. O(records · participants).
Directory without_links(const Directory& directory, const std::vector<std::pair<std::string, std::string>>& pairs);

}  // namespace binome
