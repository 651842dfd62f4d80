#include "bindings/records/csv_actor.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "bindings/records/actor_id.hpp"
#include "bindings/records/cell_values.hpp"
#include "bindings/records/field_text.hpp"
#include "bindings/records/json_writer.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/identifiers.hpp"

namespace binome {
namespace {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

// Names that a member of an actor already has in the format.
std::set<std::string, std::less<>> format_names() {
  std::set<std::string, std::less<>> names{"type"};
  for (const auto& member : field_group_of<Actor>().members) names.emplace(member.name);
  return names;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

UnknownMember kept(std::string parent, std::string_view name, std::string_view text) {
  return {std::move(parent), quoted_json(name) + ":" + quoted_json(text)};
}

}  // namespace

struct CsvActors::Row {
  Actor actor;
  std::vector<Problem>& problems;
  std::size_t column = 0;  // the one being read
  std::string region;      // as written
  std::string department;
  std::string commune;
};

CsvActors::CsvActors(const Taxonomy& taxonomy, std::vector<CsvColumn> columns, const ReadLimits& limits)
    : taxonomy_(taxonomy), limits_(limits), columns_(std::move(columns)), labels_(taxonomy), french_places_(taxonomy, labels_) {
  std::set<std::string, std::less<>> taken = format_names();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    fields_.push_back(find_field<Actor>(columns_[i].field));
    std::string name = columns_[i].heading;
    if (columns_[i].field.empty() && !taken.insert(name).second) {
      name += " (colonne " + std::to_string(i + 1) + ")";
      taken.insert(name);
    }
    kept_names_.push_back(std::move(name));
  }
}

Actor CsvActors::read(const std::vector<std::string>& cells, std::vector<Problem>& problems) {
  Row row{{}, problems, 0, {}, {}, {}};
  for (std::size_t i = 0; i < cells.size() && problems.size() <= limits_.record_problems; ++i) {
    const std::string_view text = trim(cells[i]);
    if (text.empty()) continue;
    if (i < columns_.size()) read_cell(row, i, text);
    else
      problem(row, kNoColumn, text,
              {"cellule au-delà de la dernière colonne : séparateur ou guillemet de trop",
               "cell beyond the last column: a separator or quote too many"});
  }
  settle_kind(row);
  settle_home(row);
  settle_id(row);
  sort_unknown(row.actor.unknown);
  return std::move(row.actor);
}

void CsvActors::read_cell(Row& row, std::size_t column, std::string_view text) {
  row.column = column;
  const Field<Actor>* field = fields_[column];
  if (field == nullptr) {
    if (columns_[column].field.empty()) row.actor.unknown.push_back(kept("", kept_names_[column], text));
    return;
  }
  switch (field->form) {
    // Judged together with the country, when the whole row is read.
    case FieldForm::insee_region:
      row.region = text;
      return;
    case FieldForm::insee_department:
      row.department = text;
      return;
    case FieldForm::insee_commune:
      return read_commune(row, text);
    case FieldForm::kept:
      if (field->name() == "commune") row.commune = text;
      row.actor.unknown.push_back(kept(std::string(field->path.substr(0, field->path.rfind('.'))), field->name(), text));
      return;
    default:
      break;
  }
  std::visit(
      [&](auto* out) {
        // Members of other types are not an actor's.
        if constexpr (requires { read(row, *field, text, *out); }) read(row, *field, text, *out);
      },
      field->write(row.actor));
}

void CsvActors::read(Row& row, const FieldInfo& field, std::string_view text, std::string& out) {
  out = field.form == FieldForm::line ? one_line(text) : is_identifier(field.form) ? compact_identifier(text) : std::string(text);
  if (auto wrong = wrong_text(field.form, out)) problem(row, row.column, text, std::move(*wrong));
}

void CsvActors::read(Row& row, const FieldInfo& field, std::string_view text, Term& out) {
  const Term term = label(row, field.vocabulary, text);
  if (term && field.form == FieldForm::country && !taxonomy_.is_country(term)) {
    problem(row, row.column, text, {"un pays est attendu, non une zone ni une région", "a country is expected, not a zone or region"});
  } else {
    out = term;
  }
}

void CsvActors::read(Row& row, const FieldInfo& field, std::string_view text, TermSet& out) {
  const LabelValues values = labels_.several(field.vocabulary, text, limits_.list_values, limits_.record_problems);
  out.add(values.terms);
  for (const auto& [written, why] : values.unresolved) problem(row, row.column, written, describe_unresolved(why, taxonomy_));
  if (!values.too_many) return;
  const std::string most = std::to_string(limits_.list_values);
  problem(row, row.column, text, {"plus de " + most + " valeurs", "more than " + most + " values"});
}

// Ids may contain '/', so that is no separator here.
void CsvActors::read(Row& row, const FieldInfo&, std::string_view text, std::vector<std::string>& out) {
  while (!text.empty() && row.problems.size() <= limits_.record_problems) {
    const std::size_t end = std::min(text.find_first_of(",;|\n"), text.size());
    const std::string id(trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (id.empty() || std::find(out.begin(), out.end(), id) != out.end()) continue;
    if (!is_valid_id(id))
      problem(row, row.column, id, {"un partenaire s'écrit par son identifiant, sans blanc", "a partner is written as its id, no blanks"});
    out.push_back(id);
    if (out.size() <= limits_.list_values) continue;
    const std::string most = std::to_string(limits_.list_values);
    return problem(row, row.column, {}, {"plus de " + most + " valeurs", "more than " + most + " values"});
  }
}

void CsvActors::read(Row& row, const FieldInfo&, std::string_view text, bool& out) {
  if (const auto flag = parse_flag(text)) out = *flag;
  else problem(row, row.column, text, {"écrire oui ou non", "write oui or non"});
}

void CsvActors::read(Row& row, const FieldInfo&, std::string_view text, Date& out) {
  if (const auto date = parse_written_date(text)) {
    out = *date;
  } else {
    problem(row, row.column, text,
            {"une date est attendue : AAAA-MM-JJ, JJ/MM/AAAA ou une année", "a date is expected: YYYY-MM-DD, DD/MM/YYYY or a year"});
  }
}

void CsvActors::read(Row& row, const FieldInfo&, std::string_view text, std::optional<std::int64_t>& out) {
  out = parse_count(text);
  if (out) return;
  problem(
      row, row.column, text,
      {"un nombre entier d'habitants est attendu, par exemple 12 345", "a whole number of inhabitants is expected, for example 12 345"});
}

void CsvActors::read(Row& row, const FieldInfo& field, std::string_view text, std::optional<double>& out) {
  out = parse_decimal(text);
  if (out && std::abs(*out) <= most_degrees(field.form)) return;
  out.reset();
  problem(row, row.column, text,
          {"une coordonnée en degrés est attendue, par exemple 47,33", "a coordinate in degrees is expected, for example 47.33"});
}

void CsvActors::read_commune(Row& row, std::string_view text) {
  row.actor.home.insee = commune_code(text);
  const std::string department = department_of_commune(row.actor.home.insee);
  const bool overseas = department.starts_with("97") || department.starts_with("98");  // not all of it is a département
  if (!row.actor.home.insee.empty() && (overseas || taxonomy_.find_insee("department", department))) return;
  row.actor.home.insee.clear();
  problem(row, row.column, text,
          {"un code INSEE de commune a cinq caractères, par exemple 44069 ou 2A004",
           "an INSEE code of a commune has five characters, for example 44069 or 2A004"});
}

Term CsvActors::label(Row& row, Vocabulary vocabulary, std::string_view text) {
  const auto& resolved = labels_.one(vocabulary, text);
  if (resolved) return *resolved;
  problem(row, row.column, text, describe_unresolved(resolved.error(), taxonomy_));
  return {};
}

void CsvActors::settle_kind(Row& row) {
  Actor& actor = row.actor;
  const bool told = std::any_of(row.problems.begin(), row.problems.end(), [&](const Problem& problem) {
    return (column_of("kind") != kNoColumn && problem.column == columns_[column_of("kind")].heading) ||
           (column_of("subkind") != kNoColumn && problem.column == columns_[column_of("subkind")].heading);
  });
  if (told) return;
  if (actor.kind && !actor.subkind && taxonomy_.parent(actor.kind)) actor.subkind = actor.kind;
  if (!actor.kind && actor.subkind) actor.kind = actor.subkind;
  if (actor.subkind && !taxonomy_.parent(actor.subkind)) actor.subkind = Term();  // a kind in the column of sub-kinds
  if (actor.kind) actor.kind = taxonomy_.root(actor.kind);
  require(row, "kind", static_cast<bool>(actor.kind));
  if (!actor.subkind || taxonomy_.root(actor.subkind) == actor.kind) return;
  problem(row, column_of("subkind"), taxonomy_.label(actor.subkind, Language::fr),
          {"cette sous-catégorie n'appartient pas au type donné", "this sub-kind does not belong to the kind given"});
}

void CsvActors::settle_home(Row& row) {
  Home& home = row.actor.home;
  if (!row.region.empty()) settle_division(row, "region", &Home::region);
  if (!row.department.empty()) settle_division(row, "department", &Home::department);
  if (row.region.empty() && row.department.empty() && !home.insee.empty()) {
    const std::string department = department_of_commune(home.insee);
    if (taxonomy_.find_insee("department", department)) home.department = department;
  }
  const bool french = !home.region.empty() || !home.department.empty() || !home.insee.empty();
  if (french && !home.country) home.country = taxonomy_.find(Vocabulary::place, "FR");
  locate_home(home, taxonomy_);  // the codes are known to be good
}

// A French region or département becomes its INSEE code; one of another country becomes the subdivision.
void CsvActors::settle_division(Row& row, std::string_view level, std::string Home::*code) {
  Home& home = row.actor.home;
  const std::string& text = level == "region" ? row.region : row.department;
  const std::size_t column = column_of("home." + std::string(level));
  if (!home.country || taxonomy_.is_french(home.country)) {
    home.*code = french_places_.code_of(level, text);
    if (!(home.*code).empty()) return;
  }
  const auto& place = labels_.one(Vocabulary::place, text);
  if (!place) return problem(row, column, text, describe_unresolved(place.error(), taxonomy_));
  if (home.country && *place != home.country && taxonomy_.is_within(*place, home.country)) {
    home.subdivision = *place;
  } else if (home.country && !taxonomy_.is_french(home.country)) {
    problem(row, column, text, {"n'est pas dans le pays du siège", "is not in the home country"});
  } else if (level == "region") {
    problem(row, column, text,
            {"n'est pas une région française ; hors de France, donner aussi le pays du siège",
             "is no French region; outside France, give the home country too"});
  } else {
    problem(row, column, text,
            {"n'est pas un département français ; hors de France, donner aussi le pays du siège",
             "is no French département; outside France, give the home country too"});
  }
}

void CsvActors::settle_id(Row& row) {
  Actor& actor = row.actor;
  require(row, "name", !actor.name.empty());
  if (!actor.id.empty() || actor.name.empty()) return;
  const Home& home = actor.home;
  std::string place = row.commune;
  if (place.empty()) place = home.insee;
  if (place.empty() && home.subdivision) place = taxonomy_.label(home.subdivision, Language::fr);
  if (place.empty() && home.country) place = taxonomy_.label(home.country, Language::fr);
  actor.id = make_actor_id(actor.name, place);
}

void CsvActors::require(Row& row, std::string_view field, bool given) {
  if (!given)
    problem(row, column_of(field) == kNoColumn ? column_of("subkind") : column_of(field), {},
            {"cellule obligatoire vide", "required cell is empty"});
}

std::size_t CsvActors::column_of(std::string_view field) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].field == field) return i;
  }
  return kNoColumn;
}

// Past the limit the first one only says that there are more.
void CsvActors::problem(Row& row, std::size_t column, std::string_view value, Bilingual what) {
  if (row.problems.size() > limits_.record_problems) return;
  if (row.problems.size() == limits_.record_problems) {
    column = kNoColumn;
    value = {};
    what = {"trop de problèmes dans cet enregistrement : les suivants n'ont pas été cherchés",
            "too many problems in this record: further ones were not looked for"};
  }
  row.problems.push_back({{}, 0, column == kNoColumn ? std::string() : columns_[column].heading, shorten(value), std::move(what)});
}

}  // namespace binome
