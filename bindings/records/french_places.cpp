#include "bindings/records/french_places.hpp"

#include <algorithm>
#include <vector>

#include "bindings/records/cell_values.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

// "1" → "01", "2a" → "2A".
std::string as_code(std::string_view text) {
  std::string code(text);
  if (code.size() == 1 && all_digits(code)) code = "0" + code;
  if (code.size() == 2 && code[0] == '2' && (code[1] == 'a' || code[1] == 'b')) code[1] = code[1] == 'a' ? 'A' : 'B';
  return code;
}

// Every text that could be the INSEE code of a region or département.
std::vector<std::string> possible_codes() {
  std::vector<std::string> codes{"2A", "2B"};
  for (int number = 1; number <= 99; ++number) codes.push_back(as_code(std::to_string(number)));
  for (int number = 970; number <= 989; ++number) codes.push_back(std::to_string(number));
  return codes;
}

std::string key(std::string_view level, std::string_view text) { return std::string(level) + ":" + std::string(text); }

}  // namespace

FrenchPlaces::FrenchPlaces(const Taxonomy& taxonomy, LabelCells& labels) : taxonomy_(taxonomy), labels_(labels) {
  for (const std::string_view level : {"region", "department"}) {
    for (const std::string& code : possible_codes()) {
      const Term place = taxonomy.find_insee(level, code);
      if (!place) continue;
      codes_by_place_code_.emplace(key(level, taxonomy.code(place)), code);
      // Overseas, one place is a country, a region and a département.
      for (const Taxonomy::Overseas& overseas : taxonomy.overseas()) {
        if (taxonomy.is_within(place, overseas.subdivision))
          codes_by_place_code_.emplace(key(level, taxonomy.code(overseas.country)), code);
      }
      codes_by_name_.emplace(key(level, fold_label(taxonomy.label(place, Language::fr))), code);
      codes_by_name_.emplace(key(level, fold_label(taxonomy.label(place, Language::en))), code);
    }
  }
}

std::string FrenchPlaces::code_of(std::string_view level, std::string_view text) const {
  const std::string folded = fold_label(text);
  if (const std::string code = as_code(folded); taxonomy_.find_insee(level, code)) return code;
  if (std::string code = code_of_name(level, folded); !code.empty()) return code;
  // Code and name, in either order: both must mean the same.
  const std::size_t first = folded.find(' ');
  const std::size_t last = folded.rfind(' ');
  if (first == std::string::npos) return {};
  const std::string code_first = as_code(folded.substr(0, first));
  if (taxonomy_.find_insee(level, code_first) && code_of_name(level, folded.substr(first + 1)) == code_first) return code_first;
  const std::string code_last = as_code(folded.substr(last + 1));
  if (taxonomy_.find_insee(level, code_last) && code_of_name(level, folded.substr(0, last)) == code_last) return code_last;
  return {};
}

std::string FrenchPlaces::code_of_name(std::string_view level, const std::string& folded) const {
  if (const auto found = codes_by_name_.find(key(level, folded)); found != codes_by_name_.end()) return found->second;
  const auto& place = labels_.one(Vocabulary::place, folded);
  if (!place) return {};
  const auto found = codes_by_place_code_.find(key(level, taxonomy_.code(*place)));
  return found == codes_by_place_code_.end() ? std::string() : found->second;
}

std::string commune_code(std::string_view text) {
  constexpr std::size_t kSize = 5;
  std::string code(text);
  if (code.size() == kSize - 1 && all_digits(code)) code = "0" + code;
  if (code.size() == kSize && code[0] == '2' && (code[1] == 'a' || code[1] == 'b')) code[1] = code[1] == 'a' ? 'A' : 'B';
  const bool corsican = code.starts_with("2A") || code.starts_with("2B");
  if (code.size() != kSize || !all_digits(std::string_view(code).substr(corsican ? 2 : 0))) return {};
  return code;
}

std::string department_of_commune(std::string_view insee) {
  const bool overseas = insee.starts_with("97") || insee.starts_with("98");
  return std::string(insee.substr(0, overseas ? 3 : 2));
}

}  // namespace binome
