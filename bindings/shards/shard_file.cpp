#include "bindings/shards/shard_file.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "bindings/files/line_reader.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

constexpr std::string_view kFormat = "binome-shard";
constexpr std::string_view kVersion = "1";
constexpr std::size_t kLongestLine = 1 << 16;

std::string joined(std::initializer_list<std::string_view> fields) {
  std::string line;
  for (const std::string_view field : fields) (line += field) += '\t';
  line.back() = '\n';
  return line;
}

std::string end_line(std::uint64_t lists, const Fingerprint& fingerprint) {
  const std::string digits = std::to_string(lists);
  return joined({"end", std::string(20 - digits.size(), '0') + digits, fingerprint.text()});
}
const std::size_t kEndSize = end_line(0, {}).size();

template <typename Number>
bool parse(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

bool is(const std::vector<std::string>& fields, std::string_view name, std::size_t count) {
  return fields.size() == count && fields[0] == name;
}

}  // namespace

std::string_view ShardLabel::value(std::string_view name) const {
  const auto found = std::find_if(made_with.begin(), made_with.end(), [&](const auto& option) { return option.first == name; });
  return found == made_with.end() ? std::string_view{} : found->second;
}

Result<ShardWriter> ShardWriter::create(const std::string& path, const ShardLabel& label) {
  auto file = AtomicFile::create(path);
  if (!file) return tl::make_unexpected(file.error());
  ShardWriter writer(std::move(*file));
  writer.write(joined({kFormat, kVersion}));
  writer.write(joined({"shard", std::to_string(label.shard), std::to_string(label.shards)}));
  for (const auto& [name, value] : label.made_with) writer.write(joined({"with", name, value}));
  writer.write(joined({"head", std::to_string(label.head.size())}));
  writer.write(label.head);
  return writer;
}

void ShardWriter::write(std::string_view bytes) {
  fingerprint_.add(bytes);
  file_.write(bytes);
}

void ShardWriter::add(const ShardList& list) {
  write(joined({"list", list.actor, std::to_string(list.proposals), std::to_string(list.score_sum), std::to_string(list.plain_score_sum),
                std::to_string(list.text.size())}));
  write(list.text);
  ++lists_;
}

Result<void> ShardWriter::commit() {
  file_.write(end_line(lists_, fingerprint_));
  return file_.commit();
}

ShardReader::ShardReader(const std::string& path) : path_(path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return;
  const std::uint64_t bytes = std::filesystem::file_size(path, error);
  if (!error && bytes >= kEndSize) size_ = bytes - kEndSize;
  file_.open(path, std::ios::binary);
}

Result<ShardReader> ShardReader::open(const std::string& path) {
  ShardReader reader(path);
  if (!reader.file_.is_open()) return fail(ErrorCode::shard_absent, {{"file", path}});
  const std::vector<std::string> format = reader.read_fields();
  if (!is(format, kFormat, 2)) return fail(ErrorCode::not_a_shard, {{"file", path}});
  if (format[1] != kVersion) return fail(ErrorCode::shard_of_another_version, {{"file", path}});
  if (!reader.read_label()) return tl::make_unexpected(reader.damaged());
  return reader;
}

std::vector<std::string> ShardReader::read_fields() {
  std::string line;
  if (at_ >= size_ || read_line(file_, kLongestLine, line) != LineStatus::read) return {};
  at_ += line.size() + 1;
  fingerprint_.add(line);
  fingerprint_.add("\n");
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') fields.emplace_back();
    else fields.back() += c;
  }
  return fields;
}

bool ShardReader::read_bytes(std::string_view count, std::string& bytes) {
  std::uint64_t size = 0;
  if (!parse(count, size) || at_ > size_ || size > size_ - at_) return false;
  bytes.resize(size);
  if (!file_.read(bytes.data(), static_cast<std::streamsize>(size))) return false;
  at_ += size;
  fingerprint_.add(bytes);
  return true;
}

bool ShardReader::read_label() {
  std::vector<std::string> fields = read_fields();
  if (!is(fields, "shard", 3) || !parse(fields[1], label_.shard) || !parse(fields[2], label_.shards)) return false;
  if (label_.shard < 1 || label_.shard > label_.shards || label_.shards > kMostShards) return false;
  for (fields = read_fields(); is(fields, "with", 3); fields = read_fields())
    label_.made_with.emplace_back(std::move(fields[1]), std::move(fields[2]));
  labelled_ = is(fields, "head", 2) && read_bytes(fields[1], label_.head);
  return labelled_;
}

Error ShardReader::damaged() const {
  if (!labelled_) return Error(ErrorCode::shard_unreadable, {{"file", path_}});
  return Error(ErrorCode::shard_damaged, {{"file", path_}, {"shard", label_.place()}});
}

Result<bool> ShardReader::next(ShardList& list) {
  if (at_ == size_) {
    std::string end(kEndSize, '\0');
    file_.read(end.data(), static_cast<std::streamsize>(end.size()));
    if (!file_ || end != end_line(lists_, fingerprint_)) return tl::make_unexpected(damaged());
    return false;
  }
  std::vector<std::string> fields = read_fields();
  if (!is(fields, "list", 6) || !parse(fields[2], list.proposals) || !parse(fields[3], list.score_sum) ||
      !parse(fields[4], list.plain_score_sum) || !read_bytes(fields[5], list.text))
    return tl::make_unexpected(damaged());
  list.actor = std::move(fields[1]);
  ++lists_;
  return true;
}

}  // namespace binome
