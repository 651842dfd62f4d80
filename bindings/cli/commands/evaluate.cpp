// binome evaluate: where real partnerships rank when their link is hidden.
#include <array>
#include <cstdio>

#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/cli/output/evaluation_output.hpp"
#include "bindings/files/atomic_file.hpp"
#include "bindings/protocol/json_text.hpp"
#include "bindings/protocol/pairs_file.hpp"
#include "bindings/records/weights_file.hpp"
#include "bindings/wording/numbers.hpp"
#include "bindings/wording/wording.hpp"
#include "engine/evaluation/feedback_choices.hpp"
#include "engine/evaluation/hidden_links.hpp"

namespace binome {
namespace {

struct EvaluateOptions {
  EngineArguments engine;
  std::string pairs;
  std::string format = "text";
  std::uint64_t folds = 5;
  std::uint64_t fold_seed = 1;
  std::uint64_t k = 20;
  std::vector<std::string> protocols;
  std::string home;
  bool by_date = false;
  std::string compare;
  std::string fit;
  std::string name;
  bool feedback = false;
  std::string lists;
};

// One hidden pair: how each side ranks the other, and how strong the link is without what only the partnership shows.
struct HiddenPair {
  std::string a, b;
  Exclusion exclusion;
  PairScore score;
  Standing forth, back;
};

Standing standing_of(const Engine& engine, ActorIndex a, ActorIndex b) {
  const MatchRequest request{a, nullptr, {}, 10, {}};
  return standing(engine, engine.make_requester(request), b, request.k);
}

std::string rank_text(const Standing& place) {
  return place.rank == 0 ? "–/" + std::to_string(place.eligible) : std::to_string(place.rank) + "/" + std::to_string(place.eligible);
}

void write_text(Session& session, const std::vector<HiddenPair>& pairs) {
  const bool fr = session.language() == Language::fr;
  session.out() << (fr ? "a | b | rang de b pour a | rang de a pour b | score\n--- | --- | --- | --- | ---\n"
                       : "a | b | rank of b for a | rank of a for b | score\n--- | --- | --- | --- | ---\n");
  std::size_t listed = 0;
  std::size_t top = 0;
  for (const HiddenPair& pair : pairs) {
    session.out() << pair.a << " | " << pair.b << " | " << rank_text(pair.forth) << " | " << rank_text(pair.back) << " | "
                  << tenths_text(tenths_of(score_millionths(pair.score)), session.language()) << "\n";
    listed += pair.forth.rank > 0 ? 1 : 0;
    top += (pair.forth.rank > 0 && pair.forth.rank <= 10) || (pair.back.rank > 0 && pair.back.rank <= 10) ? 1 : 0;
  }
  session.out() << "\n"
                << pairs.size() << (fr ? " paires cachées ; " : " hidden pairs; ") << listed
                << (fr ? " avec un score, " : " with a score, ") << top
                << (fr ? " parmi les dix premiers d'au moins un côté.\n" : " among the best ten of at least one side.\n");
}

void write_json(Session& session, const std::vector<HiddenPair>& pairs) {
  for (const HiddenPair& pair : pairs) {
    JsonText json;
    json.writer.StartObject();
    json.member("a", pair.a);
    json.member("b", pair.b);
    json.member("rule", rule_code(pair.exclusion.rule));
    json.decimal("score", score_text(pair.score));
    json.member("rank_of_b", static_cast<std::int64_t>(pair.forth.rank));
    json.member("candidates_of_a", static_cast<std::int64_t>(pair.forth.eligible));
    json.member("rank_of_a", static_cast<std::int64_t>(pair.back.rank));
    json.member("candidates_of_b", static_cast<std::int64_t>(pair.back.eligible));
    json.writer.EndObject();
    session.out() << json.text() << "\n";
  }
}

void run_pairs(Session& session, EvaluateOptions& options) {
  const auto directory = options.engine.read(session);
  if (!directory) return session.fail(directory.error());
  const auto whole = options.engine.open(session, *directory);
  if (!whole) return session.fail(whole.error());
  const auto pairs = read_pairs(options.pairs, **whole);
  if (!pairs) return session.fail(pairs.error());
  std::vector<HiddenPair> results;
  for (const auto& [a, b] : *pairs) {
    HiddenPair result{std::string((*whole)->profiles().id(a)), std::string((*whole)->profiles().id(b)), {}, {}, {}, {}};
    const Engine engine(without_links(*directory, {{result.a, result.b}}), (*whole)->taxonomy(), (*whole)->weights(), (*whole)->options());
    const ActorIndex i = *engine.profiles().find(result.a);
    const ActorIndex j = *engine.profiles().find(result.b);
    result.exclusion = engine.judge(i, j);
    result.score = engine.listed_score(i, j);
    result.forth = standing_of(engine, i, j);
    result.back = standing_of(engine, j, i);
    results.push_back(std::move(result));
    session.progress(session.text("paires", "pairs"), results.size(), pairs->size());
  }
  if (options.format == "json") write_json(session, results);
  else write_text(session, results);
}

Protocol protocol_of(std::string_view name) {
  for (const Protocol protocol : {Protocol::full, Protocol::country, Protocol::worldwide, Protocol::degree}) {
    if (protocol_name(protocol) == name) return protocol;
  }
  return Protocol::full;  // the command line admits no other name
}

// "twinning/directory.jsonl, 2026-11-22"; what the weights of the file rest on.
std::string basis(const EvaluateOptions& options, Date day, std::string_view from) {
  return std::string(from) + " " + (options.name.empty() ? "directory" : options.name) + ", " + to_string(day);
}

// "MRR 0.258 → 0.293 on the other folds (degree)": what learning gained where it was not allowed to look.
std::string gain_text(const EvaluationReport& report) {
  const auto mrr = [](const ProtocolReport& protocol, MethodGroup group) {
    for (const MethodReport& method : protocol.methods) {
      if (method.group == group) return method.quality.mrr;
    }
    return -1.0;
  };
  const auto decimals = [](double value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return std::string(text.data());
  };
  std::string gains;
  for (const ProtocolReport& protocol : report.protocols) {
    const double after = mrr(protocol, MethodGroup::fitted);
    if (after < 0) continue;
    gains += ", MRR " + decimals(mrr(protocol, MethodGroup::engine)) + " → " + decimals(after) + " on the other folds (" +
             std::string(protocol_name(protocol.protocol)) + ")";
  }
  return gains;
}

Result<void> write_weights(const std::string& path, const BlockWeights& weights) {
  auto file = AtomicFile::create(path);
  if (!file) return tl::make_unexpected(file.error());
  file->write(weights_text(weights));
  return file->commit();
}

void run_feedback(Session& session, const EvaluateOptions& options, const Directory& directory, const Taxonomy& taxonomy,
                  const BlockWeights& weights, const EngineOptions& engine) {
  std::vector<std::string> blocks;
  for (const std::string_view block : block_names()) blocks.emplace_back(block);
  std::vector<LearnedWeights> learned;
  for (const FeedbackLearning& one : learn_from_feedback(directory, taxonomy, weights, engine)) {
    const Language language = session.language();
    session.out() << taxonomy.label(one.asking, language) << " – " << taxonomy.label(one.asked, language) << " : " << one.decisions
                  << session.text(" décisions, ", " decisions, ") << one.lists << session.text(" listes utilisables", " usable lists");
    if (!one.learned) {
      session.out() << session.text(" ; rien ne change (il en faut au moins ", "; nothing changes (at least ") << kFewestDecisions
                    << session.text(" et ", " and ") << kFewestChoiceLists << session.text(" listes)\n", " lists are needed)\n");
      continue;
    }
    session.out() << "\n";
    write_learned_text(session, taxonomy, blocks, *one.learned);
    learned.push_back(*one.learned);
  }
  if (learned.empty()) {
    session.note({"Les décisions enregistrées sont trop peu nombreuses pour apprendre : les poids restent les mêmes, rien n'est écrit.",
                  "Too few decisions are recorded to learn from: the weights stay the same, nothing is written."});
    session.set_exit_code(kExitNo);
    return;
  }
  const auto written =
      write_weights(options.fit, with_learned(weights, taxonomy, blocks, learned, basis(options, engine.today, "feedback of")));
  if (!written) session.fail(written.error());
}

void run(Session& session, EvaluateOptions& options) {
  if (!options.pairs.empty()) return run_pairs(session, options);
  const auto directory = options.engine.read(session);
  if (!directory) return session.fail(directory.error());
  const auto taxonomy = session.taxonomy();
  if (!taxonomy) return session.fail(taxonomy.error());
  const auto weights = options.engine.weights(session);
  if (!weights) return session.fail(weights.error());
  const auto engine = options.engine.options(session, *directory);
  if (!engine) return session.fail(engine.error());
  if (options.feedback) {
    if (options.fit.empty()) {
      return session.fail({ErrorKind::wrong_use,
                           {"--feedback apprend des poids : dites avec --fit où les écrire",
                            "--feedback learns weights: say with --fit where to write them"}});
    }
    return run_feedback(session, options, *directory, **taxonomy, *weights, *engine);
  }
  EvaluationOptions evaluation;
  evaluation.engine = *engine;
  evaluation.hiding = {options.folds, options.fold_seed, {}, options.by_date};
  evaluation.k = options.k;
  evaluation.fit = !options.fit.empty();
  if (!options.protocols.empty()) evaluation.protocols.clear();
  for (const std::string& name : options.protocols) evaluation.protocols.push_back(protocol_of(name));
  if (!options.home.empty()) {
    const auto home = session.place("--home", options.home);
    if (!home) return session.fail(home.error());
    evaluation.hiding.home = *home;
  }
  if (!options.compare.empty()) {
    auto compared = read_weights(options.compare);
    if (!compared) return session.fail(compared.error());
    evaluation.compared = std::move(*compared);
  }
  std::optional<AtomicFile> lists;
  if (!options.lists.empty()) {
    auto file = AtomicFile::create(options.lists);
    if (!file) return session.fail(file.error());
    lists.emplace(std::move(*file));
    lists->write("protocol\tlinks_left\tfold\tasker\tcandidate\ttrue\tscore\n");
    evaluation.on_list = [&](const Profiles& profiles, const RankedTask& task) {
      for (std::size_t c = 0; c < task.candidates.size(); ++c) {
        lists->write(std::string(protocol_name(task.protocol)) + (task.need_links ? "\t1\t" : "\t0\t") + std::to_string(task.fold) + "\t" +
                     std::string(profiles.id(task.asker)) + "\t" + std::string(profiles.id(task.candidates[c])) +
                     (c == 0 ? "\t1\t" : "\t0\t") + std::to_string(static_cast<std::uint64_t>(task.scores[c])) + "\n");
      }
    };
  }
  const auto report = evaluate(
      *directory, **taxonomy, *weights, evaluation,
      [&](const Bilingual& what, std::size_t done, std::size_t total) { session.progress(what.in(session.language()), done, total); });
  if (!report) return session.fail(report.error());
  if (lists) {
    const auto kept = lists->commit();
    if (!kept) return session.fail(kept.error());
  }
  if (options.format == "json") write_evaluation_json(session, **taxonomy, *report, options.k);
  else write_evaluation_text(session, **taxonomy, *report, options.k);
  if (options.fit.empty()) return;
  if (!report->learned) {
    session.note({"Trop peu de listes pour apprendre : les poids restent les mêmes, rien n'est écrit.",
                  "Too few lists to learn from: the weights stay the same, nothing is written."});
    return session.set_exit_code(kExitNo);
  }
  const auto written = write_weights(options.fit, with_learned(*weights, **taxonomy, report->blocks, std::span(&*report->learned, 1),
                                                               basis(options, engine->today, "learned on") + gain_text(*report)));
  if (!written) session.fail(written.error());
}

}  // namespace

void register_evaluate(Command& app, Session& session) {
  auto options = std::make_shared<EvaluateOptions>();
  Command command =
      app.add_command("evaluate", session.text("cache des partenariats réels et regarde à quel rang le moteur les retrouve",
                                               "hides real partnerships and looks at which rank the engine finds them again"));
  options->engine.add_to(command, session);
  command.option("--pairs", options->pairs,
                 session.text("seulement ces paires, cachées une à la fois : a<TAB>b", "only these pairs, hidden one at a time: a<TAB>b"));
  command.option("--folds", options->folds, session.text("nombre de plis (5)", "number of folds (5)")).between(2, 100);
  command.option("--fold-seed", options->fold_seed,
                 session.text("graine des plis et des candidats (1)", "seed of folds and candidates (1)"));
  command
      .option("--protocol", options->protocols,
              session.text("full, country, worldwide, degree (répétable ; par défaut : tous)",
                           "full, country, worldwide, degree (repeatable; default: all)"))
      .one_of({"full", "country", "worldwide", "degree"});
  command.option("--home", options->home,
                 session.text("seulement les partenariats dont un seul côté a son siège dans ce pays ; ce côté demande",
                              "only partnerships with exactly one side whose seat is in this country; that side asks"));
  command.flag("--by-date", options->by_date,
               session.text("cache les partenariats les plus récents (1/folds) au lieu de plis",
                            "hides the latest partnerships (1/folds) instead of folds"));
  command
      .option("-k", options->k,
              session.text("longueur des listes dont l'exposition est mesurée (20 ; 0 : non mesurée)",
                           "length of the lists whose exposure is measured (20; 0: not measured)"))
      .between(0, 1000);
  command.option(
      "--compare", options->compare,
      session.text("autre fichier de poids, comparé sur les mêmes listes", "another file of weights, compared on the same lists"));
  command.option("--lists", options->lists,
                 session.text("écrit aussi toutes les listes et leurs scores (TSV), pour juger d'autres modèles sur les mêmes candidats",
                              "also writes all lists with their scores (TSV), to judge other models on the same candidates"));
  command.option("--fit", options->fit,
                 session.text("apprend les poids et les écrit dans ce fichier", "learns the weights and writes them to this file"));
  command.option(
      "--name", options->name,
      session.text("nom du jeu de données, écrit dans le fichier de poids", "name of the data set, written into the file of weights"));
  command.flag("--feedback", options->feedback,
               session.text("avec --fit : apprend des suites données aux propositions (feedback)",
                            "with --fit: learns from what became of proposals (feedback)"));
  command.option("--format", options->format, session.text("text ou json", "text or json")).one_of({"text", "json"});
  command.run([&session, options] { run(session, *options); });
}

}  // namespace binome
