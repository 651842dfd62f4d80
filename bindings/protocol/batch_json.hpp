// One actor's list of a batch, as JSON.
#pragma once

#include <string>

#include "bindings/protocol/envelope.hpp"
#include "engine/matcher.hpp"

namespace binome {

// One object without its line end (docs/protocol.md, "batch").
std::string batch_json(const Matcher& matcher, const BatchRequest& request, ActorIndex actor, const RankedList& list,
                       const Envelope& envelope);

}  // namespace binome
