#include "bindings/records/weights_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <set>

#include "bindings/files/line_reader.hpp"
#include "bindings/records/taxonomy_files.hpp"
#include "data/embedded.hpp"
#include "features/concept_block.hpp"
#include "features/error_codes.hpp"

namespace binome {

Result<BlockWeights> read_weights(const std::string& path, std::vector<Bilingual>* notices) {
  std::string text;
  if (path.empty()) {
    text = embedded_file("weights.tsv");
  } else {
    std::ifstream file;
    const auto opened = open_input(path, file);
    if (!opened) return tl::make_unexpected(opened.error());
    text.assign(std::istreambuf_iterator<char>(**opened), {});
  }
  const auto table = parse_tsv(path.empty() ? "weights.tsv" : path, text);
  if (!table) return tl::make_unexpected(table.error());
  std::vector<BlockWeights::Row> rows;
  std::set<std::string> renamed;
  for (const auto& cells : *table) {
    if (cells.size() != 5) return fail(ErrorCode::weights_columns, {{"file", path}});
    double weight = 0;
    const auto parsed = std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), weight);
    if (parsed.ec != std::errc() || parsed.ptr != cells[3].data() + cells[3].size()) {
      return fail(ErrorCode::weights_unreadable, {{"file", path}, {"value", cells[3]}});
    }
    const std::string block(current_block_name(cells[2]));
    if (block != cells[2]) renamed.insert("« " + cells[2] + " » → « " + block + " »");
    rows.push_back({cells[0], cells[1], block, weight, cells[4]});
  }
  const auto is_default = [](std::string_view block) {
    return [=](const auto& row) { return row.asker == "*" && row.asked == "*" && row.block == block; };
  };
  for (const std::string_view block : blocks_added_later()) {
    if (std::any_of(rows.begin(), rows.end(), is_default(block))) continue;
    rows.push_back({"*", "*", std::string(block), 0, "not in the file"});
    if (notices == nullptr) continue;
    notices->push_back({path + " : aucune ligne pour le bloc « " + std::string(block) + " », ajouté depuis ; il ne compte pas",
                        path + ": no row for the block " + std::string(block) + ", added since; it does not count"});
  }
  if (!renamed.empty() && notices != nullptr) {
    std::string names;
    for (const std::string& name : renamed) names += (names.empty() ? "" : ", ") + name;
    notices->push_back(
        {path + " : blocs lus sous leur nom d'aujourd'hui : " + names, path + ": blocks read under their present names: " + names});
  }
  return BlockWeights::from_rows(std::move(rows));
}

std::string weights_text(const BlockWeights& weights) {
  std::string text =
      "# How much each block counts when `asker` looks at `asked` (docs/scoring.md: α before renormalisation). \"*\" is any kind.\n"
      "# A pair of kinds that has no row for a block takes the row of \"*, *\". Weights are relative: only their ratios matter.\n"
      "# basis: what the weight rests on, with its 95 % interval where it was learned. \"expert prior\": judgement, no measurement.\n"
      "asker\tasked\tblock\tweight\tbasis\n";
  for (const BlockWeights::Row& row : weights.rows()) {
    std::array<char, 32> number{};
    const auto end = std::to_chars(number.data(), number.data() + number.size(), row.weight).ptr;
    text += row.asker + "\t" + row.asked + "\t" + row.block + "\t" + std::string(number.data(), end) + "\t" + row.basis + "\n";
  }
  return text;
}

}  // namespace binome
