#include "bindings/protocol/updates.hpp"

#include <vector>

#include "bindings/protocol/inline_record.hpp"

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

// The beginning of an answer.
void start(JsonText& json, const Envelope& envelope, std::string_view action) {
  start_answer(json, "update", envelope);
  json.member("action", action);
}

std::string record_answer(const Envelope& envelope, std::string_view action, std::string_view type, std::string_view id,
                          const std::vector<std::string>& unknown_fields = {}) {
  JsonText json;
  start(json, envelope, action);
  json.member("type", type);
  json.member("id", id);
  if (!unknown_fields.empty()) json.list("unknown_fields", unknown_fields, [&](const std::string& field) { json.value(field); });
  json.writer.EndObject();
  return json.text();
}

Answer put(LiveEngine& live, const rapidjson::Value& value, const Envelope& envelope) {
  std::vector<std::string> unknown_fields;
  auto record = parse_inline_record(live.now()->taxonomy(), value, "actor", "put", unknown_fields);
  if (!record) return tl::make_unexpected(record.error());
  const RecordName name = std::visit([](const auto& one) { return name_of(one); }, *record);
  const auto done = std::visit([&](auto& one) { return live.put(std::move(one)); }, *record);
  if (!done) return tl::make_unexpected(in_field("put", done.error()));
  return record_answer(envelope, "put", name.type, name.id, unknown_fields);
}

Answer remove(LiveEngine& live, const rapidjson::Value& value, const Envelope& envelope) {
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
  return record_answer(envelope, "remove", type, id);
}

Answer rebuild(LiveEngine& live, const rapidjson::Value& value, const Envelope& envelope) {
  if (!value.IsTrue()) return fail(ErrorKind::bad_data, "rebuild : true est attendu", "rebuild: true is expected");
  if (const auto done = live.rebuild(); !done) return tl::make_unexpected(done.error());
  JsonText json;
  start(json, envelope, "rebuild");
  json.member("actors", static_cast<std::int64_t>(live.now()->actors().size()));
  json.writer.EndObject();
  return json.text();
}

}  // namespace

std::shared_ptr<const Matcher> LiveDirectory::now() const {
  const std::lock_guard lock(starting_);
  if (live_) return live_->now();
  return matcher_;
}

Result<LiveEngine*> LiveDirectory::live() {
  const std::lock_guard lock(starting_);
  if (!live_) {
    const auto engine = matcher_->updatable();
    if (!engine) return tl::make_unexpected(engine.error());
    live_ = std::make_unique<LiveEngine>(std::shared_ptr<const Engine>(std::move(matcher_), *engine));
  }
  return live_.get();
}

Answer LiveDirectory::update(const rapidjson::Value& line, const Envelope& envelope) {
  struct Action {
    std::string_view name;
    Answer (*run)(LiveEngine&, const rapidjson::Value&, const Envelope&);
  };
  constexpr Action kActions[] = {{"put", put}, {"remove", remove}, {"rebuild", rebuild}};
  for (const Action& action : kActions) {
    const auto found = line.FindMember(action.name.data());
    if (found == line.MemberEnd()) continue;
    if (const auto alone = refuse_unknown_members(line, std::span(&action.name, 1)); !alone) return tl::make_unexpected(alone.error());
    const auto updated = live();
    if (!updated) return tl::make_unexpected(updated.error());
    return action.run(**updated, found->value, envelope);
  }
  return std::nullopt;
}

}  // namespace binome
