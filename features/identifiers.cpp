#include "features/identifiers.hpp"

#include <algorithm>

namespace binome {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

// Luhn: from the right, every second digit counts twice, its digits added.
int luhn_sum(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int counted = i % 2 == 1 ? 2 * digit : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}

int sum_of_digits(std::string_view digits) {
  int sum = 0;
  for (const char c : digits) sum += c - '0';
  return sum;
}

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
  return text.size() >= scheme.size() && std::equal(scheme.begin(), scheme.end(), text.begin(), [](char wanted, char given) {
           return wanted == (is_capital(given) ? static_cast<char>(given - 'A' + 'a') : given);
         });
}

// "example.org", "xn--e1aybc.fr", "été.example": labels of letters, digits and hyphens, at least two, none empty.
bool is_full_host(std::string_view host) {
  std::size_t labels = 0;
  while (true) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    const std::string_view label = host.substr(0, dot);
    const auto fits = [](char c) {
      return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    };
    if (label.empty() || label.front() == '-' || label.back() == '-' || !std::all_of(label.begin(), label.end(), fits)) return false;
    ++labels;
    if (dot == host.size()) return labels >= 2;
    host.remove_prefix(dot + 1);
  }
}

bool is_port(std::string_view text) { return !text.empty() && text.size() <= 5 && all_digits(text); }

}  // namespace

bool is_siret(std::string_view text) {
  constexpr std::size_t kSize = 14;
  if (text.size() != kSize || !all_digits(text) || text.find_first_not_of('0') == std::string_view::npos) return false;
  if (luhn_sum(text) % 10 == 0) return true;
  return text.starts_with("356000000") && sum_of_digits(text) % 5 == 0;
}

bool is_rna(std::string_view text) {
  constexpr std::size_t kSize = 10;
  return text.size() == kSize && text[0] == 'W' && is_digit(text[1]) && (is_digit(text[2]) || is_capital(text[2])) &&
         all_digits(text.substr(3));
}

bool is_rid(std::string_view text) { return (text.size() == 7 || text.size() == 10) && all_digits(text); }

std::string compact_identifier(std::string_view text) {
  std::string compact;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t skipped = 0;
    for (const std::string_view between : {" ", "\t", ".", "-", "\xC2\xA0", "\xE2\x80\xAF"}) {
      if (rest.starts_with(between)) skipped = between.size();
    }
    if (skipped == 0) compact += rest[0] >= 'a' && rest[0] <= 'z' ? static_cast<char>(rest[0] - 'a' + 'A') : rest[0];
    at += std::max<std::size_t>(skipped, 1);
  }
  return compact;
}

std::optional<WebAddressFault> web_address_fault(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (text.size() > kMostAddressBytes) return WebAddressFault::too_long;
  const auto unfit = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
  if (std::any_of(text.begin(), text.end(), unfit) || text.find_first_of("\"<>\\^`{|}") != std::string_view::npos)
    return WebAddressFault::bad_character;
  if (!starts_with_scheme(text, kScheme))
    return text.find(':') == std::string_view::npos ? WebAddressFault::no_scheme : WebAddressFault::not_https;
  const std::string_view authority = text.substr(kScheme.size(), text.find_first_of("/?#", kScheme.size()) - kScheme.size());
  if (authority.find('@') != std::string_view::npos) return WebAddressFault::credentials;
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  if (!is_full_host(authority.substr(0, colon))) return WebAddressFault::bad_host;
  if (colon < authority.size() && !is_port(authority.substr(colon + 1))) return WebAddressFault::bad_host;
  return std::nullopt;
}

}  // namespace binome
