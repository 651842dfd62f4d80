#include "bindings/cli/options/file_arguments.hpp"

#include <ostream>

#include "engine/parallel/parallel_runner.hpp"
#include "features/error_codes.hpp"

namespace binome {

void FileArguments::add_to(Command& command, const Session& session, const char* format_name) {
  command
      .option(session.text("FICHIER", "FILE"), files_,
              session.text("fichiers .csv, .tsv, .txt (CSV) ou .jsonl ; - : l'entrée standard (JSON Lines)",
                           "files: .csv, .tsv, .txt (CSV) or .jsonl; -: standard input (JSON Lines)"))
      .required();
  command
      .option(format_name, format_,
              session.text("format des fichiers, quel que soit leur nom : csv ou jsonl",
                           "format of the files, whatever their names: csv or jsonl"))
      .one_of({"csv", "jsonl"});
  command
      .option("--map", mappings_,
              session.text("\"Titre de colonne=champ\" : le champ qu'une colonne CSV remplit ; \"Titre=-\" l'écarte ; répétable",
                           "\"Heading=field\": the field that a CSV column fills; \"Heading=-\" leaves it out; repeatable"))
      .advanced();
  command
      .option(
          "--separator", separator_,
          session.text("séparateur des CSV : ; , tab | (par défaut : reconnu)", "separator of CSV files: ; , tab | (default: recognised)"))
      .advanced();
  command
      .option("--encoding", encoding_,
              session.text("encodage des CSV : auto (par défaut), utf-8, cp1252, iso-8859-15, macroman, utf-16le, utf-16be",
                           "encoding of CSV files: auto (default), utf-8, cp1252, iso-8859-15, macroman, utf-16le, utf-16be"))
      .advanced();
}

Result<ReadOptions> FileArguments::options(LabelPolicy labels) const {
  ReadOptions options;
  options.labels = labels;
  options.run = run_in_parallel;
  if (!format_.empty()) options.format = format_ == "csv" ? FileFormat::csv : FileFormat::jsonl;
  for (const std::string& text : mappings_) {
    Result<ColumnMapping> mapping = parse_column_mapping(text);
    if (!mapping) return tl::make_unexpected(mapping.error());
    options.csv.mappings.push_back(std::move(*mapping));
  }
  if (!separator_.empty()) {
    options.csv.separator = parse_separator(separator_);
    if (!options.csv.separator) return fail(ErrorCode::separator_expected);
  }
  const auto encoding = parse_encoding(encoding_);
  if (!encoding) return fail(ErrorCode::encoding_unknown, {{"value", encoding_}});
  options.csv.encoding = *encoding;
  return options;
}

std::string describe(const RecordCounts& counts, Language language) {
  struct Type {
    std::size_t count;
    const char *fr, *fr_more, *en, *en_more;
  };
  const Type types[] = {{counts.actors, "acteur", "acteurs", "actor", "actors"},
                        {counts.projects, "projet", "projets", "project", "projects"},
                        {counts.listings, "annonce", "annonces", "listing", "listings"},
                        {counts.feedback, "retour", "retours", "feedback", "feedbacks"}};
  const bool fr = language == Language::fr;
  std::string text;
  for (const Type& type : types) {
    if (type.count == 0) continue;
    const bool more = type.count > 1;
    text += (text.empty() ? "" : ", ") + std::to_string(type.count) + " " +
            (fr ? (more ? type.fr_more : type.fr) : (more ? type.en_more : type.en));
  }
  if (text.empty()) return fr ? "aucun enregistrement" : "no record";
  return text;
}

std::string describe_refused(std::size_t records, Language language) {
  const std::string count = std::to_string(records);
  if (language == Language::fr) return count + (records > 1 ? " enregistrements refusés" : " enregistrement refusé");
  return count + (records == 1 ? " record refused" : " records refused");
}

void print_problems(std::ostream& stream, const std::vector<Problem>& problems, std::size_t count, Language language) {
  for (const Problem& problem : problems) stream << describe(problem, language) << "\n";
  if (problems.size() == count) return;
  const std::string left = std::to_string(count - problems.size());
  stream << (language == Language::fr ? "… et " + left + " autres problèmes" : "… and " + left + " more problems") << "\n";
}

}  // namespace binome
