// binome score: the exact score of given pairs, for evaluation.
#include "bindings/cli/engine_arguments.hpp"
#include "bindings/cli/match_output.hpp"
#include "bindings/cli/pairs_file.hpp"

namespace binome {

void register_score(Command& app, Session& session) {
  struct Options {
    EngineArguments engine;
    std::string pairs;
  };
  auto options = std::make_shared<Options>();
  Command command = app.add_command("score", session.text("le score de paires données : a<TAB>b en entrée, a<TAB>b<TAB>S en sortie",
                                                          "the score of given pairs: a<TAB>b in, a<TAB>b<TAB>S out"));
  options->engine.add_to(command, session);
  command.option("--pairs", options->pairs, session.text("fichier de paires (- : entrée standard)", "file of pairs (-: standard input)"))
      .required();
  command.run([&session, options] {
    const auto engine = options->engine.open(session);
    if (!engine) return session.fail(engine.error());
    const auto pairs = read_pairs(options->pairs, **engine);
    if (!pairs) return session.fail(pairs.error());
    for (const auto& [a, b] : *pairs) {
      const PairScore score = (*engine)->listed_score(a, b);
      session.out() << (*engine)->profiles().id(a) << "\t" << (*engine)->profiles().id(b) << "\t" << score_text(score) << "\n";
    }
  });
}

}  // namespace binome
