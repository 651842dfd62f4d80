// Numbers as they are shown.
#pragma once

#include <cstdint>
#include <string>

#include "features/language.hpp"
#include "features/pair_score.hpp"

namespace binome {

// Millionths in tenths, rounded half up.
int tenths_of(std::uint64_t millionths);
// A whole number, in groups of three digits: "1 300" with a narrow no-break space, "1,300".
std::string number_text(std::int64_t number, Language language);
// A number with so many decimals, or up to three: "1 047,6" or "1,047.6".
std::string decimal_text(double number, Language language, int decimals);
std::string decimal_text(double number, Language language);
// Tenths as people write them: "63,4" or "63.4".
std::string tenths_text(int tenths, Language language);
// A share 0 … 1 as a whole percentage: "12 %" with a no-break space, or "12%".
std::string percent_text(double share, Language language);
// Millionths as a number with six decimals, a point.
std::string millionths_text(std::uint64_t millionths);
// S on 0 … 100, the same.
std::string score_text(PairScore score);

}  // namespace binome
