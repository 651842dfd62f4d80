// JSON Lines: one record a line, read as a stream.
#pragma once

#include <istream>
#include <memory>

#include "bindings/records/json_record.hpp"
#include "features/task_runner.hpp"

namespace binome {

// `in` and `taxonomy` must outlive the reader. Empty lines are passed over; a byte order mark is accepted; a line that is
// too long, not JSON, not UTF-8 or nested too deeply is one record with a problem, and reading goes on with the next line.
// Reads some megabytes ahead, which `run` parses line by line; the records are the same whatever it is.
std::unique_ptr<RecordReader> open_jsonl(std::istream& in, std::string file, const Taxonomy& taxonomy, JsonRecordOptions options = {},
                                         TaskRunner run = run_in_turn);

}  // namespace binome
