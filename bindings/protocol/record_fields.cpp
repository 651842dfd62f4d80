#include "bindings/protocol/record_fields.hpp"

#include <rapidjson/document.h>

#include <algorithm>

#include "bindings/records/json_writer.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"
#include "features/label_folding.hpp"
#include "features/record_schema.hpp"

namespace binome {
namespace {

bool is_field_or_below(std::string_view path, std::string_view field) {
  return path.starts_with(field) && (path.size() == field.size() || path[field.size()] == '.');
}

}  // namespace

Result<void> check_fields(const std::vector<std::string>& names) {
  const auto& known = field_group_of<Actor>().members;
  for (const std::string& name : names) {
    if (std::any_of(known.begin(), known.end(), [&](const auto& member) { return member.name == name; })) continue;
    const std::string shown = shorten(name);
    const auto distance = [&](const auto& member) { return edit_distance(shown, member.name, shown.size()); };
    const auto found =
        std::min_element(known.begin(), known.end(), [&](const auto& x, const auto& y) { return distance(x) < distance(y); });
    return fail(ErrorCode::request_fields_unknown, {{"field", shown}, {"nearest", std::string(found->name)}});
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
  for (const Field<Actor>& field : fields_of<Actor>()) {
    if (field.read == nullptr || !asked(field.path)) continue;
    const auto value = field.read(record);
    if (const auto* const* term = std::get_if<const Term*>(&value); term != nullptr && **term) terms_.insert(**term);
    if (const auto* const* set = std::get_if<const TermSet*>(&value)) {
      for (const Term term : (*set)->of(field.vocabulary)) terms_.insert(term);
    }
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
