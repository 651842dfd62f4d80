// Measures how fast this machine searches.
#pragma once

#include <cstddef>

#include "index/candidate_index.hpp"
#include "index/planner.hpp"

namespace binome {

// What candidates have and want, all together: SearchWork::concepts. O(candidates).
std::size_t count_concepts(const Candidates& candidates);

// Measured in some tens of milliseconds on a part of the candidates, asking for one another; there must be some. `run`: what
// searches will be run by.
SearchSpeed measure_speed(const Candidates& candidates, const TaskRunner& run);

}  // namespace binome
