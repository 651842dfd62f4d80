// Who asks.
#pragma once

#include <vector>

#include "engine/ranking/attributes.hpp"

namespace binome {

// A request's actor, listing or imaginary actor, resolved once. Of a snapshot's actor only what eligibility asks is known.
struct Requester {
  Profile wants;  // seeks.kinds, must, and what is wanted
  Profile held;
  std::vector<ConceptId> held_row;
  bool imaginary = false;  // an actor of the directory does not stand behind it: no rule excludes anybody
  bool as_itself = false;  // without a listing: it wants what is known of it

  ActorIndex self() const { return wants.self; }
};

}  // namespace binome
