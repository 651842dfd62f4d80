// How French is set: no-break spaces and the apostrophe. For what we wrote; what people wrote stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace binome {

// "l'eau : « oui » ; 5 %" with ’, U+00A0 before : » % and after «, U+202F before ; ! ? and between groups of three digits.
std::string french_typography(std::string_view text);

// The first half: a straight apostrophe within a word, or between a letter and what follows at once, becomes ’.
std::string french_apostrophes(std::string_view text);
// The second half: blanks.
std::string french_spaces(std::string_view text);

}  // namespace binome
