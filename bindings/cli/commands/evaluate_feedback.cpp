// binome evaluate --feedback: weights from what became of proposals.
#include "bindings/cli/commands/evaluate.hpp"
#include "bindings/cli/output/evaluation_output.hpp"
#include "engine/evaluation/feedback_choices.hpp"
#include "features/error_codes.hpp"

namespace binome {

void evaluate_feedback(Session& session, const EvaluateOptions& options, const EvaluateInput& input) {
  if (options.fit.empty()) {
    return session.fail(Error(ErrorCode::feedback_needs_fit));
  }
  std::vector<std::string> blocks;
  for (const std::string_view block : block_names()) blocks.emplace_back(block);
  std::vector<LearnedWeights> learned;
  for (const FeedbackLearning& one : learn_from_feedback(input.directory, input.taxonomy, input.weights, input.engine)) {
    const Language language = session.language();
    session.out() << input.taxonomy.label(one.asking, language) << " – " << input.taxonomy.label(one.asked, language) << " : "
                  << one.decisions << session.text(" décisions, ", " decisions, ") << one.lists
                  << session.text(" listes utilisables", " usable lists");
    if (!one.learned) {
      session.out() << session.text(" ; rien ne change (il en faut au moins ", "; nothing changes (at least ") << kFewestDecisions
                    << session.text(" et ", " and ") << kFewestChoiceLists << session.text(" listes)\n", " lists are needed)\n");
      continue;
    }
    session.out() << "\n";
    write_learned_text(session, input.taxonomy, blocks, *one.learned);
    learned.push_back(*one.learned);
  }
  if (learned.empty()) {
    session.note({"Les décisions enregistrées sont trop peu nombreuses pour apprendre : les poids restent les mêmes, rien n'est écrit.",
                  "Too few decisions are recorded to learn from: the weights stay the same, nothing is written."});
    session.set_exit_code(kExitNo);
    return;
  }
  const BlockWeights weights =
      with_learned(input.weights, input.taxonomy, blocks, learned, weights_basis(options, input.engine.today, "feedback of"));
  const auto written = write_weights_file(options.fit, weights);
  if (!written) session.fail(written.error());
}

}  // namespace binome
