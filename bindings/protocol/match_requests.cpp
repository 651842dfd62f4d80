#include "bindings/protocol/match_requests.hpp"

#include <algorithm>

#include "bindings/cli/options/diversity_argument.hpp"
#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/protocol/find_actor.hpp"
#include "bindings/protocol/json_text.hpp"
#include "bindings/protocol/pair_json.hpp"
#include "bindings/records/json_record.hpp"
#include "bindings/wording/diversity.hpp"
#include "bindings/wording/shown_value.hpp"

namespace binome {
namespace {

Result<void> add_terms(const Matcher& matcher, Vocabulary vocabulary, const std::vector<std::string>& labels, TermSet& terms) {
  for (const std::string& label : labels) {
    const auto term = matcher.taxonomy().resolve(vocabulary, label);
    if (!term) {
      const Bilingual what = describe_unresolved(term.error(), matcher.taxonomy());
      return fail(ErrorKind::bad_data, "« " + shorten(label) + " » : " + what.fr, "\"" + shorten(label) + "\": " + what.en);
    }
    terms.add(*term);
  }
  return {};
}

tl::unexpected<Error> wrong_record(Problem problem, const char* where) {
  problem.file = where;
  return tl::make_unexpected(Error{ErrorKind::bad_data, {describe(problem, Language::fr), describe(problem, Language::en)}});
}

Result<std::shared_ptr<const Listing>> parse_listing(const Matcher& matcher, const rapidjson::Value& value) {
  if (!value.IsObject()) return fail(ErrorKind::bad_data, "une annonce { … } est attendue", "a listing { … } is expected");
  rapidjson::Document named;
  named.CopyFrom(value, named.GetAllocator());
  if (!named.HasMember("id")) named.AddMember("id", "-", named.GetAllocator());
  std::vector<std::string> unknown;
  const auto record = parse_inline_record(matcher.taxonomy(), named, "listing", "listing", unknown);
  if (!record) return tl::make_unexpected(record.error());
  if (!unknown.empty()) return wrong_record({{}, 0, unknown.front(), {}, {"champ inconnu", "unknown field"}}, "listing");
  const auto* listing = std::get_if<Listing>(&*record);
  if (listing == nullptr)
    return wrong_record({{}, 0, "type", {}, {"une annonce (listing) est attendue", "a listing is expected"}}, "listing");
  return std::make_shared<const Listing>(*listing);
}

Result<OwnedRequest> with_listing(const Matcher& matcher, const rapidjson::Value& value, RequestWords words) {
  auto listing = parse_listing(matcher, value);
  if (!listing) return tl::make_unexpected(listing.error());
  if (!words.actor.empty() && words.actor != (*listing)->actor) {
    const std::string shown = shorten((*listing)->actor);
    return fail(ErrorKind::bad_data, "cette annonce est celle de « " + shown + " »", "this listing is by \"" + shown + "\"");
  }
  words.actor = (*listing)->actor;
  words.listing.clear();
  auto request = make_request(matcher, words);
  if (request) request->own_listing = std::move(*listing);
  return request;
}

Error wrong_field(std::string_view name) {
  Error error{ErrorKind::bad_data,
              {"requête : champ « " + std::string(name) + " » mal formé", "request: field \"" + std::string(name) + "\" is malformed"}};
  if (name == "diversity") {
    error.text.fr += " ; " + expected_diversity().fr;
    error.text.en += "; " + expected_diversity().en;
  }
  return error;
}

// Adds a list of texts, or one text.
bool add_texts(const rapidjson::Value& value, std::vector<std::string>& texts) {
  if (value.IsString()) {
    texts.emplace_back(value.GetString(), value.GetStringLength());
    return true;
  }
  if (!value.IsArray() || value.Size() > ReadLimits{}.list_values) return false;
  return std::all_of(value.Begin(), value.End(), [&](const auto& item) { return item.IsString() && add_texts(item, texts); });
}

bool read_texts(const rapidjson::Value& value, std::vector<std::string>& texts) {
  texts.clear();
  return add_texts(value, texts);
}

bool read_member(std::string_view name, const rapidjson::Value& value, RequestWords& words) {
  if (name == "k") {
    if (!value.IsUint() || value.GetUint() == 0 || value.GetUint() > 10'000) return false;
    words.k = value.GetUint();
    return true;
  }
  if (name == "include_partners") {
    words.include_partners = value.IsTrue();
    return value.IsBool();
  }
  if (name == "diversity") {
    if (!value.IsNumber() || !is_diversity(value.GetDouble())) return false;
    words.diversity = value.GetDouble();
    return true;
  }
  if (name == "kinds") return read_texts(value, words.kinds);
  if (name == "countries") return read_texts(value, words.countries);
  if (name == "themes") return read_texts(value, words.themes);
  if (name == "exclude") return read_texts(value, words.exclude);
  if (name != "actor" && name != "listing") return false;
  if (name == "listing" && value.IsObject()) return true;  // read by the caller
  if (!value.IsString()) return false;
  (name == "actor" ? words.actor : words.listing) = value.GetString();
  return true;
}

}  // namespace

Result<rapidjson::Document> parse_line(std::string_view json) {
  rapidjson::Document document;
  if (const auto wrong = parse_json(json, ReadLimits{}, document)) return tl::make_unexpected(Error{ErrorKind::bad_data, *wrong});
  return document;
}

Result<AnyRecord> parse_inline_record(const Taxonomy& taxonomy, const rapidjson::Value& value, const char* type, const char* where,
                                      std::vector<std::string>& unknown_fields) {
  rapidjson::Document copy;
  copy.CopyFrom(value, copy.GetAllocator());
  if (copy.IsObject() && !copy.HasMember("type")) copy.AddMember("type", rapidjson::StringRef(type), copy.GetAllocator());
  ParsedRecord record;
  read_json_record(copy, taxonomy, {LabelPolicy::codes_and_labels, {}}, record, unknown_fields);
  if (!record.problems.empty()) return wrong_record(record.problems.front(), where);
  return std::move(record.record);
}

Result<OwnedRequest> make_request(const Matcher& matcher, const RequestWords& words) {
  if (const auto diverse = check_diversity(words.diversity, words.k); !diverse) return tl::make_unexpected(diverse.error());
  OwnedRequest owned;
  MatchRequest& request = owned.bare;
  request.k = words.k;
  request.diversity = words.diversity;
  request.filter.include_partners = words.include_partners;
  if (!words.listing.empty()) {
    const Engine* engine = matcher.engine();
    if (engine == nullptr)
      return fail(ErrorKind::bad_data, "un instantané n'a pas d'annonces ; donner --directory",
                  "a snapshot has no listings; give --directory");
    const Listing* found = engine->find_listing(words.listing);
    if (found == nullptr)
      return fail(ErrorKind::bad_data, "annonce inconnue : « " + shorten(words.listing) + " »",
                  "unknown listing: \"" + shorten(words.listing) + "\"");
    if (!words.actor.empty() && words.actor != found->actor)
      return fail(ErrorKind::bad_data, "cette annonce est celle de « " + found->actor + " »",
                  "this listing is by \"" + found->actor + "\"");
    if (!is_valid(*found, matcher.today())) {
      return fail(ErrorKind::bad_data, "l'annonce « " + found->id + " » est expirée ou retirée",
                  "listing \"" + found->id + "\" has expired or was withdrawn");
    }
    request.listing = found;
  }
  const std::string& id = request.listing != nullptr ? request.listing->actor : words.actor;
  if (!id.empty()) {
    const auto actor = find_actor(matcher, id);
    if (!actor) return tl::make_unexpected(actor.error());
    request.actor = *actor;
  }
  TermSet kinds;
  for (const auto& [vocabulary, labels, terms] :
       {std::tuple(Vocabulary::kind, &words.kinds, &kinds), std::tuple(Vocabulary::place, &words.countries, &request.filter.countries),
        std::tuple(Vocabulary::theme, &words.themes, &request.filter.themes)}) {
    if (const auto added = add_terms(matcher, vocabulary, *labels, *terms); !added) return tl::make_unexpected(added.error());
  }
  request.kinds.assign(kinds.all().begin(), kinds.all().end());
  for (const std::string& excluded : words.exclude) {
    const auto actor = find_actor(matcher, excluded);
    if (!actor) return tl::make_unexpected(actor.error());
    request.filter.exclude.push_back(*actor);
  }
  std::sort(request.filter.exclude.begin(), request.filter.exclude.end());
  if (!request.actor && request.filter.countries.empty() && request.filter.themes.empty()) {
    return fail(ErrorKind::bad_data, "la requête ne nomme ni acteur, ni annonce, ni pays, ni thème",
                "the request names no actor, listing, country or theme");
  }
  return owned;
}

Result<OwnedRequest> make_listing_request(const Matcher& matcher, std::string_view json, RequestWords words) {
  const auto document = parse_line(json);
  if (!document) return tl::make_unexpected(document.error());
  return with_listing(matcher, *document, std::move(words));
}

Result<OwnedRequest> parse_request(const Matcher& matcher, const rapidjson::Value& line, RequestWords words) {
  if (!line.IsObject())
    return fail(ErrorKind::bad_data, "une requête { … } par ligne est attendue", "one request { … } a line is expected");
  for (const auto& member : line.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    if (!read_member(name, member.value, words)) return tl::make_unexpected(wrong_field(shorten(name)));
  }
  const auto listing = line.FindMember("listing");
  if (listing != line.MemberEnd() && listing->value.IsObject()) return with_listing(matcher, listing->value, std::move(words));
  return make_request(matcher, words);
}

void write_error_json(std::ostream& out, const Error& error, std::size_t line, Language language) {
  JsonText json;
  json.writer.StartObject();
  json.member("error", error.text.in(language));
  json.member("line", static_cast<std::int64_t>(line));
  json.writer.EndObject();
  out << json.text() << "\n";
}

}  // namespace binome
