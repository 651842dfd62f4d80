// The projects that one synthetic actor leads.
#pragma once

#include "engine/synthetic/internal/neighbourhood.hpp"

namespace binome::synthetic {

// Its twinnings that became projects, and its cooperations: 0.8 on average.
std::vector<Project> make_projects(Neighbourhood& around, std::uint64_t index);

// "synthetic-0000042".
std::string id_of(std::uint64_t index);

}  // namespace binome::synthetic
