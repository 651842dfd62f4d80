#include "bindings/files/csv_rows.hpp"

#include <algorithm>
#include <cctype>

#include "features/error_codes.hpp"

namespace binome {
namespace {

// Unbalanced quotes may make every line be looked at up to the end: stop before that takes long.
constexpr std::size_t kMostReread = 64 << 20;

std::string_view first_line(std::string_view bytes) { return bytes.substr(0, bytes.find_first_of("\r\n")); }

bool has_text(const CsvRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return cell.find_first_not_of(" \t\n") != std::string::npos; });
}

}  // namespace

bool CsvRows::next(CsvRow& row) {
  while (!at_end()) {
    row.line = line_;
    row.cells.clear();
    row.wrong.reset();
    row_start_ = at_;
    const bool good = read_cells(row);
    if (!good) take_first_line_only(row);
    row.raw = bytes_.substr(row_start_, at_ - row_start_);
    pass_line_end();
    if (!good || has_text(row)) return true;
  }
  return false;
}

void CsvRows::skip_line() {
  while (!at_line_end()) ++at_;
  pass_line_end();
}

// Up to the line end, which is left.
bool CsvRows::read_cells(CsvRow& row) {
  while (true) {
    row.cells.emplace_back();
    if (!at_end() && bytes_[at_] == '"') {
      if (!read_quoted(row)) return false;
    } else {
      read_plain(row);
      if (at_ - row_start_ > row_bytes_) return too_long(row);
    }
    if (at_line_end()) return true;
    ++at_;  // the separator
  }
}

void CsvRows::read_plain(CsvRow& row) {
  const std::size_t begin = at_;
  while (!at_line_end() && bytes_[at_] != separator_) ++at_;
  row.cells.back() = bytes_.substr(begin, at_ - begin);
}

bool CsvRows::read_quoted(CsvRow& row) {
  std::string& cell = row.cells.back();
  for (++at_; !at_end(); ++at_) {
    if (at_ - row_start_ > row_bytes_) return too_long(row);
    const char c = bytes_[at_];
    if (c == '"') {
      if (at_ + 1 == bytes_.size() || bytes_[at_ + 1] != '"') break;
      ++at_;
      cell += '"';
    } else if (c == '\r' || c == '\n') {
      if (c == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
      cell += '\n';
      ++line_;
    } else {
      cell += c;
    }
  }
  if (at_end()) {
    return fail_row(row, Error(ErrorCode::quote_never_closed));
  }
  ++at_;
  while (!at_line_end() && bytes_[at_] == ' ' && separator_ != ' ') ++at_;
  if (at_line_end() || bytes_[at_] == separator_) return true;
  return fail_row(row, Error(ErrorCode::text_after_quote));
}

bool CsvRows::too_long(CsvRow& row) { return fail_row(row, Error(ErrorCode::row_too_long, {{"most", row_bytes_}})); }

bool CsvRows::fail_row(CsvRow& row, Error what) {
  row.wrong = std::move(what);
  row.wrong_cell = row.cells.size() - 1;
  return false;
}

void CsvRows::take_first_line_only(CsvRow& row) {
  const std::size_t read_to = at_;
  at_ = row_start_;
  line_ = row.line;
  while (!at_line_end()) ++at_;
  if (read_to > at_) reread_ += read_to - at_;
  if (reread_ <= kMostReread) return;
  at_ = bytes_.size();
  row.wrong = Error(ErrorCode::too_many_quotes);
}

void CsvRows::pass_line_end() {
  if (at_end()) return;
  if (bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
}

char detect_separator(std::string_view bytes) {
  // The header is the first line with text.
  while (!bytes.empty() && first_line(bytes).find_first_not_of(' ') == std::string_view::npos) {
    bytes.remove_prefix(std::min(bytes.size(), first_line(bytes).size() + 1));
  }
  std::size_t semicolons = 0, commas = 0, tabs = 0;
  bool quoted = false;
  for (const char c : first_line(bytes)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    semicolons += c == ';';
    commas += c == ',';
    tabs += c == '\t';
  }
  if (semicolons >= std::max(commas, tabs)) return ';';
  return commas >= tabs ? ',' : '\t';
}

std::optional<char> declared_separator(std::string_view bytes) {
  std::string_view line = first_line(bytes);
  while (line.ends_with(' ')) line.remove_suffix(1);
  if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
  if (line.size() < 5) return std::nullopt;
  std::string start(line.substr(0, 4));
  std::transform(start.begin(), start.end(), start.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  // A spreadsheet that saves the file again fills the line up with separators.
  if (start != "sep=" || line.find_first_not_of(line[4], 4) != std::string_view::npos) return std::nullopt;
  return line[4];
}

}  // namespace binome
