#include "bindings/protocol/request_json.hpp"

#include <algorithm>
#include <array>

#include "bindings/protocol/envelope.hpp"
#include "bindings/protocol/inline_record.hpp"
#include "bindings/records/record_reader.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

constexpr std::size_t kLongestList = 10'000;

Error wrong_member(std::string_view name) {
  return name == "diversity" ? Error(ErrorCode::request_diversity) : Error(ErrorCode::request_field_malformed, {{"field", name}});
}

bool read_text(const rapidjson::Value& value, std::string& text) {
  if (!value.IsString()) return false;
  text.assign(value.GetString(), value.GetStringLength());
  return true;
}

// A list of texts, or one text.
bool read_texts(const rapidjson::Value& value, std::vector<std::string>& texts) {
  texts.clear();
  if (value.IsString()) return read_text(value, texts.emplace_back());
  if (!value.IsArray() || value.Size() > ReadLimits{}.list_values) return false;
  return std::all_of(value.Begin(), value.End(), [&](const auto& item) { return read_text(item, texts.emplace_back()); });
}

bool read_k(const rapidjson::Value& value, std::size_t& k) {
  if (!value.IsUint() || value.GetUint() == 0 || value.GetUint() > kLongestList) return false;
  k = value.GetUint();
  return true;
}

bool read_diversity(const rapidjson::Value& value, std::optional<double>& diversity) {
  if (!value.IsNumber() || !is_diversity(value.GetDouble())) return false;
  diversity = value.GetDouble();
  return true;
}

bool read_flag(const rapidjson::Value& value, bool& flag) {
  flag = value.IsTrue();
  return value.IsBool();
}

// The members of a request, by name, and how each is read.
template <typename Words>
struct Member {
  std::string_view name;
  bool (*read)(const rapidjson::Value&, Words&);
};

constexpr std::array<Member<RequestWords>, 10> kRequestMembers = {{
    {"actor", [](const rapidjson::Value& value, RequestWords& words) { return read_text(value, words.actor); }},
    {"listing", [](const rapidjson::Value& value, RequestWords& words) { return value.IsObject() || read_text(value, words.listing); }},
    {"k", [](const rapidjson::Value& value, RequestWords& words) { return read_k(value, words.k); }},
    {"kinds", [](const rapidjson::Value& value, RequestWords& words) { return read_texts(value, words.kinds); }},
    {"countries", [](const rapidjson::Value& value, RequestWords& words) { return read_texts(value, words.countries); }},
    {"themes", [](const rapidjson::Value& value, RequestWords& words) { return read_texts(value, words.themes); }},
    {"exclude", [](const rapidjson::Value& value, RequestWords& words) { return read_texts(value, words.exclude); }},
    {"include_partners", [](const rapidjson::Value& value, RequestWords& words) { return read_flag(value, words.include_partners); }},
    {"diversity", [](const rapidjson::Value& value, RequestWords& words) { return read_diversity(value, words.diversity); }},
    {"fields", [](const rapidjson::Value& value, RequestWords& words) { return read_texts(value, words.fields); }},
}};

constexpr std::array<Member<WhyWords>, 3> kWhyMembers = {{
    {"why",
     [](const rapidjson::Value& value, WhyWords& words) {
       return value.IsArray() && value.Size() == 2 && read_text(value[0], words.a) && read_text(value[1], words.b);
     }},
    {"k", [](const rapidjson::Value& value, WhyWords& words) { return read_k(value, words.k); }},
    {"fields", [](const rapidjson::Value& value, WhyWords& words) { return read_texts(value, words.fields); }},
}};

template <typename Words, std::size_t kCount>
Result<Words> read_members(const rapidjson::Value& line, const std::array<Member<Words>, kCount>& members, Words words) {
  std::array<std::string_view, kCount> names;
  std::transform(members.begin(), members.end(), names.begin(), [](const Member<Words>& member) { return member.name; });
  if (const auto known = refuse_unknown_members(line, names); !known) return tl::make_unexpected(known.error());
  for (const Member<Words>& member : members) {
    const auto found = line.FindMember(rapidjson::StringRef(member.name.data(), static_cast<rapidjson::SizeType>(member.name.size())));
    if (found != line.MemberEnd() && !member.read(found->value, words)) return tl::make_unexpected(wrong_member(member.name));
  }
  return words;
}

void write_terms(JsonText& json, const Taxonomy& taxonomy, std::string_view name, std::span<const Term> terms) {
  if (!terms.empty()) json.list(name, terms, [&](Term term) { json.value(taxonomy.code(term)); });
}

}  // namespace

Result<RequestWords> read_request_words(const rapidjson::Value& line, RequestWords words) {
  return read_members(line, kRequestMembers, std::move(words));
}

Result<OwnedRequest> parse_request(const Matcher& matcher, const rapidjson::Value& line, RequestWords words) {
  auto read = read_request_words(line, std::move(words));
  if (!read) return tl::make_unexpected(read.error());
  const auto listing = line.FindMember("listing");
  if (listing == line.MemberEnd() || !listing->value.IsObject()) return make_request(matcher, *read);
  auto own = parse_listing(matcher.taxonomy(), listing->value);
  if (!own) return tl::make_unexpected(own.error());
  return make_listing_request(matcher, std::move(*own), std::move(*read));
}

Result<WhyWords> read_why_words(const rapidjson::Value& line, const RequestWords& words) {
  return read_members(line, kWhyMembers, WhyWords{{}, {}, words.k, words.fields});
}

void write_request(JsonText& json, const Matcher& matcher, const OwnedRequest& owned) {
  const MatchRequest request = owned.request();
  const Taxonomy& taxonomy = matcher.taxonomy();
  json.object("request", [&] {
    if (request.actor) json.member("actor", matcher.id(*request.actor));
    if (request.listing != nullptr && request.listing->id != kNoListingId) json.member("listing", request.listing->id);
    json.member("k", static_cast<std::int64_t>(request.k));
    write_terms(json, taxonomy, "kinds", request.kinds);
    write_terms(json, taxonomy, "countries", request.filter.countries.all());
    write_terms(json, taxonomy, "themes", request.filter.themes.all());
    if (!request.filter.exclude.empty())
      json.list("exclude", request.filter.exclude, [&](ActorIndex actor) { json.value(matcher.id(actor)); });
    json.flag("include_partners", request.filter.include_partners);
    if (request.diversity) {
      json.key("diversity");
      json.writer.Double(*request.diversity);
    }
    if (!owned.fields.empty()) json.list("fields", owned.fields, [&](const std::string& field) { json.value(field); });
  });
}

}  // namespace binome
