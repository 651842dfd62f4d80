// The common face of every file format: one parsed record after the other, with what is wrong in it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bindings/records/problem.hpp"
#include "features/record.hpp"

namespace binome {

// Limits on everything a stranger controls. Exceeding one is a Problem of the record, or ends the reading.
struct ReadLimits {
  std::size_t line_bytes = 1 << 20;  // one JSON line, or one CSV row
  std::size_t depth = 16;            // nested JSON values
  std::size_t list_values = 1000;    // values of one list
  std::size_t records = 20'000'000;  // records of one file
  std::size_t problems = 10'000;     // problems kept in memory; more are counted only
  std::size_t record_problems = 50;  // problems looked for in one record; then it is given up, which is a problem too
  std::size_t file_bytes = 1 << 30;  // one file that is read at once (CSV)
};

struct ParsedRecord {
  std::size_t line = 0;
  AnyRecord record;               // if there are problems, only its id counts, and may be empty
  std::vector<Problem> problems;  // empty: the record is good
  std::string raw;                // the record as it stood in the file, without its line end
};

// Not thread safe; one reader, one pass.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // Reads the next record into `out`; false at the end of the file.
  virtual bool next(ParsedRecord& out) = 0;
  // Remarks on the whole file so far (unknown fields, columns that were ignored), each once.
  virtual std::vector<Bilingual> notices() const = 0;
  // What a rejects file must start with to be in the form of the input: the header line of a CSV; else empty.
  virtual std::string preamble() const { return {}; }
};

// Puts unknown members in their one order: by the object they stand in, then as they were given.
void sort_unknown(UnknownMembers& unknown);

// Fills home.subdivision from the INSEE codes of region and département (the finer one wins); unknown codes are problems.
std::vector<Problem> locate_home(Home& home, const Taxonomy& taxonomy);

}  // namespace binome
