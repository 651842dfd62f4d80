#include "bindings/records/csv_headings.hpp"

#include <string>
#include <unordered_map>

#include "features/label_folding.hpp"
#include "features/record_schema.hpp"

namespace binome {
namespace {

using Headings = std::unordered_map<std::string, std::string_view>;

// Of every field its path and its headings; one that could mean two fields stands nowhere: such a column is kept and told.
Headings folded_headings() {
  Headings known;
  for (const Field<Actor>& field : fields_of<Actor>()) known.emplace(fold_label(field.path), field.path);
  for (const Field<Actor>& field : fields_of<Actor>()) {
    std::string_view rest = field.headings;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      known.emplace(fold_label(rest.substr(0, bar)), field.path);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return known;
}

std::string without_brackets(std::string_view heading) {
  std::string text;
  int depth = 0;
  for (const char c : heading) {
    depth += c == '(' || c == '[';
    if (depth == 0) text += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return text;
}

void remove_end(std::string& text, std::string_view end) {
  if (text.size() > end.size() && text.ends_with(end)) text.resize(text.size() - end.size());
}

}  // namespace

std::string_view field_of_heading(std::string_view heading) {
  static const Headings known = folded_headings();
  auto find = [&](const std::string& folded) {
    const auto found = known.find(folded);
    return found == known.end() ? std::string_view() : found->second;
  };
  if (const auto field = find(fold_label(heading)); !field.empty()) return field;
  std::string folded = fold_label(without_brackets(heading));
  if (const auto field = find(folded); !field.empty()) return field;
  const std::size_t last = folded.find_last_not_of("0123456789");
  if (last != std::string::npos && folded[last] == ' ') folded.resize(last);
  remove_end(folded, " du siege");
  return find(folded);
}

}  // namespace binome
