// Splits the bytes of a CSV file into rows and cells (RFC 4180, as spreadsheets write it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/result.hpp"

namespace binome {

struct CsvRow {
  std::size_t line = 0;  // of its first character, from 1
  std::string_view raw;  // as it stands in the file, without its line end
  // Bytes of the cells, quotes taken off, embedded line ends turned into '\n'. Meaningless if something is wrong.
  std::vector<std::string> cells;
  // What is wrong with its form, and the number of the cell where that was seen.
  std::optional<Error> wrong;
  std::size_t wrong_cell = 0;
};

// `bytes` must outlive the rows. Line ends are LF, CRLF or CR; a row without any text is passed over. A quote that is never
// closed, text after a closing quote and a row of more than `row_bytes` bytes are rows with something wrong; such a row
// ends with its first line, so that what follows is still read. Linear but for a bounded amount of reading again.
class CsvRows {
 public:
  CsvRows(std::string_view bytes, char separator, std::size_t row_bytes) : bytes_(bytes), separator_(separator), row_bytes_(row_bytes) {}

  // Reads the next row; false at the end.
  bool next(CsvRow& row);
  // Skips one line as it stands.
  void skip_line();
  // Where the next row begins.
  std::size_t position() const { return at_; }

 private:
  bool read_cells(CsvRow& row);
  bool read_quoted(CsvRow& row);
  void read_plain(CsvRow& row);
  bool too_long(CsvRow& row);
  bool fail_row(CsvRow& row, Error what);
  void take_first_line_only(CsvRow& row);

  bool at_end() const { return at_ == bytes_.size(); }
  bool at_line_end() const { return at_end() || bytes_[at_] == '\n' || bytes_[at_] == '\r'; }
  void pass_line_end();

  std::string_view bytes_;
  char separator_;
  std::size_t row_bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_start_ = 0;
  std::size_t reread_ = 0;  // bytes read more than once because of unbalanced quotes
};

// The separator of a text whose first row is the header: the one of ';', ',' and tab that occurs most outside quotes on its
// first line, ';' if there is none.
char detect_separator(std::string_view bytes);

// The separator that a first line such as `sep=;` tells, if there is one.
std::optional<char> declared_separator(std::string_view bytes);

}  // namespace binome
