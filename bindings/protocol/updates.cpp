#include "bindings/protocol/updates.hpp"

#include <vector>

#include "bindings/protocol/inline_record.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

using Answer = Result<std::optional<std::string>>;

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
  const std::string id = id_of(*record);
  const RecordType type = type_of(*record);
  if (const auto done = live.apply(Put{std::move(*record)}); !done) return fail(ErrorCode::in_field, {{"field", "put"}}, done.error());
  return record_answer(envelope, "put", name_of(type), id, unknown_fields);
}

Answer remove(LiveEngine& live, const rapidjson::Value& value, const Envelope& envelope) {
  const auto text = [&](const char* member) -> std::string {
    if (!value.IsObject()) return {};
    const auto found = value.FindMember(member);
    return found != value.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
  };
  const std::string name = value.IsString() ? "actor" : text("type");
  const std::string id = value.IsString() ? value.GetString() : text("id");
  const auto type = record_type(name);
  if (id.empty() || !type || *type == RecordType::feedback) return fail(ErrorCode::remove_expected);
  if (const auto done = live.apply(Remove{*type, id}); !done) return fail(ErrorCode::in_field, {{"field", "remove"}}, done.error());
  return record_answer(envelope, "remove", name, id);
}

Answer rebuild(LiveEngine& live, const rapidjson::Value& value, const Envelope& envelope) {
  if (!value.IsTrue()) return fail(ErrorCode::rebuild_expected);
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
