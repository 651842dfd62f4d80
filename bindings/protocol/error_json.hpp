// Errors as JSON.
#pragma once

#include <optional>
#include <string>

#include "bindings/protocol/envelope.hpp"

namespace binome {

// One object without its line end (docs/protocol.md, "error"). `line`: of the stream, from 1; none: there is no stream.
std::string error_json(const Error& error, std::optional<std::size_t> line, const Envelope& envelope);

}  // namespace binome
