// Arguments and messages that the commands reading files of any format share (import, check).
#pragma once

#include <string>
#include <vector>

#include "bindings/cli/session.hpp"
#include "bindings/records/record_collection.hpp"

namespace binome {

// How the files are to be read, as written on the command line.
class FileArguments {
 public:
  // Adds FILE…, --format of the files, --map, --separator and --encoding. `format_name`: "--format" unless that means the output.
  void add_to(Command& command, const Session& session, const char* format_name);
  const std::vector<std::string>& files() const { return files_; }
  // Errors: wrong use.
  Result<ReadOptions> options(LabelPolicy labels) const;

 private:
  std::vector<std::string> files_;
  std::vector<std::string> mappings_;
  std::string format_;
  std::string separator_;
  std::string encoding_ = "auto";
};

// How many records of each type there are.
struct RecordCounts {
  std::size_t actors = 0, projects = 0, listings = 0, feedback = 0;
};
// "200 acteurs, 3 projets": the types that there are; "aucun enregistrement".
std::string describe(const RecordCounts& counts, Language language);
// "1 enregistrement refusé", "2 records refused".
std::string describe_refused(std::size_t records, Language language);
// A line for each problem, then how many there are if not all are shown.
void print_problems(std::ostream& stream, const std::vector<Problem>& problems, std::size_t count, Language language);

}  // namespace binome
