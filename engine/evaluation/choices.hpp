// What the engine's blocks say of the candidates of a list: the features from which weights are learned.
#pragma once

#include <span>

#include "engine/engine.hpp"
#include "engine/evaluation/weight_fitting.hpp"

namespace binome {

// What every block says of `candidates` to `asker`, in both directions. `equal`: an
// engine on the rebuilt directory whose blocks all weigh the same.
ChoiceList make_choice_list(const Engine& equal, ActorIndex asker, std::span<const ActorIndex> candidates);

}  // namespace binome
