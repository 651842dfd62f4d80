#include "bindings/protocol/live_directory.hpp"

#include <vector>

#include "bindings/protocol/json_text.hpp"
#include "bindings/protocol/match_requests.hpp"
#include "bindings/protocol/pair_json.hpp"

namespace binome {
namespace {

using Answer = Result<std::optional<std::string>>;

// What a record is called in an answer.
struct RecordName {
  std::string_view type;
  std::string id;
};
RecordName name_of(const Actor& actor) { return {"actor", actor.id}; }
RecordName name_of(const Project& project) { return {"project", project.id}; }
RecordName name_of(const Listing& listing) { return {"listing", listing.id}; }
RecordName name_of(const Feedback& feedback) { return {"feedback", feedback.actor}; }

Error in_field(const char* field, const Error& error) {
  return {error.kind, {std::string(field) + " : " + error.text.fr, std::string(field) + ": " + error.text.en}};
}

Answer updated(std::string_view id, std::string_view type, const std::vector<std::string>& unknown_fields = {}) {
  JsonText json;
  json.writer.StartObject();
  json.member("updated", id);
  json.member("type", type);
  if (!unknown_fields.empty()) {
    json.key("unknown_fields");
    json.writer.StartArray();
    for (const std::string& field : unknown_fields) json.value(field);
    json.writer.EndArray();
  }
  json.writer.EndObject();
  return json.text();
}

Answer put(LiveEngine& live, const rapidjson::Value& value) {
  std::vector<std::string> unknown_fields;
  auto record = parse_inline_record(live.now()->taxonomy(), value, "actor", "put", unknown_fields);
  if (!record) return tl::make_unexpected(record.error());
  const RecordName name = std::visit([](const auto& one) { return name_of(one); }, *record);
  const auto done = std::visit([&](auto& one) { return live.put(std::move(one)); }, *record);
  if (!done) return tl::make_unexpected(in_field("put", done.error()));
  return updated(name.id, name.type, unknown_fields);
}

Answer remove(LiveEngine& live, const rapidjson::Value& value) {
  const auto text = [&](const char* member) -> std::string {
    if (!value.IsObject()) return {};
    const auto found = value.FindMember(member);
    return found != value.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
  };
  const std::string type = value.IsString() ? "actor" : text("type");
  const std::string id = value.IsString() ? value.GetString() : text("id");
  if (id.empty() || (type != "actor" && type != "project" && type != "listing")) {
    return fail(ErrorKind::bad_data,
                "remove : l'identifiant d'un acteur est attendu, ou {\"type\":\"project\" ou \"listing\",\"id\":…} (une réponse se "
                "reprend par un événement withdrawn)",
                "remove: the id of an actor is expected, or {\"type\":\"project\" or \"listing\",\"id\":…} (feedback is taken back by "
                "an event withdrawn)");
  }
  const auto done = type == "actor" ? live.remove_actor(id) : type == "project" ? live.remove_project(id) : live.remove_listing(id);
  if (!done) return tl::make_unexpected(in_field("remove", done.error()));
  return updated(id, type);
}

Answer rebuild(LiveEngine& live, const rapidjson::Value& value) {
  if (!value.IsTrue()) return fail(ErrorKind::bad_data, "rebuild : true est attendu", "rebuild: true is expected");
  if (const auto done = live.rebuild(); !done) return tl::make_unexpected(done.error());
  JsonText json;
  json.writer.StartObject();
  json.member("rebuilt", static_cast<std::int64_t>(live.now()->profiles().size()));
  json.writer.EndObject();
  return json.text();
}

}  // namespace

Result<LiveEngine*> LiveDirectory::live() {
  if (!live_) {
    if (matcher_->engine() == nullptr)
      return fail(ErrorKind::bad_data, "un instantané ne se met pas à jour ; donner --directory",
                  "a snapshot takes no updates; give --directory");
    const Engine* engine = matcher_->engine();
    live_ = std::make_unique<LiveEngine>(std::shared_ptr<const Engine>(std::move(matcher_), engine));
  }
  return live_.get();
}

Answer LiveDirectory::update(const rapidjson::Value& line) {
  constexpr std::pair<const char*, Answer (*)(LiveEngine&, const rapidjson::Value&)> kUpdates[] = {
      {"put", put}, {"remove", remove}, {"rebuild", rebuild}};
  if (!line.IsObject()) return std::nullopt;
  for (const auto& [name, run] : kUpdates) {
    const auto found = line.FindMember(name);
    if (found == line.MemberEnd()) continue;
    if (line.MemberCount() > 1) {
      return fail(ErrorKind::bad_data, std::string("une mise à jour ne contient que « ") + name + " »",
                  std::string("an update holds nothing but \"") + name + "\"");
    }
    const auto updated = live();
    if (!updated) return tl::make_unexpected(updated.error());
    return run(**updated, found->value);
  }
  return std::nullopt;
}

}  // namespace binome
