// Records to JSON, in one fixed order of fields: the same record gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "bindings/records/record_reader.hpp"

namespace binome {

// One line, without its end. Empty and unknown fields are left out; reading it back gives an equal record.
std::string to_json(const AnyRecord& record, const Taxonomy& taxonomy);

// The text as a JSON string, quotes included.
std::string quoted_json(std::string_view text);

}  // namespace binome
