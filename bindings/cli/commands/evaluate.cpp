// binome evaluate: where real partnerships rank when their link is hidden.
#include "bindings/cli/commands/evaluate.hpp"

#include "bindings/files/atomic_file.hpp"
#include "bindings/records/weights_file.hpp"

namespace binome {
namespace {

void run(Session& session, EvaluateOptions& options) {
  session.answer_in(options.format);
  if (!options.pairs.empty()) return evaluate_pairs(session, options);
  const auto directory = options.engine.read(session);
  if (!directory) return session.fail(directory.error());
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return session.fail(taxonomy.error());
  const auto weights = options.engine.weights(session);
  if (!weights) return session.fail(weights.error());
  const auto engine = options.engine.options(session, *directory);
  if (!engine) return session.fail(engine.error());
  const EvaluateInput input{*directory, **taxonomy, *weights, *engine};
  if (options.feedback) evaluate_feedback(session, options, input);
  else evaluate_folds(session, options, input);
}

}  // namespace

std::string weights_basis(const EvaluateOptions& options, Date day, std::string_view from) {
  return std::string(from) + " " + (options.name.empty() ? "directory" : options.name) + ", " + to_string(day);
}

Result<void> write_weights_file(const std::string& path, const BlockWeights& weights) {
  auto file = AtomicFile::create(path);
  if (!file) return tl::make_unexpected(file.error());
  file->write(weights_text(weights));
  return file->commit();
}

void register_evaluate(Command& app, Session& session) {
  auto options = std::make_shared<EvaluateOptions>();
  Command command =
      app.add_command("evaluate", session.text("cache des partenariats réels et regarde à quel rang le moteur les retrouve",
                                               "hides real partnerships and looks at which rank the engine finds them again"));
  options->engine.add_to(command, session);
  command
      .option("--pairs", options->pairs,
              session.text("seulement ces paires, cachées une à la fois : a<TAB>b", "only these pairs, hidden one at a time: a<TAB>b"))
      .type_name(session.text("FICHIER", "FILE"));
  command.option("--folds", options->folds, session.text("nombre de plis (5)", "number of folds (5)")).between(2, 100);
  command
      .option("--fold-seed", options->fold_seed, session.text("graine des plis et des candidats (1)", "seed of folds and candidates (1)"))
      .advanced();
  command
      .option("--protocol", options->protocols,
              session.text("full, country, worldwide, degree, projects (répétable ; par défaut : tous)",
                           "full, country, worldwide, degree, projects (repeatable; default: all)"))
      .one_of({"full", "country", "worldwide", "degree", "projects"});
  command
      .option("--home", options->home,
              session.text("seulement les partenariats dont un seul côté a son siège dans ce pays ; ce côté demande",
                           "only partnerships with exactly one side whose seat is in this country; that side asks"))
      .type_name(session.text("PAYS", "COUNTRY"));
  command.flag("--by-date", options->by_date,
               session.text("cache les partenariats les plus récents (1/folds) au lieu de plis",
                            "hides the latest partnerships (1/folds) instead of folds"));
  command
      .option("-k", options->k,
              session.text("longueur des listes dont l'exposition est mesurée (20 ; 0 : non mesurée)",
                           "length of the lists whose exposure is measured (20; 0: not measured)"))
      .between(0, 1000);
  command
      .option("--compare", options->compare,
              session.text("autre fichier de poids, comparé sur les mêmes listes", "another file of weights, compared on the same lists"))
      .type_name(session.text("FICHIER", "FILE"))
      .advanced();
  command
      .option("--lists", options->lists,
              session.text("écrit aussi toutes les listes et leurs scores (TSV), pour juger d'autres modèles sur les mêmes candidats",
                           "also writes all lists with their scores (TSV), to judge other models on the same candidates"))
      .type_name(session.text("FICHIER", "FILE"))
      .advanced();
  command
      .option("--fit", options->fit,
              session.text("apprend les poids et les écrit dans ce fichier", "learns the weights and writes them to this file"))
      .type_name(session.text("FICHIER", "FILE"))
      .advanced();
  command
      .option(
          "--name", options->name,
          session.text("nom du jeu de données, écrit dans le fichier de poids", "name of the data set, written into the file of weights"))
      .advanced();
  command
      .flag("--feedback", options->feedback,
            session.text("avec --fit : apprend des suites données aux propositions (feedback)",
                         "with --fit: learns from what became of proposals (feedback)"))
      .advanced();
  command.option("--format", options->format, session.text("text ou json", "text or json")).one_of({"text", "json"});
  command.examples({"evaluate --directory data/sample/directory.jsonl --protocol country -k 0",
                    "evaluate --directory data/sample/directory.jsonl --home France --folds 3 --format json"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
