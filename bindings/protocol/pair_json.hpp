// Explanations as JSON, for `match` and `why`.
#pragma once

#include "bindings/protocol/json_text.hpp"
#include "engine/explanation/explanation.hpp"

namespace binome {

// The members "score", "score_exact", "for_you", "for_them" of an open object.
void write_explanation(JsonText& json, const Engine& engine, const Explanation& why, Language language);

}  // namespace binome
