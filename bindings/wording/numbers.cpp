#include "bindings/wording/numbers.hpp"

#include <cmath>

namespace binome {

int tenths_of(std::uint64_t millionths) { return static_cast<int>((millionths + 50'000) / 100'000); }

std::string tenths_text(int tenths, Language language) {
  return std::to_string(tenths / 10) + (language == Language::fr ? "," : ".") + std::to_string(tenths % 10);
}

std::string percent_text(double share, Language language) {
  return std::to_string(std::lround(share * 100)) + (language == Language::fr ? " %" : "%");
}

std::string millionths_text(std::uint64_t millionths) {
  std::string decimals = std::to_string(millionths % 1'000'000);
  decimals.insert(0, 6 - decimals.size(), '0');
  return std::to_string(millionths / 1'000'000) + "." + decimals;
}

std::string score_text(PairScore score) { return millionths_text(score_millionths(score)); }

}  // namespace binome
