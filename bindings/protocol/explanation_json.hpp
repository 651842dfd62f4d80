// Why two actors fit, as JSON: for `match` and `why`.
#pragma once

#include "bindings/protocol/json_text.hpp"
#include "engine/explanation/explanation.hpp"
#include "engine/matcher.hpp"

namespace binome {

// The members "score" (0 … 100, six decimals, exact) and "points" (rounded to tenths) of an open object.
void write_score(JsonText& json, PairScore score);
// The members "for_you" and "for_them" of an open object. The points of their reasons, "others" and "prior" add up to "points".
// Reasons of 0.0 points are left out.
void write_explanation(JsonText& json, const Matcher& matcher, const Explanation& why, Language language);

}  // namespace binome
