// The answers of `match`, in every format.
#pragma once

#include <ostream>
#include <vector>

#include "engine/engine.hpp"

namespace binome {

// Where the matcher is no engine there are no reasons: lists alone.
// Advice for people.
void write_match_text(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const std::vector<MatchList>& lists,
                      Language language);
// One JSON object on one line.
void write_match_json(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const std::vector<MatchList>& lists,
                      Language language);
// One row per match, with a header: CSV for a French spreadsheet.
void write_match_csv(std::ostream& out, const Matcher& matcher, const MatchRequest& request, const std::vector<MatchList>& lists,
                     Language language);
// `rank` is the place in the list. `kind<TAB>rank<TAB>id<TAB>score`, no header.
void write_match_tsv(std::ostream& out, const Matcher& matcher, const std::vector<MatchList>& lists);

}  // namespace binome
