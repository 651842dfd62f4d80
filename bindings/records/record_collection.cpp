#include "bindings/records/record_collection.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <map>

#include "bindings/records/jsonl_reader.hpp"
#include "features/error_codes.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

class Collector {
 public:
  Collector(const std::vector<std::string>& paths, const Taxonomy& taxonomy, const ReadOptions& options)
      : paths_(paths), taxonomy_(taxonomy), options_(options) {
    collection_.records = DirectoryBuilder(paths);
    collection_.by_file.resize(paths.size());
    options_.csv.limits = options.limits;
    const auto csv_files =
        std::count_if(paths.begin(), paths.end(), [&](const std::string& path) { return format(path) == FileFormat::csv; });
    options_.csv.all_mappings_used = csv_files <= 1;
  }

  // Reads one file; what is wrong with it as a whole, if anything.
  std::optional<Error> read(std::size_t file, std::istream& standard_input) {
    const std::string& path = paths_[file];
    std::ifstream stream;
    std::error_code ignored;
    if (path != "-") stream.open(path, std::ios::binary);
    if (path != "-" && (!stream || std::filesystem::is_directory(path, ignored))) {
      return Error(ErrorCode::cannot_read, {{"file", path}});
    }
    const auto reader = open(path == "-" ? standard_input : stream, path);
    if (!reader) return reader.error();
    ParsedRecord record;
    std::size_t count = 0;
    while ((*reader)->next(record)) {
      if (++count > options_.limits.records) {
        return Error(ErrorCode::too_many_records, {{"file", path}, {"most", options_.limits.records}});
      }
      take(static_cast<std::uint32_t>(file), record);
    }
    collection_.by_file[file].preamble = (*reader)->preamble();
    for (Bilingual& notice : (*reader)->notices()) collection_.notices.push_back(std::move(notice));
    return std::nullopt;
  }

  RecordCollection finish() {
    for (Rejection& rejection : collection_.records.drop_dangling()) {
      rejection.problem.file = paths_[rejection.origin.file];
      rejection.problem.line = rejection.origin.line;
      note(rejection.origin.file, std::move(rejection.problem));
      const auto text = texts_.find(rejection.origin);
      if (last_rejected_ != rejection.origin) refuse(rejection.origin, text == texts_.end() ? std::string() : std::move(text->second));
      last_rejected_ = rejection.origin;
    }
    for (RefusedPart& part : collection_.by_file) {
      std::stable_sort(part.records.begin(), part.records.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
    }
    std::stable_sort(noted_.begin(), noted_.end(), [](const Noted& a, const Noted& b) { return a.origin < b.origin; });
    for (Noted& noted : noted_) collection_.problems.push_back(std::move(noted.problem));
    return std::move(collection_);
  }

 private:
  struct Noted {
    Origin origin;
    Problem problem;
  };

  FileFormat format(const std::string& path) const { return options_.format.value_or(format_of(path)); }

  Result<std::unique_ptr<RecordReader>> open(std::istream& in, const std::string& path) const {
    if (format(path) == FileFormat::csv) return open_csv(in, path, taxonomy_, options_.csv);
    return open_jsonl(in, path, taxonomy_, {options_.labels, options_.limits}, options_.run);
  }

  void take(std::uint32_t file, ParsedRecord& record) {
    const Origin origin{file, static_cast<std::uint32_t>(record.line)};
    if (!record.problems.empty()) {
      for (Problem& problem : record.problems) note(file, std::move(problem));
      collection_.records.refuse(record.record, origin);
      return refuse(origin, std::move(record.raw));
    }
    const bool may_go = options_.keep_refused && names_actors(record.record);
    auto twice = collection_.records.add(std::move(record.record), origin);
    if (twice) {
      twice->file = paths_[file];
      twice->line = record.line;
      note(file, std::move(*twice));
      refuse(origin, std::move(record.raw));
    } else if (may_go) {
      texts_.emplace(origin, std::move(record.raw));
    }
  }

  void note(std::uint32_t file, Problem problem) {
    ++collection_.problem_count;
    const Origin origin{file, static_cast<std::uint32_t>(problem.line)};
    if (noted_.size() < options_.limits.problems) noted_.push_back({origin, std::move(problem)});
  }

  void refuse(Origin origin, std::string raw) {
    ++collection_.refused;
    if (options_.keep_refused) collection_.by_file[origin.file].records.push_back({origin.line, std::move(raw)});
  }

  const std::vector<std::string>& paths_;
  const Taxonomy& taxonomy_;
  ReadOptions options_;
  RecordCollection collection_;
  std::vector<Noted> noted_;
  std::map<Origin, std::string> texts_;  // of records that may have to go because of another one
  std::optional<Origin> last_rejected_;
};

}  // namespace

FileFormat format_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string end = dot == std::string_view::npos ? std::string() : fold_label(path.substr(dot));
  return end == "csv" || end == "tsv" || end == "txt" ? FileFormat::csv : FileFormat::jsonl;
}

Result<RecordCollection> collect_records(const std::vector<std::string>& paths, const Taxonomy& taxonomy, const ReadOptions& options,
                                         std::istream& standard_input) {
  Collector collector(paths, taxonomy, options);
  for (std::size_t file = 0; file < paths.size(); ++file) {
    if (auto error = collector.read(file, standard_input)) return tl::make_unexpected(std::move(*error));
  }
  return collector.finish();
}

}  // namespace binome
