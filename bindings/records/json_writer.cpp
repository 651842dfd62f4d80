#include "bindings/records/json_writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <type_traits>

#include "features/record_schema.hpp"

namespace binome {
namespace {

// Writes the members of one record, leaving out what is empty.
class RecordWriter {
 public:
  RecordWriter(const Taxonomy& taxonomy, const UnknownMembers& unknown) : json_(buffer_), taxonomy_(taxonomy), unknown_(unknown) {}

  template <typename Record>
  std::string write(RecordType type, const Record& record) {
    json_.StartObject();
    key("type");
    text(name_of(type));
    members("", field_group_of<Record>(), record);
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  // `path`: of the object, which is that of `group` but for the objects of a list ("contributions.0").
  template <typename Owner>
  void members(std::string_view path, const FieldGroup<Owner>& group, const Owner& owner) {
    for (const auto& member : group.members) {
      if (member.group) {
        if (!member.group->is_given(owner) && !is_unknown_within(member.group->path)) continue;
        key(member.name);
        json_.StartObject();
        members(member.group->path, *member.group, owner);
        json_.EndObject();
      } else if (member.field->is_given(owner) && (member.field->follows == nullptr || !member.field->follows(owner))) {
        key(member.name);
        std::visit([&](const auto* value) { write_value(*member.field, *value); }, member.field->read(owner));
      }
    }
    for (const UnknownMember& member : unknown_) {
      if (member.parent == path) unknown_member(member.json);
    }
  }

  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void text(std::string_view text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

  void write_value(const FieldInfo&, const std::string& value) { text(value); }
  void write_value(const FieldInfo&, Term value) { term(value); }
  void write_value(const FieldInfo& field, const TermSet& value) {
    json_.StartArray();
    for (const Term one : value.of(field.vocabulary)) term(one);
    json_.EndArray();
  }
  void write_value(const FieldInfo&, const std::vector<std::string>& ids) {
    json_.StartArray();
    for (const std::string& id : ids) text(id);
    json_.EndArray();
  }
  void write_value(const FieldInfo&, bool value) { json_.Bool(value); }
  void write_value(const FieldInfo&, Date value) { text(to_string(value)); }
  void write_value(const FieldInfo&, std::optional<std::int64_t> value) { json_.Int64(*value); }
  void write_value(const FieldInfo&, std::optional<std::uint32_t> value) { json_.Uint(*value); }
  // The shortest form that reads back as the same number.
  void write_value(const FieldInfo&, std::optional<double> value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, *value).ptr;
    json_.RawValue(text, static_cast<std::size_t>(end - text), rapidjson::kNumberType);
  }
  template <typename Choice>
  requires std::is_enum_v<Choice>
  void write_value(const FieldInfo& field, Choice value) { text(field.choices[static_cast<std::size_t>(value)]); }
  void write_value(const FieldInfo& field, const std::vector<Contribution>& contributions) {
    json_.StartArray();
    for (std::size_t i = 0; i < contributions.size(); ++i) {
      json_.StartObject();
      members(std::string(field.path) + "." + std::to_string(i), field_group_of<Contribution>(), contributions[i]);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void term(Term term) {
    const std::string& code = taxonomy_.code(term);
    const bool numeric = term.vocabulary() == Vocabulary::odd && code.find_first_not_of("0123456789") == std::string::npos;
    if (numeric) json_.Int(std::stoi(code));
    else text(code);
  }

  // Whether an unknown member stands in the object or in one in it.
  bool is_unknown_within(std::string_view path) const {
    return std::any_of(unknown_.begin(), unknown_.end(), [&](const UnknownMember& member) {
      return member.parent.starts_with(path) && (member.parent.size() == path.size() || member.parent[path.size()] == '.');
    });
  }

  // `json` is `"name":value` as it was read.
  void unknown_member(std::string_view json) {
    std::size_t end = 1;  // of the name: a quote that no backslash escapes
    while (json[end] != '"') end += json[end] == '\\' ? 2 : 1;
    const std::string_view name = json.substr(0, end + 1);
    const std::string_view value = json.substr(end + 2);
    json_.RawValue(name.data(), name.size(), rapidjson::kStringType);
    json_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  const Taxonomy& taxonomy_;
  const UnknownMembers& unknown_;
};

}  // namespace

std::string quoted_json(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string to_json(const AnyRecord& record, const Taxonomy& taxonomy) {
  return std::visit([&](const auto& one) { return RecordWriter(taxonomy, one.unknown).write(type_of(record), one); }, record);
}

}  // namespace binome
