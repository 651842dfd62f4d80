// binome score: the exact score of given pairs, for evaluation.
#include "bindings/cli/options/snapshot_argument.hpp"
#include "bindings/protocol/pairs_file.hpp"
#include "bindings/wording/numbers.hpp"

namespace binome {

void register_score(Command& app, Session& session) {
  struct Options {
    MatcherArguments matcher;
    std::string pairs;
  };
  auto options = std::make_shared<Options>();
  Command command = app.add_command("score", session.text("le score de paires données : a<TAB>b en entrée, a<TAB>b<TAB>S en sortie",
                                                          "the score of given pairs: a<TAB>b in, a<TAB>b<TAB>S out"));
  options->matcher.add_to(command, session);
  command.option("--pairs", options->pairs, session.text("fichier de paires (- : entrée standard)", "file of pairs (-: standard input)"))
      .required()
      .type_name(session.text("FICHIER", "FILE"));
  command.examples({"score --directory data/sample/directory.jsonl --pairs tests/golden/pairs.tsv"});
  command.run([&session, options] {
    const auto matcher = options->matcher.open(session);
    if (!matcher) return session.fail(matcher.error());
    const auto pairs = read_pairs(options->pairs, **matcher);
    if (!pairs) return session.fail(pairs.error());
    std::vector<PairScore> scores;
    for (const auto& [a, b] : *pairs) {
      const auto score = (*matcher)->eligible_score(a, b);
      if (!score) return session.fail(score.error());
      scores.push_back(*score);
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const auto& [a, b] = (*pairs)[i];
      session.out() << (*matcher)->id(a) << "\t" << (*matcher)->id(b) << "\t" << score_text(scores[i]) << "\n";
    }
  });
}

}  // namespace binome
