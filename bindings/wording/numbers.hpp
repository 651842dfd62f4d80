// Numbers as they are shown.
#pragma once

#include <cstdint>
#include <string>

#include "features/pair_score.hpp"
#include "features/result.hpp"

namespace binome {

// Millionths in tenths, rounded half up.
int tenths_of(std::uint64_t millionths);
// Tenths as people write them: "63,4" or "63.4".
std::string tenths_text(int tenths, Language language);
// A share 0 … 1 as a whole percentage: "12 %" or "12%".
std::string percent_text(double share, Language language);
// Millionths as a number with six decimals, a point.
std::string millionths_text(std::uint64_t millionths);
// S on 0 … 100, the same.
std::string score_text(PairScore score);

}  // namespace binome
