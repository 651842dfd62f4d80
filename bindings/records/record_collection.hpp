// Reads files of any known format into one collection of records, with what is wrong in them.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "bindings/records/csv_reader.hpp"
#include "bindings/records/directory_builder.hpp"
#include "bindings/records/json_record.hpp"
#include "features/task_runner.hpp"

namespace binome {

enum class FileFormat { jsonl, csv };

// By the end of the name: .csv, .tsv and .txt are CSV, everything else (and "-") JSON Lines.
FileFormat format_of(std::string_view path);

struct ReadOptions {
  LabelPolicy labels = LabelPolicy::codes;  // of JSON Lines; a CSV is always read with labels
  std::optional<FileFormat> format;         // of all files; unset: by their names
  CsvOptions csv;                           // its limits are those below
  ReadLimits limits;
  bool keep_refused = false;     // whether refused records are kept as they stand in their file
  TaskRunner run = run_in_turn;  // parses the lines of JSON Lines; the same result whatever it is
};

// A record as it stands in its file, without its line end.
struct RefusedRecord {
  std::size_t line = 0;
  std::string raw;
};

// What was refused of one file, in order; filled if ReadOptions::keep_refused.
struct RefusedPart {
  std::string preamble;  // what a file in the same form starts with (see RecordReader)
  std::vector<RefusedRecord> records;
};

struct RecordCollection {
  DirectoryBuilder records;          // what was good; every actor named is there
  std::vector<Problem> problems;     // in the order of files and lines; at most limits.problems of them
  std::size_t problem_count = 0;     // all of them
  std::size_t refused = 0;           // records
  std::vector<RefusedPart> by_file;  // one a path
  std::vector<Bilingual> notices;
};

// Reads the files in order; "-" is `standard_input`. An error: a file that cannot be read at all (see open_csv), or too many
// records. With keep_refused the text of every record that names others is held in memory until all are read.
Result<RecordCollection> collect_records(const std::vector<std::string>& paths, const Taxonomy& taxonomy, const ReadOptions& options,
                                         std::istream& standard_input);

}  // namespace binome
