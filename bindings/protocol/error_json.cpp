#include "bindings/protocol/error_json.hpp"

namespace binome {
namespace {

std::string_view code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::wrong_use:
      return "wrong_use";
    case ErrorKind::bad_data:
      return "bad_data";
    case ErrorKind::failure:
      return "failure";
  }
  return "failure";
}

}  // namespace

std::string error_json(const Error& error, std::optional<std::size_t> line, const Envelope& envelope) {
  JsonText json;
  start_answer(json, "error", envelope);
  json.object("error", [&] {
    json.member("code", code_of(error.kind));
    json.member("text", error.text.in(envelope.language));
  });
  if (line) json.member("line", static_cast<std::int64_t>(*line));
  json.writer.EndObject();
  return json.text();
}

}  // namespace binome
