#include "bindings/files/line_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "features/error_codes.hpp"

namespace binome {

Result<std::istream*> open_input(const std::string& path, std::ifstream& file) {
  if (path == "-") return &std::cin;
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) file.open(path, std::ios::binary);
  if (!file.is_open()) return fail(ErrorCode::cannot_read, {{"file", path}});
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

Error read_failure() { return Error(ErrorCode::read_stopped); }

}  // namespace binome
