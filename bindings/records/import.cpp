#include "bindings/records/import.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "bindings/files/atomic_file.hpp"
#include "bindings/records/json_writer.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

namespace fs = std::filesystem;

FileFormat format(const ImportOptions& options, const std::string& input) { return options.read.format.value_or(format_of(input)); }

bool same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;
  return a == b || fs::equivalent(a, b, ignored);
}

// Why `target` must not be written, if so.
std::optional<Error> refuse_target(const ImportOptions& options, const std::string& target) {
  for (const std::string& input : options.inputs) {
    if (input == "-" || !same_file(input, target)) continue;
    return Error(ErrorCode::target_is_input, {{"file", target}});
  }
  return std::nullopt;
}

std::optional<Error> check(const ImportOptions& options) {
  if (options.inputs.empty()) return Error(ErrorCode::no_input);
  if (options.out.empty() || options.out == "-") {
    return Error(ErrorCode::out_expected);
  }
  if (!options.rejects.empty() && options.inputs.size() > 1) {
    return Error(ErrorCode::rejects_of_one);
  }
  if (!options.rejects.empty() && same_file(options.rejects, options.out)) {
    return Error(ErrorCode::rejects_is_out);
  }
  if (auto error = refuse_target(options, options.out)) return error;
  return options.rejects.empty() ? std::nullopt : refuse_target(options, options.rejects);
}

// The line end of the text's first line.
std::string_view line_end(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == std::string_view::npos || text[at] == '\n') return "\n";
  return text.substr(at).starts_with("\r\n") ? "\r\n" : "\r";
}

std::string text_of(const RefusedPart& part) {
  const std::string_view end = line_end(part.preamble);
  std::string text = part.preamble;
  if (!text.empty() && text.back() != '\n' && text.back() != '\r') text += end;
  for (const RefusedRecord& record : part.records) text += record.raw + std::string(end);
  return text;
}

// One file of refused records for each input that has some.
Result<std::vector<AtomicFile>> write_rejects(const ImportOptions& options, const RecordCollection& collection,
                                              std::vector<std::string>& paths) {
  std::vector<AtomicFile> files;
  std::set<std::string> taken{options.out};
  for (std::size_t i = 0; i < options.inputs.size(); ++i) {
    const RefusedPart& part = collection.by_file[i];
    if (part.records.empty()) continue;
    std::string path =
        options.rejects.empty() ? rejects_path(options.inputs[i], options.out, format(options, options.inputs[i])) : options.rejects;
    for (int number = 2; !taken.insert(path).second; ++number) {  // inputs of the same name in different folders
      path = rejects_path(std::to_string(number) + "-" + fs::path(options.inputs[i]).filename().string(), options.out,
                          format(options, options.inputs[i]));
    }
    if (auto error = refuse_target(options, path)) return tl::make_unexpected(std::move(*error));
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return tl::make_unexpected(file.error());
    file->write(text_of(part));
    if (const auto flushed = file->flush(); !flushed) return tl::make_unexpected(flushed.error());
    files.push_back(std::move(*file));
    paths.push_back(path);
  }
  return files;
}

Result<void> write_all(const ImportOptions& options, const Taxonomy& taxonomy, const RecordCollection& collection, ImportReport& report) {
  Result<AtomicFile> out = AtomicFile::create(options.out);
  if (!out) return tl::make_unexpected(out.error());
  collection.records.each_in_order([&](const auto& record) {
    out->write(to_json(record, taxonomy));
    out->write("\n");
  });
  if (const auto flushed = out->flush(); !flushed) return flushed;
  Result<std::vector<AtomicFile>> rejects = write_rejects(options, collection, report.rejects);
  if (!rejects) return tl::make_unexpected(rejects.error());
  for (AtomicFile& file : *rejects) {
    if (const auto committed = file.commit(); !committed) return committed;
  }
  return out->commit();
}

}  // namespace

Result<ImportReport> import_files(const ImportOptions& options, const Taxonomy& taxonomy, std::istream& standard_input) {
  if (auto error = check(options)) return tl::make_unexpected(std::move(*error));
  ReadOptions read = options.read;
  read.keep_refused = options.partial;
  Result<RecordCollection> collection = collect_records(options.inputs, taxonomy, read, standard_input);
  if (!collection) return tl::make_unexpected(collection.error());
  const Directory& good = collection->records.directory();
  ImportReport report;
  report.actors = good.actors.size();
  report.projects = good.projects.size();
  report.listings = good.listings.size();
  report.feedback = good.feedback.size();
  report.refused = collection->refused;
  if (collection->problem_count == 0 || options.partial) {
    if (const auto written = write_all(options, taxonomy, *collection, report); !written) return tl::make_unexpected(written.error());
    report.written = true;
  }
  report.problems = std::move(collection->problems);
  report.problem_count = collection->problem_count;
  report.notices = std::move(collection->notices);
  return report;
}

std::string rejects_path(const std::string& input, const std::string& out, FileFormat format) {
  const fs::path name = input == "-" ? fs::path(format == FileFormat::csv ? "stdin.csv" : "stdin.jsonl") : fs::path(input).filename();
  return (fs::path(out).parent_path() / (name.stem().string() + ".rejects" + name.extension().string())).string();
}

}  // namespace binome
