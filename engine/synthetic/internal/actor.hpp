// One synthetic actor: from its sketch to its record.
#pragma once

#include "engine/synthetic/internal/world.hpp"

namespace binome::synthetic {

// Everything but its id and its partners.
Actor make_actor(const World& world, std::uint64_t index, const Sketch& sketch);

}  // namespace binome::synthetic
