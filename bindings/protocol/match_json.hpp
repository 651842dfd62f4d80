// The answer to a request for partners, as JSON.
#pragma once

#include <string>

#include "bindings/protocol/envelope.hpp"
#include "bindings/protocol/made_by.hpp"
#include "bindings/protocol/match_request.hpp"
#include "bindings/protocol/match_view.hpp"

namespace binome {

// One object without its line end (docs/protocol.md, "match").
std::string match_json(const Matcher& matcher, const OwnedRequest& request, const MatchView& view, const Envelope& envelope,
                       const MadeBy& made_by);

}  // namespace binome
