#include "bindings/wording/shown_value.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace binome {

std::string shorten(std::string_view value) {
  constexpr std::size_t kMost = 80;
  constexpr UChar32 kReplacement = 0xFFFD;
  // 4 bytes a character are enough, and one more to see that there is more.
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(value.size(), 4 * kMost + 4));
  std::string text;
  std::size_t characters = 0;
  for (std::int32_t at = 0; at < size;) {
    if (++characters > kMost) return text + "…";
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(value.data()), at, size, c);
    if (c < 0) c = kReplacement;
    if (u_iscntrl(c)) c = ' ';  // includes marks that turn the direction of writing
    char encoded[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(encoded, length, c);
    text.append(encoded, static_cast<std::size_t>(length));
  }
  return text;
}

}  // namespace binome
