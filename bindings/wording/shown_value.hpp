// What a stranger wrote, made fit to be shown.
#pragma once

#include <string>
#include <string_view>

namespace binome {

// At most 80 characters of a value, control characters shown as blanks, what is no UTF-8 as U+FFFD: safe to print.
std::string shorten(std::string_view value);

}  // namespace binome
