// What one cell of a French office file says: numbers, dates, yes and no. Nothing is guessed: an unusual form is no value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "features/record.hpp"

namespace binome {

// Without blanks at both ends: ASCII ones, no-break and narrow blanks.
std::string_view trim(std::string_view text);
// One ASCII digit at least, and nothing else.
bool all_digits(std::string_view text);

// A whole number of at least 0: "12345", "12 345" (any blank between groups of three), "12345,0".
std::optional<std::int64_t> parse_count(std::string_view text);
// "47,33", "47.33", "-2,43" (hyphen or minus sign).
std::optional<double> parse_decimal(std::string_view text);
// An ISO date (a time behind it is left out), a year, or day/month/year as in "02/05/2026".
std::optional<Date> parse_written_date(std::string_view text);
// oui, non, vrai, faux, yes, no, true, false, x, 1, 0.
std::optional<bool> parse_flag(std::string_view text);

}  // namespace binome
