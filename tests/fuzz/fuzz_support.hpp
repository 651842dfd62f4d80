// What the fuzz targets share. Each target defines LLVMFuzzerTestOneInput, which is run by libFuzzer (BINOME_FUZZ) or by
// replay_main.cpp; it aborts on a broken promise.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

#include "bindings/records/json_writer.hpp"
#include "bindings/records/jsonl_reader.hpp"
#include "bindings/records/taxonomy_files.hpp"
#include "bindings/wording/say.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace binome::fuzz {

inline void promise(bool kept, const char* what) {
  if (kept) return;
  std::cerr << "broken promise: " << what << std::endl;
  std::abort();
}

inline const Taxonomy& taxonomy() {
  static const Taxonomy kTaxonomy = [] {
    auto loaded = load_taxonomy();
    promise(loaded.has_value(), "the taxonomy loads");
    return std::move(*loaded);
  }();
  return kTaxonomy;
}

// Few problems a record: each takes milliseconds to find look-alikes.
inline ReadLimits limits() {
  ReadLimits limits;
  limits.line_bytes = 1 << 12;
  limits.list_values = 50;
  limits.record_problems = 2;
  return limits;
}

// Written as JSON and read back, a good record is the same, and so are the bytes.
inline void check_round_trip(const AnyRecord& record) {
  const std::string json = to_json(record, taxonomy());
  std::istringstream in(json);
  const auto reader = open_jsonl(in, "again", taxonomy());
  ParsedRecord again;
  promise(reader->next(again), "a written record is read");
  for (const Problem& problem : again.problems) std::cerr << describe(problem, Language::en) << "\n" << json << "\n";
  promise(again.problems.empty(), "a written record is good");
  promise(again.record == record, "a record read back is equal");
  promise(to_json(again.record, taxonomy()) == json, "a record read back is written the same");
}

inline void check_records(RecordReader& reader) {
  ParsedRecord record;
  std::size_t line = 0;
  while (reader.next(record)) {
    promise(record.line > line, "lines go up");
    line = record.line;
    promise(record.problems.size() <= limits().record_problems + 1, "problems are limited");
    for (const Problem& problem : record.problems) {
      promise(problem.line == record.line && problem.file == "fuzz", "a problem says where");
      promise(!say(problem.what, Language::fr).empty() && !say(problem.what, Language::en).empty(), "a problem says what");
    }
    if (record.problems.empty()) check_round_trip(record.record);
  }
}

}  // namespace binome::fuzz
