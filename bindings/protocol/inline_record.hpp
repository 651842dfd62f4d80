// Records within a line.
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <string>
#include <vector>

#include "bindings/records/record_reader.hpp"

namespace binome {

// A record within a line, of type `type` unless it says otherwise, in codes or labels. An error names the first problem, in
// the field `where` of the line. `unknown_fields`: the paths of those that are not understood.
Result<AnyRecord> parse_inline_record(const Taxonomy& taxonomy, const rapidjson::Value& value, const char* type, const char* where,
                                      std::vector<std::string>& unknown_fields);

// The id of a listing that came without one.
inline constexpr char kNoListingId[] = "-";
// A listing given as JSON; `type` and `id` may be left out. Errors: also an unknown field.
Result<std::shared_ptr<const Listing>> parse_listing(const Taxonomy& taxonomy, const rapidjson::Value& value);
Result<std::shared_ptr<const Listing>> parse_listing(const Taxonomy& taxonomy, std::string_view json);

}  // namespace binome
