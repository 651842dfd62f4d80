// The text of a line to JSON.
#pragma once

#include <rapidjson/document.h>

#include <optional>
#include <string_view>

#include "bindings/records/record_reader.hpp"

namespace binome {

// Parses one JSON text into `document`, iteratively (no recursion on hostile depth), and checks its depth.
// On failure returns what is wrong. A byte order mark is passed over.
std::optional<Error> parse_json(std::string_view text, const ReadLimits& limits, rapidjson::Document& document);

}  // namespace binome
