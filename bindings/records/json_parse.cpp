#include "bindings/records/json_parse.hpp"

#include <algorithm>
#include <string>

#include "bindings/files/encoded_text.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

using rapidjson::Value;

std::size_t depth_of(const Value& value, std::size_t limit) {
  // Recursion is bounded by `limit`: deeper values are not entered.
  if (limit == 0 || (!value.IsArray() && !value.IsObject())) return 1;
  std::size_t deepest = 0;
  if (value.IsArray()) {
    for (const Value& item : value.GetArray()) deepest = std::max(deepest, depth_of(item, limit - 1));
  } else {
    for (const auto& member : value.GetObject()) deepest = std::max(deepest, depth_of(member.value, limit - 1));
  }
  return deepest + 1;
}

}  // namespace

std::optional<Error> parse_json(std::string_view text, const ReadLimits& limits, rapidjson::Document& document) {
  if (text.find('\0') != std::string_view::npos) return Error(ErrorCode::nul_byte);
  // All at once: the parser's own kParseValidateEncodingFlag goes byte by byte.
  if (!is_utf8(text)) return Error(ErrorCode::line_not_utf8);
  // Parsed in place, in a copy: the vector instructions of the parser look at whole words behind its end.
  constexpr std::size_t kPadding = 16;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const std::size_t skipped = text.starts_with(kMark) ? kMark.size() : 0;
  char* const copy = static_cast<char*>(document.GetAllocator().Malloc(text.size() + kPadding));
  std::fill_n(std::copy(text.begin(), text.end(), copy), kPadding, '\0');
  document.ParseInsitu<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(copy + skipped);
  if (document.HasParseError()) return Error(ErrorCode::json_unreadable, {{"at", skipped + document.GetErrorOffset() + 1}});
  if (depth_of(document, limits.depth) > limits.depth) return Error(ErrorCode::json_too_deep, {{"most", limits.depth}});
  return std::nullopt;
}

}  // namespace binome
