#include "bindings/records/json_values.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>

#include "bindings/records/field_text.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/identifiers.hpp"

namespace binome {

std::string to_json(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

void JsonValues::read(const FieldInfo& field, const Value& value, std::string& out) {
  if (!value.IsString()) return wrong_type(field.path, value, {"un texte entre guillemets est attendu", "a quoted text is expected"});
  out = view(value);
  if (options_.labels == LabelPolicy::codes_and_labels && is_identifier(field.form)) out = compact_identifier(out);
  if (out.empty() && field.form != FieldForm::id) return;  // as if it were not there
  if (auto wrong = wrong_text(field.form, out)) problem(field.path, view(value), std::move(*wrong));
}

void JsonValues::read(const FieldInfo& field, const Value& value, Term& out) { out = term(field.path, field.vocabulary, value); }

void JsonValues::read(const FieldInfo& field, const Value& value, TermSet& out) {
  if (!is_list(field.path, value)) return;
  for (const Value& item : value.GetArray()) out.add(term(field.path, field.vocabulary, item));
}

void JsonValues::read(const FieldInfo& field, const Value& value, std::vector<std::string>& out) {
  if (!is_list(field.path, value)) return;
  const FieldInfo one{.path = field.path, .form = FieldForm::id};
  for (const Value& item : value.GetArray()) {
    std::string id;
    read(one, item, id);
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(std::move(id));
  }
}

void JsonValues::read(const FieldInfo& field, const Value& value, bool& out) {
  if (!value.IsBool()) wrong_type(field.path, value, {"true ou false est attendu", "true or false is expected"});
  out = value.IsTrue();
}

void JsonValues::read(const FieldInfo& field, const Value& value, Date& out) {
  std::optional<Date> date;
  if (value.IsString()) date = parse_date(view(value));
  if (value.IsInt()) date = parse_date(std::to_string(value.GetInt()));
  if (date) out = *date;
  else wrong_type(field.path, value, {"une date AAAA-MM-JJ ou une année est attendue", "a date YYYY-MM-DD or a year is expected"});
}

void JsonValues::read(const FieldInfo& field, const Value& value, std::optional<std::int64_t>& out) {
  constexpr std::int64_t kMost = 10'000'000'000;
  if (value.IsInt64() && value.GetInt64() >= 0 && value.GetInt64() <= kMost) out = value.GetInt64();
  else wrong_type(field.path, value, {"un nombre entier d'habitants est attendu", "a whole number of inhabitants is expected"});
}

void JsonValues::read(const FieldInfo& field, const Value& value, std::optional<std::uint32_t>& out) {
  if (value.IsUint() && value.GetUint() >= 1 && value.GetUint() <= kMostRanks) {
    out = value.GetUint();
    return;
  }
  const std::string most = std::to_string(kMostRanks);
  wrong_type(field.path, value, {"un rang de 1 à " + most + " est attendu", "a rank from 1 to " + most + " is expected"});
}

void JsonValues::read(const FieldInfo& field, const Value& value, std::optional<double>& out) {
  if (value.IsNumber() && std::abs(value.GetDouble()) <= most_degrees(field.form)) out = value.GetDouble();
  else wrong_type(field.path, value, {"une coordonnée en degrés est attendue", "a coordinate in degrees is expected"});
}

std::size_t JsonValues::choice(const FieldInfo& field, const Value& value) {
  if (!value.IsString()) {
    wrong_type(field.path, value, {"un texte entre guillemets est attendu", "a quoted text is expected"});
    return 0;
  }
  const auto found = std::find(field.choices.begin(), field.choices.end(), view(value));
  if (found != field.choices.end()) return static_cast<std::size_t>(found - field.choices.begin());
  problem(field.path, view(value), {"écrire " + one_of(field.choices, "ou"), "write " + one_of(field.choices, "or")});
  return 0;
}

Term JsonValues::term(std::string_view path, Vocabulary vocabulary, const Value& value) {
  std::string number;
  std::string_view written;
  if (value.IsString()) written = view(value);
  else if (value.IsInt() && vocabulary == Vocabulary::odd) written = number = std::to_string(value.GetInt());
  else {
    wrong_type(path, value, {"un code entre guillemets est attendu", "a quoted code is expected"});
    return {};
  }
  if (const Term found = taxonomy_.find(vocabulary, written)) return found;
  if (problems_.size() > options_.limits.record_problems) return {};  // looking for look-alikes takes milliseconds
  const auto resolved = taxonomy_.resolve(vocabulary, written);
  if (resolved && options_.labels == LabelPolicy::codes_and_labels) return *resolved;
  Unresolved why;
  if (resolved) why.nearest = {*resolved};  // a label in a directory of codes: name its code
  else why = resolved.error();
  problem(path, written, describe_unresolved(why, taxonomy_));
  return {};
}

bool JsonValues::is_list(std::string_view path, const Value& value) {
  if (!value.IsArray()) {
    wrong_type(path, value, {"une liste [ … ] est attendue", "a list [ … ] is expected"});
    return false;
  }
  if (value.Size() <= options_.limits.list_values) return true;
  const std::string most = std::to_string(options_.limits.list_values);
  problem(path, "", {"plus de " + most + " valeurs", "more than " + most + " values"});
  return false;
}

bool JsonValues::is_object(std::string_view path, const Value& value) {
  if (!value.IsObject()) wrong_type(path, value, {"un objet { … } est attendu", "an object { … } is expected"});
  return value.IsObject();
}

void JsonValues::problem(std::string_view path, std::string_view value, Error what) {
  if (problems_.size() < options_.limits.record_problems) {
    problems_.push_back({{}, 0, std::string(path), shorten(value), std::move(what)});
  } else if (problems_.size() == options_.limits.record_problems) {
    problems_.push_back({{},
                         0,
                         {},
                         {},
                         {"trop de problèmes dans cet enregistrement : les suivants n'ont pas été cherchés",
                          "too many problems in this record: further ones were not looked for"}});
  }
}

void JsonValues::missing(std::string_view path) {
  const bool told = std::any_of(problems_.begin(), problems_.end(), [&](const Problem& problem) { return problem.column == path; });
  if (!told) problem(path, "", {"champ obligatoire manquant ou vide", "required field missing or empty"});
}

void JsonValues::wrong_type(std::string_view path, const Value& value, Bilingual what) { problem(path, to_json(value), std::move(what)); }

}  // namespace binome
