#include "bindings/protocol/exchange.hpp"

#include "bindings/protocol/error_json.hpp"
#include "bindings/protocol/find_actor.hpp"
#include "bindings/protocol/match_json.hpp"
#include "bindings/protocol/record_fields.hpp"
#include "bindings/protocol/request_json.hpp"
#include "bindings/protocol/warm.hpp"
#include "bindings/protocol/why_json.hpp"

namespace binome {

Exchange::Exchange(std::shared_ptr<const Matcher> matcher, ExchangeOptions options)
    : options_(std::move(options)), made_by_(made_by(*matcher)), directory_(std::move(matcher)) {}

Result<void> Exchange::warm(const std::vector<KindPair>& pairs) {
  auto warmed = binome::warm(*directory_.now(), pairs);
  if (warmed) warm_.insert(warm_.end(), pairs.begin(), pairs.end());
  return warmed;
}

std::string Exchange::ready() const {
  const std::shared_ptr<const Matcher> matcher = directory_.now();
  const Taxonomy& taxonomy = matcher->taxonomy();
  JsonText json;
  start_answer(json, "ready", {options_.language, {}});
  write_made_by(json, made_by_);
  json.member("actors", static_cast<std::int64_t>(matcher->actors().size()));
  json.list("kinds", matcher->actors().kinds(), [&](Term kind) {
    json.writer.StartObject();
    json.member("kind", taxonomy.code(kind));
    json.member("kind_label", taxonomy.label(kind, options_.language));
    json.member("actors", static_cast<std::int64_t>(matcher->actors().count(kind).all));
    json.writer.EndObject();
  });
  json.list("warm", warm_, [&](const KindPair& pair) {
    json.writer.StartObject();
    json.member("from", taxonomy.code(pair.asker));
    json.member("to", taxonomy.code(pair.asked));
    json.writer.EndObject();
  });
  json.writer.EndObject();
  return json.text();
}

Exchange::Answer Exchange::answer(std::string_view line, std::optional<std::size_t> number) {
  const auto document = parse_line(line);
  if (!document) return refuse(document.error(), number);
  Envelope envelope{options_.language, {}};
  const auto answered = read_envelope(*document, envelope).and_then([&] { return run(*document, envelope); });
  if (answered) return {*answered, std::nullopt};
  return {error_json(answered.error(), number, envelope), answered.error()};
}

Exchange::Answer Exchange::refuse(Error error, std::optional<std::size_t> number) const {
  std::string text = error_json(error, number, {options_.language, {}});
  return {std::move(text), std::move(error)};
}

Result<std::string> Exchange::run(const rapidjson::Value& line, const Envelope& envelope) {
  const auto updated = directory_.update(line, envelope);
  if (!updated) return tl::make_unexpected(updated.error());
  if (*updated) return **updated;
  const std::shared_ptr<const Matcher> matcher = directory_.now();
  return line.HasMember("why") ? why(*matcher, line, envelope) : match(*matcher, line, envelope);
}

Result<std::string> Exchange::why(const Matcher& matcher, const rapidjson::Value& line, const Envelope& envelope) const {
  const auto words = read_why_words(line, options_.words);
  if (!words) return tl::make_unexpected(words.error());
  if (const auto checked = check_fields(words->fields); !checked) return tl::make_unexpected(checked.error());
  const auto a = find_actor(matcher, words->a);
  if (!a) return tl::make_unexpected(a.error());
  const auto b = find_actor(matcher, words->b);
  if (!b) return tl::make_unexpected(b.error());
  const auto answer = matcher.why({.actor = *a, .listing = nullptr, .kinds = {}, .k = words->k, .filter = {}}, *b);
  if (!answer) return tl::make_unexpected(answer.error());
  return why_json(matcher, *answer, words->k, words->fields, envelope, made_by_);
}

Result<std::string> Exchange::match(const Matcher& matcher, const rapidjson::Value& line, const Envelope& envelope) const {
  const auto request = parse_request(matcher, line, options_.words);
  if (!request) return tl::make_unexpected(request.error());
  const auto view = match_view(matcher, request->request());
  if (!view) return tl::make_unexpected(view.error());
  return match_json(matcher, *request, *view, envelope, made_by_);
}

}  // namespace binome
