// One JSON object to one record (the fields: features/record_schema.hpp, docs/records.md).
#pragma once

#include <rapidjson/document.h>

#include <string>
#include <vector>

#include "bindings/records/json_values.hpp"

namespace binome {

// Reads `object`; `out.problems` get every problem found, each with its field's path as column; file and line are the
// caller's. `unknown_fields` gets the paths of fields that are kept but not understood.
void read_json_record(const rapidjson::Value& object, const Taxonomy& taxonomy, const JsonRecordOptions& options, ParsedRecord& out,
                      std::vector<std::string>& unknown_fields);

}  // namespace binome
