// The answer of `match` as tables.
#pragma once

#include <ostream>

#include "bindings/protocol/match_view.hpp"

namespace binome {

// One row per match, with a header: CSV for a French spreadsheet. Without reasons where there are none.
void write_match_csv(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const MatchView& view, Language language);
// `kind<TAB>rank<TAB>id<TAB>score`, no header.
void write_match_tsv(std::ostream& out, const Matcher& matcher, const MatchView& view);

}  // namespace binome
