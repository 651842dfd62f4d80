// How the rows of the schema are found and grouped into objects.
#include "features/record_schema.hpp"

#include <algorithm>
#include <type_traits>

namespace binome {
namespace {

template <typename Owner>
FieldGroup<Owner> grouped(std::string_view path, std::span<const Field<Owner>> fields) {
  FieldGroup<Owner> group{path, {}};
  const std::size_t skipped = path.empty() ? 0 : path.size() + 1;
  for (std::size_t i = 0; i < fields.size();) {
    const std::string_view below = fields[i].path.substr(skipped);
    const std::size_t dot = below.find('.');
    if (dot == std::string_view::npos) {
      group.members.push_back({below, &fields[i++], nullptr});
      continue;
    }
    // The rows of an object stand one after the other.
    const std::string_view object = fields[i].path.substr(0, skipped + dot);
    std::size_t end = i;
    while (end < fields.size() && fields[end].path.starts_with(object) && fields[end].path[object.size()] == '.') ++end;
    auto inner = std::make_unique<const FieldGroup<Owner>>(grouped(object, fields.subspan(i, end - i)));
    group.members.push_back({below.substr(0, dot), nullptr, std::move(inner)});
    i = end;
  }
  return group;
}

template <typename Owner>
bool is_default(const Field<Owner>& field, bool value) {
  static const Owner kDefault{};
  return value == *std::get<const bool*>(field.read(kDefault));
}

}  // namespace

template <typename Owner>
bool Field<Owner>::is_given(const Owner& owner) const {
  if (read == nullptr) return false;
  return std::visit(
      [this](const auto* value) {
        using Value = std::remove_cvref_t<decltype(*value)>;
        if constexpr (std::is_enum_v<Value>) return true;
        else if constexpr (std::is_same_v<Value, bool>) return !is_default(*this, *value);
        else if constexpr (std::is_same_v<Value, TermSet>) return !value->of(vocabulary).empty();
        else if constexpr (requires { value->empty(); }) return !value->empty();
        else return static_cast<bool>(*value);
      },
      read(owner));
}

template <typename Owner>
const typename FieldGroup<Owner>::Member* FieldGroup<Owner>::find(std::string_view name, std::size_t& from) const {
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::size_t at = from + i < members.size() ? from + i : from + i - members.size();
    if (members[at].name != name) continue;
    from = at + 1 < members.size() ? at + 1 : 0;
    return &members[at];
  }
  return nullptr;
}

template <typename Owner>
bool FieldGroup<Owner>::is_given(const Owner& owner) const {
  return std::any_of(members.begin(), members.end(), [&](const Member& member) {
    return member.field != nullptr ? member.field->is_given(owner) : member.group->is_given(owner);
  });
}

template <typename Owner>
const Field<Owner>* find_field(std::string_view path) {
  const std::span<const Field<Owner>> fields = fields_of<Owner>();
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

template <typename Owner>
const FieldGroup<Owner>& field_group_of() {
  static const FieldGroup<Owner> kGroup =
      grouped(std::is_same_v<Owner, Contribution> ? std::string_view("contributions") : std::string_view(), fields_of<Owner>());
  return kGroup;
}

std::vector<FieldInfo> fields_of(RecordType type) {
  std::vector<FieldInfo> all;
  const auto add = [&](const auto& fields) {
    for (const FieldInfo& field : fields) {
      all.push_back(field);
      if (field.form != FieldForm::contributions) continue;
      for (const FieldInfo& inner : fields_of<Contribution>()) all.push_back(inner);
    }
  };
  switch (type) {
    case RecordType::actor:
      add(fields_of<Actor>());
      break;
    case RecordType::project:
      add(fields_of<Project>());
      break;
    case RecordType::listing:
      add(fields_of<Listing>());
      break;
    case RecordType::feedback:
      add(fields_of<Feedback>());
      break;
  }
  return all;
}

template struct Field<Actor>;
template struct FieldGroup<Actor>;
template const Field<Actor>* find_field(std::string_view);
template const FieldGroup<Actor>& field_group_of();
template struct Field<Project>;
template struct FieldGroup<Project>;
template const Field<Project>* find_field(std::string_view);
template const FieldGroup<Project>& field_group_of();
template struct Field<Contribution>;
template struct FieldGroup<Contribution>;
template const Field<Contribution>* find_field(std::string_view);
template const FieldGroup<Contribution>& field_group_of();
template struct Field<Listing>;
template struct FieldGroup<Listing>;
template const Field<Listing>* find_field(std::string_view);
template const FieldGroup<Listing>& field_group_of();
template struct Field<Feedback>;
template struct FieldGroup<Feedback>;
template const Field<Feedback>* find_field(std::string_view);
template const FieldGroup<Feedback>& field_group_of();

}  // namespace binome
