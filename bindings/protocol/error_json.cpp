#include "bindings/protocol/error_json.hpp"

#include "bindings/wording/say.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

constexpr std::string_view kClasses[] = {"wrong_use", "not_found",   "bad_data",    "conflict",
                                         "too_large", "unavailable", "unsupported", "failure"};

// Writes the value of an argument.
struct ValueWriter {
  JsonText& json;
  Language language;

  void operator()(const std::string& text) const { json.value(text); }
  void operator()(std::int64_t number) const { json.writer.Int64(number); }
  void operator()(double number) const { json.writer.Double(number); }
  void operator()(const Bilingual& text) const { json.value(text.in(language)); }
  template <typename Text>
  void operator()(const std::vector<Text>& texts) const {
    json.writer.StartArray();
    for (const Text& text : texts) (*this)(text);
    json.writer.EndArray();
  }
};

}  // namespace

void write_error(JsonText& json, const Error& error, Language language) {
  const ErrorRow& row = row_of(error.code);
  json.writer.StartObject();
  json.member("code", row.code);
  json.member("class", kClasses[static_cast<std::size_t>(row.error_class)]);
  json.member("exit_status", std::int64_t{row.exit_status});
  json.member("http_status", std::int64_t{row.http_status});
  json.member("text", say(error, language));
  json.object("arguments", [&] {
    for (const Argument& argument : error.arguments) {
      json.key(argument.name);
      std::visit(ValueWriter{json, language}, argument.value);
    }
  });
  if (!error.causes.empty()) json.list("causes", error.causes, [&](const Error& cause) { write_error(json, cause, language); });
  json.writer.EndObject();
}

std::string error_json(const Error& error, std::optional<std::size_t> line, const Envelope& envelope) {
  JsonText json;
  start_answer(json, "error", envelope);
  json.key("error");
  write_error(json, error, envelope.language);
  if (line) json.member("line", static_cast<std::int64_t>(*line));
  json.writer.EndObject();
  return json.text();
}

}  // namespace binome
