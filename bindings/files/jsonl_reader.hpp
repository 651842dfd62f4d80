// JSON Lines: one record a line, read as a stream.
#pragma once

#include <fstream>
#include <memory>

#include "bindings/files/json_record.hpp"
#include "features/task_runner.hpp"

namespace binome {

// `in` and `taxonomy` must outlive the reader. Empty lines are passed over; a byte order mark is accepted; a line that is
// too long, not JSON, not UTF-8 or nested too deeply is one record with a problem, and reading goes on with the next line.
// Reads some megabytes ahead, which `run` parses line by line; the records are the same whatever it is.
std::unique_ptr<RecordReader> open_jsonl(std::istream& in, std::string file, const Taxonomy& taxonomy, JsonRecordOptions options = {},
                                         TaskRunner run = run_in_turn);

// Standard input for "-", else the file, opened in `file`. Errors: it is a directory, or cannot be opened.
Result<std::istream*> open_input(const std::string& path, std::ifstream& file);

enum class LineStatus {
  read,
  too_long,  // the line is cut at the limit; reading can go on with the next one
  end,       // there is no line any more
  failed,    // the device failed within the line; nothing can be read any more
};
// Reads a line of at most `limit` bytes without its end (LF or CRLF); the rest of a longer one is skipped. Waits for no
// more than the line. The state of `in` at its end is that of std::istream::getline.
LineStatus read_line(std::istream& in, std::size_t limit, std::string& line);
// What to say of `failed`.
Bilingual read_failure();

}  // namespace binome
