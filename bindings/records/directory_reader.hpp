// Reads whole directories: JSON Lines files of codes, every record good, every reference known.
#pragma once

#include "bindings/records/directory_builder.hpp"
#include "bindings/records/json_record.hpp"
#include "features/task_runner.hpp"

namespace binome {

struct DirectoryReading {
  Directory directory;            // what was good
  std::vector<Problem> problems;  // in the order of the files; at most limits.problems of them
  std::size_t problem_count = 0;  // all of them
  std::vector<Bilingual> notices;
};

// Reads the files in order; "-" is standard input. An error: a file that cannot be read at all, or too many records. Lines are
// parsed by `run`, with the same result whatever it is.
Result<DirectoryReading> read_directory(const std::vector<std::string>& paths, const Taxonomy& taxonomy, const ReadLimits& limits = {},
                                        const TaskRunner& run = run_in_turn);

// The first problems and how many there are, as one error (exit 3) for commands that need a good directory.
Error summary(const DirectoryReading& reading);

}  // namespace binome
