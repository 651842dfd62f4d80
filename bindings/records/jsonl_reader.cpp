#include "bindings/records/jsonl_reader.hpp"

#include <set>

#include "bindings/files/line_reader.hpp"
#include "bindings/records/json_parse.hpp"
#include "bindings/wording/shown_value.hpp"

namespace binome {
namespace {

class JsonlReader final : public RecordReader {
 public:
  JsonlReader(std::istream& in, std::string file, const Taxonomy& taxonomy, JsonRecordOptions options, TaskRunner run)
      : in_(in), file_(std::move(file)), taxonomy_(taxonomy), options_(options), run_(std::move(run)) {}

  bool next(ParsedRecord& out) override {
    if (given_ == filled_ && !fill()) return false;
    Line& line = ahead_[given_++];
    std::swap(out, line.parsed);  // its memory is used again
    for (std::string& field : line.unknown) {
      if (unknown_fields_.size() < 1000) unknown_fields_.insert(std::move(field));
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
  struct Line {
    LineStatus status = LineStatus::end;
    ParsedRecord parsed;
    std::vector<std::string> unknown;  // paths of unknown fields
  };

  // Reads the next lines and parses them; false at the end.
  bool fill() {
    constexpr std::size_t kBytes = 1 << 22;  // as many as keep all threads busy
    given_ = filled_ = 0;
    for (std::size_t bytes = 0; bytes < kBytes && !ended_;) {
      if (filled_ == ahead_.size()) ahead_.emplace_back();
      if (!read(ahead_[filled_])) break;
      bytes += ahead_[filled_++].parsed.raw.size() + sizeof(Line);
    }
    run_(filled_, [this](std::size_t i) { parse(ahead_[i]); });
    return filled_ > 0;
  }

  // Reads the next line that is not empty.
  bool read(Line& line) {
    constexpr std::size_t kKept = 1 << 14;  // of the memory of an earlier line
    std::string& raw = line.parsed.raw;
    if (raw.capacity() > kKept) raw = std::string();
    do {
      line.status = read_line(in_, options_.limits.line_bytes, raw);
      ended_ = line.status == LineStatus::end || line.status == LineStatus::failed;
      if (line.status == LineStatus::end) return false;
      ++line_;
      if (line_ == 1 && raw.starts_with("\xEF\xBB\xBF")) raw.erase(0, 3);
    } while (line.status == LineStatus::read && raw.find_first_not_of(" \t") == std::string::npos);
    line.parsed.line = line_;
    return true;
  }

  void parse(Line& line) const {
    ParsedRecord& out = line.parsed;
    out.problems.clear();
    out.record = AnyRecord();
    line.unknown.clear();
    parse(line.status, out, line.unknown);
    for (Problem& problem : out.problems) {
      problem.file = file_;
      problem.line = out.line;
    }
  }

  void parse(LineStatus status, ParsedRecord& out, std::vector<std::string>& unknown) const {
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
    read_json_record(document, taxonomy_, options_, out, unknown);
  }

  std::istream& in_;
  std::string file_;
  const Taxonomy& taxonomy_;
  JsonRecordOptions options_;
  TaskRunner run_;
  std::vector<Line> ahead_;  // lines read, and their records
  std::size_t filled_ = 0;   // of `ahead_`
  std::size_t given_ = 0;    // of those
  std::size_t line_ = 0;     // read last
  bool ended_ = false;       // nothing is left to read, or to be read
  std::set<std::string> unknown_fields_;
};

}  // namespace

std::unique_ptr<RecordReader> open_jsonl(std::istream& in, std::string file, const Taxonomy& taxonomy, JsonRecordOptions options,
                                         TaskRunner run) {
  return std::make_unique<JsonlReader>(in, std::move(file), taxonomy, options, std::move(run));
}

}  // namespace binome
