#include "bindings/records/directory_reader.hpp"

#include <algorithm>
#include <iostream>

#include "bindings/records/record_collection.hpp"
#include "features/error_codes.hpp"

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
  std::vector<Error> first;
  for (std::size_t i = 0; i < std::min(kShown, reading.problems.size()); ++i) first.push_back(error_of(reading.problems[i]));
  return Error(ErrorCode::directory_has_problems, {{"count", reading.problem_count}}, std::move(first));
}

}  // namespace binome
