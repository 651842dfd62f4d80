// JSON values to the values of a record's fields.
#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <vector>

#include "bindings/records/record_reader.hpp"
#include "features/record_schema.hpp"

namespace binome {

// How the values of vocabularies are read.
enum class LabelPolicy {
  codes,             // codes only: a directory
  codes_and_labels,  // what people write as well: an import
};

struct JsonRecordOptions {
  LabelPolicy labels = LabelPolicy::codes;
  ReadLimits limits;
};

// The text of a JSON string, valid as long as it.
inline std::string_view view(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }
// A value as JSON text.
std::string to_json(const rapidjson::Value& value);

// Collects what is wrong with the values of one record. All it is given must outlive it.
class JsonValues {
 public:
  using Value = rapidjson::Value;

  JsonValues(const Taxonomy& taxonomy, const JsonRecordOptions& options, std::vector<Problem>& problems)
      : taxonomy_(taxonomy), options_(options), problems_(problems) {}

  // Reads the value of a field into its member, whose type is that of the form; what is wrong is a problem.
  void read(const FieldInfo& field, const Value& value, std::string& out);
  void read(const FieldInfo& field, const Value& value, Term& out);
  void read(const FieldInfo& field, const Value& value, TermSet& out);
  void read(const FieldInfo& field, const Value& value, std::vector<std::string>& out);
  void read(const FieldInfo& field, const Value& value, bool& out);
  void read(const FieldInfo& field, const Value& value, Date& out);
  void read(const FieldInfo& field, const Value& value, std::optional<std::int64_t>& out);
  void read(const FieldInfo& field, const Value& value, std::optional<std::uint32_t>& out);
  void read(const FieldInfo& field, const Value& value, std::optional<double>& out);
  template <typename Choice>
  requires std::is_enum_v<Choice>
  void read(const FieldInfo& field, const Value& value, Choice& out) { out = static_cast<Choice>(choice(field, value)); }

  // Whether `value` is a list within the limits; if not, that is a problem.
  bool is_list(std::string_view path, const Value& value);
  bool is_object(std::string_view path, const Value& value);
  // Past the limit the first one only says that there are more.
  void problem(std::string_view path, std::string_view value, Error what);
  // A required field that is missing, unless something was wrong with it.
  void missing(std::string_view path);

 private:
  Term term(std::string_view path, Vocabulary vocabulary, const Value& value);
  std::size_t choice(const FieldInfo& field, const Value& value);
  void wrong_type(std::string_view path, const Value& value, Bilingual what);

  const Taxonomy& taxonomy_;
  const JsonRecordOptions& options_;
  std::vector<Problem>& problems_;
};

}  // namespace binome
