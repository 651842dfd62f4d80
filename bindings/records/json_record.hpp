// One JSON object to one record (design of the format: docs/records.md).
#pragma once

#include <rapidjson/document.h>

#include <string>
#include <vector>

#include "bindings/records/record_reader.hpp"

namespace binome {

// How the values of vocabularies are read.
enum class LabelPolicy {
  codes,             // codes only: a directory
  codes_and_labels,  // what people write as well: an import
};

struct JsonRecordOptions {
  LabelPolicy labels = LabelPolicy::codes;
  ReadLimits limits;
};

// Reads `object`; `out.problems` get every problem found, each with its field's path as column; file and line are the
// caller's. `unknown_fields` gets the paths of fields that are kept but not understood.
void read_json_record(const rapidjson::Value& object, const Taxonomy& taxonomy, const JsonRecordOptions& options, ParsedRecord& out,
                      std::vector<std::string>& unknown_fields);

// Parses one JSON text into `document`, iteratively (no recursion on hostile depth), and checks its depth.
// On failure returns what is wrong. A byte order mark is passed over.
std::optional<Bilingual> parse_json(std::string_view text, const ReadLimits& limits, rapidjson::Document& document);

}  // namespace binome
