#include "features/record.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace binome {
namespace {

template <typename Int>
bool parse_digits(std::string_view text, Int& out) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  out = static_cast<Int>(value);
  return true;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Date date;
  if (text.size() != 4 && text.size() != 10) return std::nullopt;
  if (!parse_digits(text.substr(0, 4), date.year) || date.year == 0) return std::nullopt;
  if (text.size() == 4) return date;
  if (text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!parse_digits(text.substr(5, 2), date.month) || !parse_digits(text.substr(8, 2), date.day)) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
  if (!day.ok()) return std::nullopt;
  return date;
}

std::string to_string(Date date) {
  if (!date) return {};
  char text[32];
  if (date.month == 0) {
    std::snprintf(text, sizeof text, "%04d", date.year);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return text;
}

std::optional<RecordType> record_type(std::string_view name) {
  const auto found = std::find(kRecordTypeNames.begin(), kRecordTypeNames.end(), name);
  if (found == kRecordTypeNames.end()) return std::nullopt;
  return static_cast<RecordType>(found - kRecordTypeNames.begin());
}

const std::string& id_of(const AnyRecord& record) {
  if (const auto* feedback = std::get_if<Feedback>(&record)) return feedback->actor;
  if (const auto* listing = std::get_if<Listing>(&record)) return listing->id;
  if (const auto* project = std::get_if<Project>(&record)) return project->id;
  return std::get<Actor>(record).id;
}

bool is_valid(const Listing& listing, Date today) {
  if (listing.withdrawn) return false;
  if (!listing.expires) return true;
  // A listing that expires in a year without a day is valid until the end of that year.
  if (listing.expires.month == 0) return listing.expires.year >= today.year;
  return listing.expires >= today;
}

}  // namespace binome
