// What lists say beside their matches: variety and recall, as JSON.
#pragma once

#include "bindings/protocol/json_text.hpp"
#include "engine/ranking/diversity.hpp"

namespace binome {

// The member "diversity" of an open object: mu and both means, null where there is no match.
void write_diversity(JsonText& json, double mu, const DiversityCost& cost);
// The member "recall" of an open object; its share is null where there was nothing to find.
void write_recall(JsonText& json, const Recall& recall);

}  // namespace binome
