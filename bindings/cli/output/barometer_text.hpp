// The tables of `binome barometer`, for people.
#pragma once

#include "bindings/cli/session.hpp"
#include "engine/barometer/barometer.hpp"

namespace binome {

// Aligned tables with bars, in the session's language, on its output.
void print_barometer(const Barometer& barometer, const Taxonomy& taxonomy, Session& session);

}  // namespace binome
