// The two forms in which `binome barometer` prints its tables.
#pragma once

#include <string>

#include "bindings/cli/session.hpp"
#include "engine/barometer/barometer.hpp"

namespace binome {

// For people: aligned tables with bars, in the session's language, on its output.
void print_barometer(const Barometer& barometer, const Taxonomy& taxonomy, Session& session);

// For programs: one JSON object without its line end; shares in per cent with one decimal, null where there are none.
std::string barometer_json(const Barometer& barometer, const Taxonomy& taxonomy, Language language);

// 0 if there is nothing to divide by.
inline double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace binome
