#include "bindings/wording/numbers.hpp"

#include <unicode/numberformatter.h>

#include <array>
#include <cmath>

namespace binome {
namespace {

using Formatter = icu::number::LocalizedNumberFormatter;

const char* locale_of(Language language) { return language == Language::fr ? "fr" : "en"; }

std::string text_of(const icu::number::FormattedNumber& number, UErrorCode status) {
  std::string text;
  number.toString(status).toUTF8String(text);
  return text;
}

}  // namespace

std::string number_text(std::int64_t number, Language language) {
  // Small ones are frequent, and the same in both languages.
  if (number >= 0 && number < 1000) return std::to_string(number);
  static const std::array formatters = {icu::number::NumberFormatter::withLocale("fr"), icu::number::NumberFormatter::withLocale("en")};
  UErrorCode status = U_ZERO_ERROR;
  return text_of(formatters[static_cast<std::size_t>(language)].formatInt(number, status), status);
}

std::string decimal_text(double number, Language language, int decimals) {
  UErrorCode status = U_ZERO_ERROR;
  const Formatter formatter = icu::number::NumberFormatter::withLocale(locale_of(language))
                                  .precision(icu::number::Precision::fixedFraction(decimals))
                                  .roundingMode(UNUM_ROUND_HALFUP);  // as people round: 6,25 is 6,3
  return text_of(formatter.formatDouble(number, status), status);
}

std::string decimal_text(double number, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const Formatter formatter =
      icu::number::NumberFormatter::withLocale(locale_of(language)).precision(icu::number::Precision::maxFraction(3));
  return text_of(formatter.formatDouble(number, status), status);
}

int tenths_of(std::uint64_t millionths) { return static_cast<int>((millionths + 50'000) / 100'000); }

std::string tenths_text(int tenths, Language language) {
  return std::to_string(tenths / 10) + (language == Language::fr ? "," : ".") + std::to_string(tenths % 10);
}

std::string percent_text(double share, Language language) {
  return std::to_string(std::lround(share * 100)) + (language == Language::fr ? "\u00A0%" : "%");
}

std::string millionths_text(std::uint64_t millionths) {
  std::string decimals = std::to_string(millionths % 1'000'000);
  decimals.insert(0, 6 - decimals.size(), '0');
  return std::to_string(millionths / 1'000'000) + "." + decimals;
}

std::string score_text(PairScore score) { return millionths_text(score_millionths(score)); }

}  // namespace binome
