// CSV that opens well in a French Excel: UTF-8 with mark, semicolons, CRLF, decimal comma, no cell taken for a formula.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace binome {

// One cell, quoted where needed. A text that a spreadsheet would take for a formula (= + - @, tab or return first) gets an
// apostrophe in front; plain numbers are left alone.
std::string csv_cell(std::string_view text);

// Writes the byte order mark and the header line, then rows.
class CsvWriter {
 public:
  CsvWriter(std::ostream& out, const std::vector<std::string>& header);
  void row(const std::vector<std::string>& cells);

 private:
  std::ostream& out_;
};

}  // namespace binome
