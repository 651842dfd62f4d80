#include "bindings/wording/wording_table.hpp"

#include <algorithm>

namespace binome {
namespace {

std::string_view take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

std::string with_line_ends(std::string_view cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell.substr(i).starts_with("\\n")) text += '\n', ++i;
    else text += cell[i];
  }
  return text;
}

}  // namespace

std::vector<WordingRow> read_wording(std::string_view table) {
  std::vector<WordingRow> rows;
  take(table, '\n');
  while (!table.empty()) {
    std::string_view line = take(table, '\n');
    WordingRow row;
    row.key = take(line, '\t');
    row.text.fr = with_line_ends(take(line, '\t'));
    row.text.en = with_line_ends(take(line, '\n'));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace binome
