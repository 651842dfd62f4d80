// `binome import`: files as people have them become one directory.
#include <iostream>
#include <memory>

#include "bindings/cli/options/file_arguments.hpp"
#include "bindings/records/import.hpp"

namespace binome {
namespace {

struct ImportArguments {
  FileArguments files;
  std::string out;
  std::string rejects;
  bool partial = false;
};

void print_summary(const ImportReport& report, const std::string& out, Session& session) {
  const Language language = session.language();
  const std::string records = describe(RecordCounts{report.actors, report.projects, report.listings, report.feedback}, language);
  const std::string problems = std::to_string(report.problem_count);
  if (!report.written) {
    session.err() << session.text("Rien n'a été écrit : ", "Nothing was written: ") << describe_refused(report.refused, language)
                  << session.text(", " + problems + " problème(s). Les corriger, ou écrire le reste avec --partial.",
                                  ", " + problems + " problem(s). Mend them, or write the rest with --partial.")
                  << "\n";
    return;
  }
  session.out() << session.text("Écrit dans ", "Written to ") << out << session.text(" : ", ": ") << records << "\n";
  if (report.refused == 0) return;
  session.out() << session.text("Attention : ", "Warning: ") << describe_refused(report.refused, language) << " (" << problems
                << session.text(" problème(s)) ; à corriger puis réimporter :", " problem(s)); to be mended and imported again:");
  for (const std::string& path : report.rejects) session.out() << " " << path;
  session.out() << "\n";
}

void run_import(const ImportArguments& arguments, Session& session) {
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return session.fail(taxonomy.error());
  Result<ReadOptions> read = arguments.files.options(LabelPolicy::codes_and_labels);
  if (!read) return session.fail(read.error());
  const ImportOptions options{arguments.files.files(), arguments.out, arguments.partial, arguments.rejects, std::move(*read)};
  const auto report = import_files(options, **taxonomy, std::cin);
  if (!report) return session.fail(report.error());
  for (const Bilingual& notice : report->notices) session.note(notice);
  print_problems(session.err(), report->problems, report->problem_count, session.language());
  print_summary(*report, arguments.out, session);
  if (report->problem_count > 0) session.set_exit_code(kExitBadData);
}

}  // namespace

void register_import(Command& app, Session& session) {
  const auto arguments = std::make_shared<ImportArguments>();
  Command command = app.add_command("import", session.text("lit des annuaires CSV ou JSON Lines et en fait un seul, en codes",
                                                           "reads CSV or JSON Lines directories and makes one of them, in codes"));
  arguments->files.add_to(command, session, "--format");
  command.option("--out", arguments->out, session.text("fichier JSON Lines à écrire", "JSON Lines file to write"))
      .required()
      .type_name(session.text("FICHIER", "FILE"));
  command.flag(
      "--partial", arguments->partial,
      session.text("écrit les bons enregistrements même si d'autres sont refusés ; ceux-ci vont, tels quels, dans un fichier de rejets",
                   "writes the good records even if others are refused; those go, as they stand, to a file of rejects"));
  command
      .option("--rejects", arguments->rejects,
              session.text("fichier de rejets (par défaut, à côté de --out : annuaire.rejects.csv pour annuaire.csv)",
                           "file of rejects (default, beside --out: annuaire.rejects.csv for annuaire.csv)"))
      .type_name(session.text("FICHIER", "FILE"));
  command.examples(
      {"import data/sample/directory.jsonl --out annuaire.jsonl", "import data/sample/directory.jsonl --out annuaire.jsonl --partial"});
  command.footer(
      session.text("Tout ou rien : au moindre problème rien n'est écrit, sauf avec --partial.\n"
                   "Sortie : 0 tout est écrit ; 2 mauvais usage ; 3 quelque chose est refusé (avec --partial, le reste est écrit).",
                   "All or nothing: with any problem nothing is written, unless --partial.\n"
                   "Exit: 0 all is written; 2 wrong use; 3 something is refused (with --partial the rest is written)."));
  command.run([arguments, &session] { run_import(*arguments, session); });
}

}  // namespace binome
