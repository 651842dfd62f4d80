// The answer of `match` as advice for people.
#pragma once

#include <ostream>

#include "bindings/protocol/match_view.hpp"

namespace binome {

void write_match_text(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const MatchView& view, Language language);

}  // namespace binome
