// Actors as requests name them.
#pragma once

#include <string>

#include "engine/matcher.hpp"

namespace binome {

// The actor of an id, or an error that names the nearest ids.
Result<ActorIndex> find_actor(const Matcher& matcher, const std::string& id);

}  // namespace binome
