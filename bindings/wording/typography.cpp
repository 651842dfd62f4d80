#include "bindings/wording/typography.hpp"

namespace binome {
namespace {

constexpr std::string_view kNoBreak = "\u00A0";
constexpr std::string_view kNarrow = "\u202F";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Letters beyond ASCII are bytes above 0x7F; « counts as one here: "l'« eau »".
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 0x7F; }

// "12 345": exactly three digits after the blank, one to three before it.
bool groups_digits(std::string_view text, std::size_t blank) {
  if (blank == 0 || !is_digit(text[blank - 1]) || text.size() < blank + 4) return false;
  for (std::size_t i = 1; i <= 3; ++i) {
    if (!is_digit(text[blank + i])) return false;
  }
  return text.size() == blank + 4 || !is_digit(text[blank + 4]);
}

// The blank that belongs at `at`, where a plain one stands.
std::string_view blank_at(std::string_view text, std::size_t at) {
  const std::string_view next = text.substr(at + 1);
  if (next.starts_with(":") || next.starts_with("%") || next.starts_with("»")) return kNoBreak;
  if (next.starts_with(";") || next.starts_with("!") || next.starts_with("?")) return kNarrow;
  if (text.substr(0, at).ends_with("«")) return kNoBreak;
  return groups_digits(text, at) ? kNarrow : std::string_view(" ");
}

}  // namespace

std::string french_apostrophes(std::string_view text) {
  std::string set;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool within = i > 0 && i + 1 < text.size() && is_letter(text[i - 1]) && (is_letter(text[i + 1]) || text[i + 1] == '{');
    if (text[i] == '\'' && within) set += "’";
    else set += text[i];
  }
  return set;
}

std::string french_spaces(std::string_view text) {
  std::string set;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') set += blank_at(text, i);
    else set += text[i];
  }
  return set;
}

std::string french_typography(std::string_view text) { return french_spaces(french_apostrophes(text)); }

}  // namespace binome
