// What an answer says of an actor.
#pragma once

#include "bindings/protocol/json_text.hpp"
#include "engine/matcher.hpp"

namespace binome {

// The members "id", "name", "kind", "kind_label", "subkind", "subkind_label", "place" (codes of country and subdivision) and
// "place_label" of an open object. What is unknown is left out, but for "place_label", which says so.
void write_actor(JsonText& json, const Matcher& matcher, ActorIndex actor, Language language);

}  // namespace binome
