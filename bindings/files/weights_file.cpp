#include "bindings/files/weights_file.hpp"

#include <charconv>
#include <fstream>
#include <iterator>

#include "bindings/files/embedded.hpp"
#include "bindings/files/jsonl_reader.hpp"
#include "bindings/files/taxonomy_files.hpp"

namespace binome {

Result<BlockWeights> read_weights(const std::string& path) {
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
  for (const auto& cells : *table) {
    if (cells.size() != 5) return fail(ErrorKind::bad_data, path + " : cinq colonnes sont attendues", path + ": five columns are expected");
    double weight = 0;
    const auto parsed = std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), weight);
    if (parsed.ec != std::errc() || parsed.ptr != cells[3].data() + cells[3].size()) {
      return fail(ErrorKind::bad_data, path + " : poids illisible « " + cells[3] + " »", path + ": unreadable weight \"" + cells[3] + "\"");
    }
    rows.push_back({cells[0], cells[1], cells[2], weight, cells[4]});
  }
  return BlockWeights::from_rows(std::move(rows));
}

}  // namespace binome
