// Text read a line at a time, from a file or standard input.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>

#include "features/result.hpp"

namespace binome {

// Standard input for "-", else the file, opened in `file`. Errors: it is a directory, or cannot be opened.
Result<std::istream*> open_input(const std::string& path, std::ifstream& file);

enum class LineStatus {
  read,
  too_long,  // the line is cut at the limit; reading can go on with the next one
  end,       // there is no line any more
  failed,    // the device failed within the line; nothing can be read any more
};
// Reads a line of at most `limit` bytes without its end (LF or CRLF); the rest of a longer one is skipped. Waits for no
// more than the line. The state of `in` at its end is that of std::istream::getline.
LineStatus read_line(std::istream& in, std::size_t limit, std::string& line);
// The error of `failed`.
Error read_failure();

}  // namespace binome
