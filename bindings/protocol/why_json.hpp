// The answer to a question why, as JSON.
#pragma once

#include <string>
#include <vector>

#include "bindings/protocol/envelope.hpp"
#include "bindings/protocol/made_by.hpp"
#include "engine/matcher.hpp"

namespace binome {

// One object without its line end (docs/protocol.md, "why"). `fields`: of the records of both, checked.
std::string why_json(const Matcher& matcher, const WhyAnswer& answer, std::size_t k, const std::vector<std::string>& fields,
                     const Envelope& envelope, const MadeBy& made_by);

}  // namespace binome
