#include "bindings/protocol/envelope.hpp"

#include <algorithm>

#include "bindings/records/json_parse.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

bool is_request_id(const rapidjson::Value& value) {
  if (value.IsNumber()) return true;
  if (!value.IsString()) return false;
  const std::string_view text(value.GetString(), value.GetStringLength());
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return static_cast<std::size_t>(characters) <= kLongestRequestId;
}

// "le plus proche : kinds", or nothing.
std::string_view nearest_of(std::string_view name, std::span<const std::string_view> known) {
  constexpr std::size_t kLimit = 3;
  std::string_view nearest;
  std::size_t least = kLimit;
  for (const std::string_view one : known) {
    const std::size_t distance = edit_distance(name, one, kLimit);
    if (distance >= least) continue;
    least = distance;
    nearest = one;
  }
  return nearest;
}

constexpr std::string_view kOfEveryLine[] = {"request_id", "lang"};

}  // namespace

Result<rapidjson::Document> parse_line(std::string_view json) {
  rapidjson::Document document;
  if (const auto wrong = parse_json(json, ReadLimits{}, document)) return tl::make_unexpected(Error(*wrong));
  return document;
}

Result<void> read_envelope(const rapidjson::Value& line, Envelope& envelope) {
  if (!line.IsObject()) return fail(ErrorCode::request_expected);
  const auto id = line.FindMember("request_id");
  const bool good_id = id == line.MemberEnd() || is_request_id(id->value);
  if (id != line.MemberEnd() && good_id) {
    JsonText json;
    id->value.Accept(json.writer);
    envelope.request_id = json.text();
  }
  const auto language = line.FindMember("lang");
  if (language != line.MemberEnd()) {
    const std::string_view name = language->value.IsString() ? language->value.GetString() : "";
    if (name == "fr") envelope.language = Language::fr;
    else if (name == "en") envelope.language = Language::en;
    else return fail(ErrorCode::request_lang_expected);
  }
  if (good_id) return {};
  return fail(ErrorCode::request_id_malformed, {{"most", kLongestRequestId}});
}

Result<void> refuse_unknown_members(const rapidjson::Value& line, std::span<const std::string_view> known) {
  for (const auto& member : line.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    const auto is_known = [&](std::span<const std::string_view> names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (is_known(known) || is_known(kOfEveryLine)) continue;
    const std::string shown = shorten(name);
    std::vector<std::string> nearest(1, std::string(nearest_of(shown, known)));
    if (nearest.front().empty()) nearest.clear();
    return fail(ErrorCode::request_field_unknown, {{"field", shown}, {"nearest", std::move(nearest)}});
  }
  return {};
}

void start_answer(JsonText& json, std::string_view answer, const Envelope& envelope) {
  json.writer.StartObject();
  json.member("format", kWireFormat);
  json.member("answer", answer);
  if (!envelope.request_id.empty()) json.decimal("request_id", envelope.request_id);
  json.member("lang", envelope.language == Language::fr ? "fr" : "en");
}

}  // namespace binome
