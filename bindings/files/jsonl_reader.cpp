#include "bindings/files/jsonl_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

namespace binome {
namespace {

class JsonlReader final : public RecordReader {
 public:
  JsonlReader(std::istream& in, std::string file, const Taxonomy& taxonomy, JsonRecordOptions options)
      : in_(in), file_(std::move(file)), taxonomy_(taxonomy), options_(options) {}

  bool next(ParsedRecord& out) override {
    out.problems.clear();
    out.record = AnyRecord();
    LineStatus status = LineStatus::end;
    do {
      status = read_line(in_, options_.limits.line_bytes, out.raw);
      if (status == LineStatus::end || failed_) return false;
      failed_ = status == LineStatus::failed;
      ++line_;
      if (line_ == 1 && out.raw.starts_with("\xEF\xBB\xBF")) out.raw.erase(0, 3);
    } while (status == LineStatus::read && out.raw.find_first_not_of(" \t") == std::string::npos);
    out.line = line_;
    parse(status, out);
    for (Problem& problem : out.problems) {
      problem.file = file_;
      problem.line = line_;
    }
    return true;
  }

  std::vector<Bilingual> notices() const override {
    std::vector<Bilingual> notices;
    for (const std::string& field : unknown_fields_) {
      notices.push_back(
          {file_ + " : champ inconnu « " + field + " », conservé tel quel", file_ + ": unknown field \"" + field + "\", kept as it is"});
    }
    return notices;
  }

 private:
  void parse(LineStatus status, ParsedRecord& out) {
    if (status == LineStatus::failed) {
      out.problems.push_back({{}, 0, {}, shorten(out.raw), read_failure()});
      return;
    }
    if (status == LineStatus::too_long) {
      const std::string most = std::to_string(options_.limits.line_bytes);
      out.problems.push_back(
          {{}, 0, {}, shorten(out.raw), {"ligne de plus de " + most + " octets", "line of more than " + most + " bytes"}});
      return;
    }
    // A fresh document a line gives its memory back; the allocator's first chunk is on the stack.
    char chunk[1 << 14];
    rapidjson::MemoryPoolAllocator<> pool(chunk, sizeof chunk);
    rapidjson::Document document(&pool);
    if (auto wrong = parse_json(out.raw, options_.limits, document)) {
      out.problems.push_back({{}, 0, {}, shorten(out.raw), std::move(*wrong)});
      return;
    }
    std::vector<std::string> unknown;
    read_json_record(document, taxonomy_, options_, out, unknown);
    for (std::string& field : unknown) {
      if (unknown_fields_.size() < 1000) unknown_fields_.insert(std::move(field));
    }
  }

  std::istream& in_;
  std::string file_;
  const Taxonomy& taxonomy_;
  JsonRecordOptions options_;
  std::size_t line_ = 0;
  bool failed_ = false;
  std::set<std::string> unknown_fields_;
};

}  // namespace

std::unique_ptr<RecordReader> open_jsonl(std::istream& in, std::string file, const Taxonomy& taxonomy, JsonRecordOptions options) {
  return std::make_unique<JsonlReader>(in, std::move(file), taxonomy, options);
}

Result<std::istream*> open_input(const std::string& path, std::ifstream& file) {
  if (path == "-") return &std::cin;
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) file.open(path, std::ios::binary);
  if (!file.is_open()) return fail(ErrorKind::bad_data, "fichier illisible : " + path, "cannot read file: " + path);
  return &file;
}

LineStatus read_line(std::istream& in, std::size_t limit, std::string& line) {
  line.clear();
  char chunk[1 << 12];
  std::size_t length = 0;
  bool more = true;
  while (more) {
    in.getline(chunk, sizeof chunk);
    auto got = static_cast<std::size_t>(in.gcount());
    if (in.bad()) return LineStatus::failed;
    if (length + got == 0) return LineStatus::end;
    // It sets nothing where it has met the end of the line, eofbit at the end of the input, failbit where the chunk is full.
    if (in.good()) --got;
    more = in.fail() && !in.eof();
    if (more) in.clear();
    line.append(chunk, std::min(got, limit - line.size()));
    length += got;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return length > limit ? LineStatus::too_long : LineStatus::read;
}

Bilingual read_failure() { return {"erreur de lecture : la suite n'a pas été lue", "read error: the rest was not read"}; }

}  // namespace binome
