// The bytes of a text file from an office, whichever encoding it was saved in.
#pragma once

#include <array>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "features/result.hpp"

namespace binome {

enum class TextEncoding { automatic, utf8, cp1252, iso8859_15, mac_roman, utf16le, utf16be };

// "utf-8", "cp1252", "windows-1252", "latin1", "iso-8859-15", "macroman", "utf-16le", "utf-16be", "auto"; any case.
std::optional<TextEncoding> parse_encoding(std::string_view name);

// Whether all bytes are UTF-8 (RFC 3629: no surrogates, nothing longer than needed). A word at a time where they are ASCII.
bool is_utf8(std::string_view bytes);

// Holds the whole text in bytes in which every ASCII character is one ASCII byte, so that quotes, separators and line ends
// can be looked for without decoding; single values are decoded when they are needed. Const members are thread safe.
class EncodedText {
 public:
  // Reads `in` to its end. `automatic`: the byte order mark, else strict UTF-8, else CP1252. Errors: more than `limit`
  // bytes; bytes that the encoding given (or shown by the mark) does not allow; UTF-16 without a mark; a text that is
  // UTF-8 but for a few bytes, which CP1252 would turn into "Ã©".
  static Result<EncodedText> read(std::istream& in, const std::string& file, TextEncoding encoding, std::size_t limit);

  // Without byte order mark. UTF-16 has become UTF-8.
  std::string_view bytes() const { return bytes_; }
  // The byte order mark that a file in the same form starts with; may be empty.
  std::string_view mark() const { return mark_; }
  // What the bytes were found to be.
  TextEncoding encoding() const { return encoding_; }
  // Part of bytes() as UTF-8.
  std::string decode(std::string_view bytes) const;

 private:
  std::string bytes_;
  std::string mark_;
  TextEncoding encoding_ = TextEncoding::utf8;
  std::array<std::string, 128> upper_half_;  // UTF-8 of the bytes from 0x80, unless bytes_ is UTF-8
};

}  // namespace binome
