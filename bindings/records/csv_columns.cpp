#include "bindings/records/csv_columns.hpp"

#include <algorithm>

#include "bindings/records/cell_values.hpp"
#include "bindings/records/csv_headings.hpp"
#include "features/error_codes.hpp"
#include "features/label_folding.hpp"
#include "features/record_schema.hpp"

namespace binome {
namespace {

std::string quoted_fr(std::string_view text) { return "« " + std::string(text) + " »"; }

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : std::string(between)) + name;
  return text;
}

std::string all_fields() {
  std::string text;
  for (const Field<Actor>& field : fields_of<Actor>()) text += (text.empty() ? "" : ", ") + std::string(field.path);
  return text;
}

// Collects everything that is wrong with a header line into one error.
class HeaderCheck {
 public:
  HeaderCheck(const std::string& file, const std::vector<CsvColumn>& columns) : file_(file), columns_(columns) {
    for (const CsvColumn& column : columns) headings_.push_back(column.heading);
  }

  void twice(std::string_view field, const std::string& first, const std::string& second) {
    add("les colonnes " + quoted_fr(first) + " et " + quoted_fr(second) + " donnent toutes deux le champ " + std::string(field) +
            " ; en écarter une, par exemple : --map \"" + second + "=-\"",
        "columns \"" + first + "\" and \"" + second + "\" both give the field " + std::string(field) +
            "; leave one out, for example: --map \"" + second + "=-\"");
  }

  void not_there(const std::string& heading) {
    add("--map : pas de colonne " + quoted_fr(heading) + " ; colonnes lues : " + joined(headings_, " | "),
        "--map: no column \"" + heading + "\"; columns read: " + joined(headings_, " | "));
  }

  void need(std::string_view field, std::string_view what_fr, std::string_view what_en) {
    const auto fills = [&](const CsvColumn& column) { return column.field == field || (field == "kind" && column.field == "subkind"); };
    if (std::any_of(columns_.begin(), columns_.end(), fills)) return;
    const std::string map = ", --map \"…=" + std::string(field) + "\"";
    add("l'en-tête n'a pas de colonne pour " + std::string(what_fr) + " ; colonnes lues : " + joined(headings_, " | ") +
            " ; renommer une colonne ou la désigner" + map,
        "the header has no column for " + std::string(what_en) + "; columns read: " + joined(headings_, " | ") +
            "; rename a column or point it out" + map);
  }

  bool good() const { return text_.fr.empty(); }
  tl::unexpected<Error> error() const { return tl::make_unexpected(Error(text_)); }

 private:
  void add(const std::string& fr, const std::string& en) {
    text_.fr += (text_.fr.empty() ? "" : "\n") + file_ + " : " + fr;
    text_.en += (text_.en.empty() ? "" : "\n") + file_ + ": " + en;
  }

  const std::string& file_;
  const std::vector<CsvColumn>& columns_;
  std::vector<std::string> headings_;
  Bilingual text_;
};

// Fields told by --map; the headings are compared as people see them.
void apply_mappings(std::vector<CsvColumn>& columns, std::vector<bool>& told, const std::vector<ColumnMapping>& mappings, bool all_used,
                    HeaderCheck& check) {
  for (const ColumnMapping& mapping : mappings) {
    bool found = false;
    auto apply = [&](auto same) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!same(columns[i].heading)) continue;
        columns[i].field = mapping.field;
        told[i] = true;
        found = true;
      }
    };
    apply([&](const std::string& heading) { return heading == mapping.heading; });
    if (!found) apply([&](const std::string& heading) { return fold_label(heading) == fold_label(mapping.heading); });
    if (!found && all_used) check.not_there(mapping.heading);
  }
}

}  // namespace

Result<ColumnMapping> parse_column_mapping(std::string_view text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string_view::npos || equals == 0) return fail(ErrorCode::map_malformed, {{"value", text}});
  ColumnMapping mapping{std::string(trim(text.substr(0, equals))), std::string(trim(text.substr(equals + 1)))};
  if (mapping.field == "-" || find_field<Actor>(mapping.field) != nullptr) return mapping;
  return fail(ErrorCode::map_unknown_field, {{"field", mapping.field}, {"fields", all_fields()}});
}

// Whether several columns may fill a field together.
bool is_shared(std::string_view path) {
  const Field<Actor>* field = find_field<Actor>(path);
  return field != nullptr && is_list(field->form);
}

// A bare "Pays" beside "Pays d'intervention" is where the organisation sits; alone, it is where it acts.
void place_bare_country(std::vector<CsvColumn>& columns, const std::vector<bool>& told) {
  const auto is_bare = [&](std::size_t i) {
    const std::string heading = fold_label(columns[i].heading);
    return !told[i] && columns[i].field == "countries" && (heading == "pays" || heading == "country");
  };
  bool action = false;
  bool seat = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    action = action || (columns[i].field == "countries" && !is_bare(i));
    seat = seat || columns[i].field == "home.country";
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_bare(i) && action && !seat) columns[i].field = "home.country";
  }
}

Result<std::vector<CsvColumn>> map_columns(const std::string& file, const std::vector<std::string>& headings,
                                           const std::vector<ColumnMapping>& mappings, bool all_used) {
  std::vector<CsvColumn> columns;
  for (const std::string& heading : headings) {
    const std::string number = std::to_string(columns.size() + 1);
    columns.push_back({trim(heading).empty() ? "colonne " + number : std::string(trim(heading)), {}});
  }
  HeaderCheck check(file, columns);
  std::vector<bool> told(columns.size(), false);
  apply_mappings(columns, told, mappings, all_used, check);
  auto told_field = [&](std::string_view field) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (told[i] && columns[i].field == field) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (told[i]) continue;
    const std::string_view field = field_of_heading(columns[i].heading);
    if (is_shared(field) || !told_field(field)) columns[i].field = field;
  }
  place_bare_country(columns, told);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].field.empty() || columns[i].field == "-" || is_shared(columns[i].field)) continue;
    for (std::size_t j = 0; j < i; ++j) {
      if (columns[j].field == columns[i].field) check.twice(columns[i].field, columns[j].heading, columns[i].heading);
    }
  }
  check.need("name", "le nom de la structure", "the name of the organisation");
  check.need("kind", "le type de structure", "the kind of organisation");
  if (!check.good()) return check.error();
  return columns;
}

bool is_personal(std::string_view heading) {
  const std::string folded = fold_label(heading);
  for (const std::string_view word :
       {"mail", "email", "e mail", "courriel", "telephone", "tel", "portable", "mobile", "contact", "prenom", "referent", "referente",
        "responsable", "president", "presidente", "phone", "first name", "interlocuteur"}) {
    const std::size_t at = folded.find(word);
    if (at == std::string::npos) continue;
    const bool begins = at == 0 || folded[at - 1] == ' ';
    const bool ends = at + word.size() == folded.size() || folded[at + word.size()] == ' ' || folded.substr(at + word.size()) == "s";
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace binome
