// The fields of the records, a row each: what JSON, CSV, documents, and later SQL and OpenAPI walk instead of naming fields.
// A new field is a member in record.hpp and a row in actor_fields.cpp or
// record_fields.cpp.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "features/record.hpp"

namespace binome {

// How the value of a field is written and checked. Behind each: the type of its member.
enum class FieldForm {
  text,          // std::string, any text
  line,          // std::string, one line
  id,            // std::string: 1 to 128 printable characters without blanks
  web_address,   // std::string: see web_address_fault
  siret,         // std::string: see is_siret, as the next two
  rna,           // std::string
  rid,           // std::string
  insee_region,  // std::string: INSEE codes of a French region, département, commune
  insee_department,
  insee_commune,
  term,           // Term: a code of `vocabulary`
  country,        // Term: a country
  terms,          // TermSet: the codes of `vocabulary` in it
  ids,            // std::vector<std::string>: ids of actors
  flag,           // bool
  date,           // Date: a day or a year
  inhabitants,    // std::optional<std::int64_t>
  rank,           // std::optional<std::uint32_t>, 1 … kMostRanks
  latitude,       // std::optional<double>, degrees
  longitude,      // std::optional<double>, degrees
  choice,         // an enum: one of `choices`, by position
  contributions,  // std::vector<Contribution>, whose fields are rows of their own
  kept,           // none: kept as an unknown member, for people; nobody is told that it is not understood
};

// What is said of a field wherever it is used. All texts are static.
struct FieldInfo {
  std::string_view path;  // of its JSON member: "home.country"
  FieldForm form = FieldForm::text;
  Vocabulary vocabulary = Vocabulary::kind;  // of `term` and `terms`
  std::span<const std::string_view> choices = {};
  bool required = false;
  std::string_view headings = {};  // of CSV columns, besides the path: French first, then English, separated by '|'
  std::string_view fr = {};        // one line of documentation; empty: the path and the form say it
  std::string_view en = {};

  std::string_view name() const { return path.substr(path.rfind('.') + 1); }
};

template <template <typename> typename Pointer>
using AnyMember = std::variant<Pointer<std::string>, Pointer<Term>, Pointer<TermSet>, Pointer<std::vector<std::string>>, Pointer<bool>,
                               Pointer<Date>, Pointer<std::optional<std::int64_t>>, Pointer<std::optional<std::uint32_t>>,
                               Pointer<std::optional<double>>, Pointer<Intent>, Pointer<FeedbackEvent>, Pointer<std::vector<Contribution>>>;
template <typename T>
using ToRead = const T*;
template <typename T>
using ToWrite = T*;

// A field of an Actor, Project, Listing, Feedback or Contribution, and where its value is.
template <typename Owner>
struct Field : FieldInfo {
  AnyMember<ToRead> (*read)(const Owner&) = nullptr;  // null for the form `kept`
  AnyMember<ToWrite> (*write)(Owner&) = nullptr;      // makes room in a Rare value
  bool (*follows)(const Owner&) = nullptr;            // true: the value follows from other fields and is not written

  // Whether a record has a value other than the default; always true of a choice.
  bool is_given(const Owner& owner) const;
};

// All fields in the order in which they are written. Thread safe, as all below; valid for ever.
template <typename Owner>
std::span<const Field<Owner>> fields_of();
template <>
std::span<const Field<Actor>> fields_of();
template <>
std::span<const Field<Project>> fields_of();
template <>
std::span<const Field<Contribution>> fields_of();
template <>
std::span<const Field<Listing>> fields_of();
template <>
std::span<const Field<Feedback>> fields_of();

// The field of a path; null: there is none. O(fields).
template <typename Owner>
const Field<Owner>* find_field(std::string_view path);

// The same for documents: of a project, also the fields of its contributions.
std::vector<FieldInfo> fields_of(RecordType type);

// An object of a record's JSON: the record itself ("") or an object in it ("home", "seeks.must").
template <typename Owner>
struct FieldGroup {
  // A member: a field or an object in this one.
  struct Member {
    std::string_view name;
    const Field<Owner>* field = nullptr;
    std::unique_ptr<const FieldGroup> group;
  };

  // The member of a name; null: there is none. `from`: where to look first, set to the place behind what is found. Files give
  // members in one order, so that each is mostly found at once.
  const Member* find(std::string_view name, std::size_t& from) const;
  // Whether a record has a value in it other than the default.
  bool is_given(const Owner& owner) const;

  std::string_view path;
  std::vector<Member> members;  // in the order in which they are written
};

// The object that a whole record is, or of a Contribution the object "contributions".
template <typename Owner>
const FieldGroup<Owner>& field_group_of();

// The greatest number of degrees of a latitude or longitude, either side of 0.
constexpr double most_degrees(FieldForm form) { return form == FieldForm::latitude ? 90 : 180; }

// Whether several CSV columns may fill a field together.
constexpr bool is_list(FieldForm form) { return form == FieldForm::terms || form == FieldForm::ids; }

}  // namespace binome
