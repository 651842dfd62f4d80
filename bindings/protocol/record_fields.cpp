#include "bindings/protocol/record_fields.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>

#include "bindings/records/json_writer.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr std::array<std::string_view, 19> kActorFields = {
    "id",     "name",   "kind",  "subkind",  "home",        "population", "themes",    "odds",    "countries", "languages",
    "traits", "offers", "seeks", "partners", "description", "visible",    "synthetic", "updated", "source"};

bool is_field_or_below(std::string_view path, std::string_view field) {
  return path.starts_with(field) && (path.size() == field.size() || path[field.size()] == '.');
}

}  // namespace

Result<void> check_fields(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (std::find(kActorFields.begin(), kActorFields.end(), name) != kActorFields.end()) continue;
    const std::string shown = shorten(name);
    const auto distance = [&](std::string_view field) { return edit_distance(shown, field, shown.size()); };
    const std::string nearest(*std::min_element(kActorFields.begin(), kActorFields.end(),
                                                [&](std::string_view x, std::string_view y) { return distance(x) < distance(y); }));
    return fail(ErrorKind::bad_data, "fields : champ inconnu « " + shown + " » ; le plus proche : " + nearest,
                "fields: unknown field \"" + shown + "\"; nearest: " + nearest);
  }
  return {};
}

void RecordFields::write(JsonText& json, ActorIndex actor) {
  if (names_.empty()) return;
  const auto found_record = matcher_.record(actor);
  if (!found_record) return;
  Actor record = **found_record;
  std::erase_if(record.partners, [&](const std::string& partner) {
    const auto known = matcher_.find(partner);
    return !known || !matcher_.actors().attributes(*known).visible;
  });
  keep_terms(record);
  rapidjson::Document document;
  const std::string text = to_json(record, matcher_.taxonomy());
  document.Parse(text.data(), text.size());
  json.object("record", [&] {
    for (const std::string& name : names_) {
      const auto found = document.FindMember(name.c_str());
      if (found == document.MemberEnd()) continue;
      json.key(name);
      found->value.Accept(json.writer);
    }
  });
}

void RecordFields::keep_terms(const Actor& record) {
  const auto asked = [&](std::string_view path) {
    return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) { return is_field_or_below(path, name); });
  };
  const auto keep = [&](std::string_view path, Term term) {
    if (term && asked(path)) terms_.insert(term);
  };
  keep("kind", record.kind);
  keep("subkind", record.subkind);
  keep("home", record.home.country);
  keep("home", record.home.subdivision);
  for (const ListField& field : actor_list_fields()) {
    if (!asked(field.path)) continue;
    for (const Term term : (record.*field.set).of(field.vocabulary)) terms_.insert(term);
  }
}

void RecordFields::write_labels(JsonText& json, Language language) const {
  if (names_.empty()) return;
  json.object("labels", [&] {
    for (auto term = terms_.begin(); term != terms_.end();) {
      const Vocabulary vocabulary = term->vocabulary();
      json.object(name_of(vocabulary), [&] {
        for (; term != terms_.end() && term->vocabulary() == vocabulary; ++term)
          json.member(matcher_.taxonomy().code(*term), matcher_.taxonomy().label(*term, language));
      });
    }
  });
}

}  // namespace binome
