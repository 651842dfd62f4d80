// Errors as JSON.
#pragma once

#include <optional>
#include <string>

#include "bindings/protocol/envelope.hpp"

namespace binome {

// The error as an object: "code", "class", "exit_status", "http_status" (a row of data/errors.tsv), "text" in the language,
// "arguments", and "causes" of the same form where it has any.
void write_error(JsonText& json, const Error& error, Language language);

// One object without its line end (docs/protocol.md, "error"). `line`: of the stream, from 1; none: there is no stream.
std::string error_json(const Error& error, std::optional<std::size_t> line, const Envelope& envelope);

}  // namespace binome
