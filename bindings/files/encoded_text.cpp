#include "bindings/files/encoded_text.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <istream>
#include <memory>

#include "features/error_codes.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark{"\xFF\xFE", 2};
constexpr std::string_view kUtf16BeMark{"\xFE\xFF", 2};

Result<std::string> read_all(std::istream& in, const std::string& file, std::size_t limit) {
  std::string bytes;
  std::string block(1 << 16, '\0');
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() <= limit) continue;
    return fail(ErrorCode::file_too_large, {{"file", file}, {"megabytes", limit >> 20}});
  }
  if (in.bad()) return fail(ErrorCode::read_failed, {{"file", file}});
  return bytes;
}

// Moves `at` past the character that starts there, which is not ASCII; false: no character does.
bool skip_character(std::string_view bytes, std::size_t& at) {
  // The macros of ICU count in 32 bits: give them a few bytes at a time.
  std::int32_t offset = 0;
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()) + at, offset,
          static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - at)), c);
  at += static_cast<std::size_t>(offset);
  return c >= 0;
}

// How well bytes read as UTF-8.
struct Utf8Check {
  std::size_t good = 0;   // characters of several bytes
  std::size_t wrong = 0;  // bytes that are not UTF-8
  std::size_t first_wrong_line = 0;
};

Utf8Check check_utf8(std::string_view bytes) {
  Utf8Check check;
  std::size_t line = 1;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    if (data[at] < 0x80) {
      line += data[at++] == '\n';
      continue;
    }
    if (skip_character(bytes, at)) {
      ++check.good;
    } else if (check.wrong++ == 0) {
      check.first_wrong_line = line;
    }
  }
  return check;
}

// UTF-16 of Latin text without a mark: every other byte is zero.
bool looks_like_utf16(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 1024);
  return std::count(start.begin(), start.end(), '\0') > static_cast<std::ptrdiff_t>(start.size() / 4);
}

Result<std::string> utf16_to_utf8(std::string_view bytes, bool little, const std::string& file) {
  const std::size_t high = little ? 1 : 0;
  std::string utf8;
  for (std::size_t at = 0; at + 1 < bytes.size();) {
    auto unit = [&](std::size_t i) {
      return static_cast<UChar32>(static_cast<unsigned char>(bytes[i + high]) << 8 | static_cast<unsigned char>(bytes[i + 1 - high]));
    };
    UChar32 c = unit(at);
    at += 2;
    if (U16_IS_LEAD(c) && at + 1 < bytes.size() && U16_IS_TRAIL(unit(at))) {
      c = U16_GET_SUPPLEMENTARY(c, unit(at));
      at += 2;
    }
    if (U_IS_SURROGATE(c)) return fail(ErrorCode::utf16_unreadable, {{"file", file}});
    char encoded[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(encoded, length, c);
    utf8.append(encoded, static_cast<std::size_t>(length));
  }
  if (bytes.size() % 2 != 0) return fail(ErrorCode::utf16_cut, {{"file", file}});
  return utf8;
}

const char* icu_name(TextEncoding encoding) {
  if (encoding == TextEncoding::mac_roman) return "macintosh";
  return encoding == TextEncoding::iso8859_15 ? "iso-8859-15" : "windows-1252";
}

std::array<std::string, 128> upper_half(TextEncoding encoding) {
  std::array<std::string, 128> table;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(icu_name(encoding), &status), &ucnv_close);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    icu::UnicodeString(&byte, 1, converter.get(), status).toUTF8String(table[i]);
  }
  return table;
}

tl::unexpected<Error> not_utf8(const std::string& file, std::size_t line) {
  return fail(ErrorCode::not_utf8, {{"file", file}, {"line", line}});
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t word = 0;
    if (at + sizeof word <= bytes.size()) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if ((word & 0x8080808080808080U) == 0) {
        at += sizeof word;
        continue;
      }
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    else if (!skip_character(bytes, at)) return false;
  }
  return true;
}

std::optional<TextEncoding> parse_encoding(std::string_view name) {
  const std::string folded = fold_label(name);
  if (folded == "auto") return TextEncoding::automatic;
  if (folded == "utf 8" || folded == "utf8") return TextEncoding::utf8;
  if (folded == "cp1252" || folded == "windows 1252" || folded == "latin1" || folded == "iso 8859 1") return TextEncoding::cp1252;
  if (folded == "iso 8859 15" || folded == "latin9") return TextEncoding::iso8859_15;
  if (folded == "macroman" || folded == "mac roman" || folded == "macintosh") return TextEncoding::mac_roman;
  if (folded == "utf 16le" || folded == "utf16le") return TextEncoding::utf16le;
  if (folded == "utf 16be" || folded == "utf16be") return TextEncoding::utf16be;
  return std::nullopt;
}

Result<EncodedText> EncodedText::read(std::istream& in, const std::string& file, TextEncoding encoding, std::size_t limit) {
  Result<std::string> all = read_all(in, file, limit);
  if (!all) return tl::make_unexpected(all.error());
  EncodedText text;
  text.bytes_ = std::move(*all);
  const bool automatic = encoding == TextEncoding::automatic;
  auto marked = [&](std::string_view mark, TextEncoding meant) {
    if (!text.bytes_.starts_with(mark) || (!automatic && encoding != meant)) return;
    text.bytes_.erase(0, mark.size());
    text.mark_ = kUtf8Mark;
    encoding = meant;
  };
  marked(kUtf8Mark, TextEncoding::utf8);
  marked(kUtf16LeMark, TextEncoding::utf16le);
  marked(kUtf16BeMark, TextEncoding::utf16be);

  if (encoding == TextEncoding::utf16le || encoding == TextEncoding::utf16be) {
    Result<std::string> utf8 = utf16_to_utf8(text.bytes_, encoding == TextEncoding::utf16le, file);
    if (!utf8) return tl::make_unexpected(utf8.error());
    text.bytes_ = std::move(*utf8);
    text.mark_ = kUtf8Mark;
    text.encoding_ = encoding;
    return text;
  }
  if (looks_like_utf16(text.bytes_)) {
    return fail(ErrorCode::utf16_unmarked, {{"file", file}});
  }
  if (encoding == TextEncoding::automatic || encoding == TextEncoding::utf8) {
    const Utf8Check check = check_utf8(text.bytes_);
    if (check.wrong > 0 && (encoding == TextEncoding::utf8 || check.good > check.wrong)) return not_utf8(file, check.first_wrong_line);
    encoding = check.wrong == 0 ? TextEncoding::utf8 : TextEncoding::cp1252;
  }
  text.encoding_ = encoding;
  if (encoding != TextEncoding::utf8) text.upper_half_ = upper_half(encoding);
  return text;
}

std::string EncodedText::decode(std::string_view bytes) const {
  const bool is_utf8 = encoding_ == TextEncoding::utf8 || encoding_ == TextEncoding::utf16le || encoding_ == TextEncoding::utf16be;
  if (is_utf8) return std::string(bytes);
  std::string utf8;
  utf8.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) utf8 += c;
    else utf8 += upper_half_[byte - 0x80];
  }
  return utf8;
}

}  // namespace binome
