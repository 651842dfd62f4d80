#include "bindings/records/directory_reader.hpp"

#include <algorithm>
#include <iostream>

#include "bindings/records/record_collection.hpp"

namespace binome {

Result<DirectoryReading> read_directory(const std::vector<std::string>& paths, const Taxonomy& taxonomy, const ReadLimits& limits,
                                        const TaskRunner& run) {
  ReadOptions options;
  options.format = FileFormat::jsonl;
  options.limits = limits;
  options.run = run;
  Result<RecordCollection> collection = collect_records(paths, taxonomy, options, std::cin);
  if (!collection) return tl::make_unexpected(collection.error());
  return DirectoryReading{collection->records.take(), std::move(collection->problems), collection->problem_count,
                          std::move(collection->notices)};
}

Error summary(const DirectoryReading& reading) {
  constexpr std::size_t kShown = 10;
  Error error{ErrorKind::bad_data, {}};
  for (const Language language : {Language::fr, Language::en}) {
    std::string& text = language == Language::fr ? error.text.fr : error.text.en;
    for (std::size_t i = 0; i < std::min(kShown, reading.problems.size()); ++i) text += describe(reading.problems[i], language) + "\n";
    const std::string count = std::to_string(reading.problem_count);
    text += language == Language::fr ? count + " problème(s) ; « binome check » les montre tous"
                                     : count + " problem(s); \"binome check\" shows them all";
  }
  return error;
}

}  // namespace binome
