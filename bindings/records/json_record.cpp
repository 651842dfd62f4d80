#include "bindings/records/json_record.hpp"

#include <algorithm>
#include <unordered_set>

#include "bindings/records/field_text.hpp"

namespace binome {
namespace {

using rapidjson::Value;

// Reads the members of one record and collects what is wrong.
class RecordParser {
 public:
  RecordParser(const Taxonomy& taxonomy, const JsonRecordOptions& options, std::vector<Problem>& problems,
               std::vector<std::string>& unknown_fields)
      : taxonomy_(taxonomy), values_(taxonomy, options, problems), unknown_fields_(unknown_fields) {}

  template <typename Record>
  Record record(const Value& object) {
    Record record;
    unknown_ = &record.unknown;
    members(object, "", field_group_of<Record>(), record);
    settle(record);
    for (const Field<Record>& field : fields_of<Record>()) {
      if (!field.required) continue;
      // A choice is never empty: it must stand there.
      const bool given = field.form == FieldForm::choice ? is_written(object, field.path) : field.is_given(record);
      if (!given) values_.missing(field.path);
    }
    return record;
  }

  void problem(std::string_view path, std::string_view value, Error what) { values_.problem(path, value, std::move(what)); }

 private:
  static bool is_written(const Value& object, std::string_view name) {
    const auto found = object.FindMember(Value(rapidjson::StringRef(name.data(), name.size())));
    return found != object.MemberEnd() && !found->value.IsNull();
  }

  // Reads every member of an object that is not null; what nobody knows is kept in the record. `path`: of the object, which is
  // that of `group` but for the objects of a list ("contributions.0").
  template <typename Owner>
  void members(const Value& object, std::string_view path, const FieldGroup<Owner>& group, Owner& owner) {
    if (!values_.is_object(path, object)) return;
    constexpr std::size_t kFew = 32;  // are compared with one another; more are hashed, so that a hostile line is not slow
    std::unordered_set<std::string_view> seen;
    const auto given_before = [&](auto member) {
      const auto same = [&](const auto& other) { return view(other.name) == view(member->name); };
      return object.MemberCount() <= kFew ? std::any_of(object.MemberBegin(), member, same) : !seen.insert(view(member->name)).second;
    };
    std::size_t next = 0;
    for (auto member = object.MemberBegin(); member != object.MemberEnd(); ++member) {
      const std::string_view name = view(member->name);
      if (given_before(member)) {
        values_.problem(joined(path, name), "", {"champ donné deux fois", "field given twice"});
      } else if (!member->value.IsNull() && !(path.empty() && name == "type")) {
        const auto* known = group.find(name, next);
        if (known == nullptr) keep(path, *member, true);
        else if (known->group) members(member->value, known->group->path, *known->group, owner);
        else if (known->field->form == FieldForm::kept) keep(path, *member, false);
        else std::visit([&](auto* out) { read(*known->field, member->value, *out); }, known->field->write(owner));
      }
    }
  }

  template <typename Out>
  void read(const FieldInfo& field, const Value& value, Out& out) {
    values_.read(field, value, out);
  }
  void read(const FieldInfo& field, const Value& value, std::vector<Contribution>& out) {
    if (!values_.is_list(field.path, value)) return;
    for (const Value& item : value.GetArray()) {
      const std::string path = joined(field.path, std::to_string(out.size()));
      members(item, path, field_group_of<Contribution>(), out.emplace_back());
    }
  }

  static std::string joined(std::string_view path, std::string_view name) {
    return path.empty() ? std::string(name) : std::string(path) + "." + std::string(name);
  }

  void keep(std::string_view path, const Value::Member& member, bool tell) {
    unknown_->push_back({std::string(path), to_json(member.name) + ":" + to_json(member.value)});
    if (tell) unknown_fields_.push_back(joined(path, view(member.name)));
  }

  // What no single member can show.
  void settle(Actor& actor) {
    for (const Problem& found : locate_home(actor.home, taxonomy_)) values_.problem(found.column, found.value, found.what);
    if (actor.kind && !actor.subkind && taxonomy_.parent(actor.kind)) actor.subkind = actor.kind;
    if (actor.kind) actor.kind = taxonomy_.root(actor.kind);
    if (actor.kind && actor.subkind && taxonomy_.root(actor.subkind) != actor.kind) {
      values_.problem("subkind", taxonomy_.code(actor.subkind),
                      {"cette sous-catégorie n'appartient pas au type donné", "this sub-kind does not belong to the kind given"});
    }
  }
  void settle(Project& project) {
    for (const Contribution& contribution : project.contributions) {
      if (std::find(project.participants.begin(), project.participants.end(), contribution.actor) != project.participants.end()) continue;
      values_.problem("contributions", contribution.actor,
                      {"cet acteur ne participe pas au projet", "this actor does not take part in the project"});
    }
  }
  void settle(Listing&) {}
  void settle(Feedback&) {}

  const Taxonomy& taxonomy_;
  JsonValues values_;
  std::vector<std::string>& unknown_fields_;
  UnknownMembers* unknown_ = nullptr;
};

}  // namespace

void read_json_record(const rapidjson::Value& object, const Taxonomy& taxonomy, const JsonRecordOptions& options, ParsedRecord& out,
                      std::vector<std::string>& unknown_fields) {
  RecordParser parser(taxonomy, options, out.problems, unknown_fields);
  const auto types = [] {
    return Bilingual{"écrire \"type\" : " + one_of(kRecordTypeNames, "ou"), "write \"type\": " + one_of(kRecordTypeNames, "or")};
  };
  if (!object.IsObject())
    return parser.problem("", to_json(object), {"un objet { … } par ligne est attendu", "one object { … } a line is expected"});
  const auto found = object.FindMember("type");
  if (found == object.MemberEnd() || !found->value.IsString()) return parser.problem("type", "", types());
  const auto type = record_type(view(found->value));
  if (!type) return parser.problem("type", view(found->value), types());
  switch (*type) {
    case RecordType::actor:
      out.record = parser.record<Actor>(object);
      break;
    case RecordType::project:
      out.record = parser.record<Project>(object);
      break;
    case RecordType::listing:
      out.record = parser.record<Listing>(object);
      break;
    case RecordType::feedback:
      out.record = parser.record<Feedback>(object);
      break;
  }
  std::visit([](auto& record) { sort_unknown(record.unknown); }, out.record);
}

}  // namespace binome
