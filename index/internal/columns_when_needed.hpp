// The column index, made only when it pays.
#pragma once

#include <memory>

#include "index/candidate_index.hpp"
#include "index/planner.hpp"

namespace binome {

// A column index that is made when a request comes for which they pay: until then filters leave so few that brute force is
// sooner done with `work`.
std::unique_ptr<CandidateIndex> make_column_index_when_needed(const Candidates& candidates, const SearchWork& work,
                                                              const SearchSpeed& speed, const TaskRunner& run);

}  // namespace binome
