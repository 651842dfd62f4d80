// Files of any known format become one directory of JSON Lines.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "bindings/records/record_collection.hpp"

namespace binome {

struct ImportOptions {
  std::vector<std::string> inputs;  // "-": standard input
  std::string out;                  // the directory to write, one record a line
  bool partial = false;             // write what is good even if something is refused
  std::string rejects;              // where refused records go; empty: beside `out`, see rejects_path. One input only
  ReadOptions read = {LabelPolicy::codes_and_labels, {}, {}, {}, false};  // keep_refused is set by itself
};

struct ImportReport {
  std::size_t actors = 0, projects = 0, listings = 0, feedback = 0;  // good records
  std::size_t refused = 0;
  bool written = false;              // false: something was refused, and `partial` was not asked for
  std::vector<std::string> rejects;  // files of refused records that were written
  std::vector<Problem> problems;     // see RecordCollection
  std::size_t problem_count = 0;
  std::vector<Bilingual> notices;
};

// Reads all inputs, checks them and the references between them, and writes `out`: records in the order of the inputs. All
// or nothing: if anything is wrong nothing is written, unless `partial`: then each input with refused records gets a file of
// them in its own form, as they stood, with its header, to be mended and imported again. Files are replaced at once or not
// at all. Errors: an input that cannot be read, an output that cannot be written or is one of the inputs.
Result<ImportReport> import_files(const ImportOptions& options, const Taxonomy& taxonomy, std::istream& standard_input);

// Where the refused records of an input go: "dossier/annuaire.rejects.csv" for "annuaire.csv" and the output
// "dossier/directory.jsonl"; standard input is "stdin".
std::string rejects_path(const std::string& input, const std::string& out, FileFormat format);

}  // namespace binome
