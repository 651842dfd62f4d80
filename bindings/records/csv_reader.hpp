// CSV files of actors as French offices write them: encodings, separators, headings and labels are recognised or told.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <vector>

#include "bindings/files/encoded_text.hpp"
#include "bindings/records/csv_columns.hpp"
#include "bindings/records/record_reader.hpp"

namespace binome {

struct CsvOptions {
  TextEncoding encoding = TextEncoding::automatic;
  std::optional<char> separator;        // unset: a `sep=` line, else the one that the header uses most of ; , tab
  std::vector<ColumnMapping> mappings;  // headings whose meaning is told
  bool all_mappings_used = true;        // whether a mapping of a heading that is not there is an error
  ReadLimits limits;
};

// ";", ",", "tab", "|" or any other single character but quotes and line ends.
std::optional<char> parse_separator(std::string_view text);

// Reads all of `in` at once (at most limits.file_bytes); `taxonomy` must outlive the reader, `in` need not. Each row is one
// actor: empty rows are passed over, cells missing at the end are empty, filled cells beyond the header are a problem.
// Problems carry the line on which the row begins and the heading as written. Errors: an encoding that does not fit, no
// header line, or a header that cannot be used (see map_columns).
Result<std::unique_ptr<RecordReader>> open_csv(std::istream& in, std::string file, const Taxonomy& taxonomy,
                                               const CsvOptions& options = {});

}  // namespace binome
