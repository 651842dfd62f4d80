#include "bindings/files/jsonl_reader.hpp"

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
      if (status == LineStatus::end) return false;
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
  std::streambuf* buffer = in.rdbuf();
  constexpr int kEnd = std::char_traits<char>::eof();
  int c = buffer->sbumpc();
  if (c == kEnd) return LineStatus::end;
  LineStatus status = LineStatus::read;
  for (; c != kEnd && c != '\n'; c = buffer->sbumpc()) {
    if (line.size() < limit) line += static_cast<char>(c);
    else status = LineStatus::too_long;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return status;
}

}  // namespace binome
