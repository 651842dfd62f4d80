// The tables of a barometer as JSON.
#pragma once

#include <string>

#include "engine/barometer/barometer.hpp"

namespace binome {

// One object without its line end (docs/protocol.md, "barometer"); shares in per cent with one decimal, null where there are none.
std::string barometer_json(const Barometer& barometer, const Taxonomy& taxonomy, Language language);

}  // namespace binome
