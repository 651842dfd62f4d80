// What every line in and every answer out have in common (docs/protocol.md).
#pragma once

#include <rapidjson/document.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "bindings/protocol/json_text.hpp"
#include "features/result.hpp"

namespace binome {

// The version of the wire form. Within one version members are only ever added.
inline constexpr int kWireFormat = 1;
// The longest `request_id`, in characters.
inline constexpr std::size_t kLongestRequestId = 128;

// What a line says of its answer, whatever it asks.
struct Envelope {
  Language language = Language::fr;
  std::string request_id;  // as JSON text: "\"r-42\"" or "42"; empty: none was given
};

// One line as JSON. Errors: no JSON, nested too deep.
Result<rapidjson::Document> parse_line(std::string_view json);

// Reads `request_id` and `lang` of a line into `envelope`, as far as they are well formed, so that an error can be answered
// under them too. Errors: the line is no object; either is malformed.
Result<void> read_envelope(const rapidjson::Value& line, Envelope& envelope);

// An error that names the first member that is not among `known` (nor `request_id` or `lang`), and the nearest one.
Result<void> refuse_unknown_members(const rapidjson::Value& line, std::span<const std::string_view> known);

// Opens the object of an answer: "format", "answer" (its kind: "match"), "request_id" where there is one, "lang".
void start_answer(JsonText& json, std::string_view answer, const Envelope& envelope);

}  // namespace binome
