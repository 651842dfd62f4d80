#include "bindings/records/cell_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "features/label_folding.hpp"

namespace binome {
namespace {

// ASCII blanks, U+00A0, U+202F, U+2007, U+2009, U+FEFF.
constexpr std::array<std::string_view, 9> kBlanks = {
    " ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x87", "\xE2\x80\x89", "\xEF\xBB\xBF"};

// Size of the blank at the start of the text, 0 if there is none.
std::size_t leading_blank(std::string_view text) {
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits whose groups of three may be separated by one blank; empty if the text is not that.
std::string grouped_digits(std::string_view text) {
  std::string digits;
  std::size_t since_blank = 0;
  bool grouped = false;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      digits += text.front();
      ++since_blank;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t blank = leading_blank(text);
    const bool fits = grouped ? since_blank == 3 : since_blank >= 1 && since_blank <= 3;
    if (blank == 0 || !fits) return {};
    grouped = true;
    since_blank = 0;
    text.remove_prefix(blank);
  }
  return grouped && since_blank != 3 ? std::string() : digits;
}

}  // namespace

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string_view trim(std::string_view text) {
  while (const std::size_t blank = leading_blank(text)) text.remove_prefix(blank);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      if (!text.ends_with(blank)) continue;
      text.remove_suffix(blank.size());
      again = true;
    }
  }
  return text;
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  constexpr std::size_t kMostDigits = 10;
  for (const std::string_view zeros : {",0", ".0", ",00", ".00"}) {
    if (text.ends_with(zeros)) {
      text.remove_suffix(zeros.size());
      break;
    }
  }
  const std::string digits = grouped_digits(text);
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  return std::stoll(digits);
}

std::optional<double> parse_decimal(std::string_view text) {
  std::string number;
  for (const std::string_view minus : {"-", "\xE2\x88\x92"}) {
    if (!text.starts_with(minus)) continue;
    number = "-";
    text.remove_prefix(minus.size());
    break;
  }
  const std::size_t point = text.find_first_of(",.");
  const std::string_view whole = text.substr(0, point);
  if (!all_digits(whole)) return std::nullopt;
  number += whole;
  if (point != std::string_view::npos) {
    if (!all_digits(text.substr(point + 1))) return std::nullopt;
    number.append(".").append(text.substr(point + 1));
  }
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return value;
}

std::optional<Date> parse_written_date(std::string_view text) {
  constexpr std::size_t kIsoSize = 10;
  if (text.size() > kIsoSize && (text[kIsoSize] == 'T' || text[kIsoSize] == ' ')) text = text.substr(0, kIsoSize);
  if (const auto iso = parse_date(text)) return iso;
  const std::size_t first = text.find('/');
  const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view day = text.substr(0, first);
  const std::string_view month = text.substr(first + 1, second - first - 1);
  const std::string_view year = text.substr(second + 1);
  if (!all_digits(day) || !all_digits(month) || !all_digits(year) || day.size() > 2 || month.size() > 2 || year.size() != 4)
    return std::nullopt;
  std::string iso(year);
  for (const std::string_view part : {month, day}) {
    iso.append(part.size() == 1 ? "-0" : "-").append(part);
  }
  return parse_date(iso);
}

std::optional<bool> parse_flag(std::string_view text) {
  const std::string folded = fold_label(text);
  for (const std::string_view yes : {"oui", "o", "vrai", "yes", "y", "true", "x", "1"}) {
    if (folded == yes) return true;
  }
  for (const std::string_view no : {"non", "n", "faux", "no", "false", "0"}) {
    if (folded == no) return false;
  }
  return std::nullopt;
}

}  // namespace binome
