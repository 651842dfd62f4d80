// binome evaluate: all known pairs, hidden fold by fold.
#include <array>
#include <cstdio>
#include <optional>

#include "bindings/cli/commands/evaluate.hpp"
#include "bindings/cli/output/evaluation_output.hpp"
#include "bindings/files/atomic_file.hpp"
#include "bindings/records/weights_file.hpp"
#include "engine/evaluation/evaluation.hpp"

namespace binome {
namespace {

Protocol protocol_of(std::string_view name) {
  for (const Protocol protocol : {Protocol::full, Protocol::country, Protocol::worldwide, Protocol::degree, Protocol::projects}) {
    if (protocol_name(protocol) == name) return protocol;
  }
  return Protocol::full;  // the command line admits no other name
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

// The options of the engine's evaluation, as the command line words them.
Result<EvaluationOptions> evaluation_options(Session& session, const EvaluateOptions& options, const EngineOptions& engine) {
  EvaluationOptions evaluation;
  evaluation.engine = engine;
  evaluation.hiding = {options.folds, options.fold_seed, {}, options.by_date};
  evaluation.k = options.k;
  evaluation.fit = !options.fit.empty();
  if (!options.protocols.empty()) evaluation.protocols.clear();
  for (const std::string& name : options.protocols) evaluation.protocols.push_back(protocol_of(name));
  if (!options.home.empty()) {
    const auto home = session.place("--home", options.home);
    if (!home) return tl::make_unexpected(home.error());
    evaluation.hiding.home = *home;
  }
  if (!options.compare.empty()) {
    auto compared = read_weights(options.compare);
    if (!compared) return tl::make_unexpected(compared.error());
    evaluation.compared = std::move(*compared);
  }
  return evaluation;
}

// All lists and their scores in a file, for other models to be judged on the same candidates.
class ListsFile {
 public:
  static Result<ListsFile> create(const std::string& path) {
    auto file = AtomicFile::create(path);
    if (!file) return tl::make_unexpected(file.error());
    file->write("protocol\tlinks_left\tfold\tasker\tcandidate\ttrue\tscore\n");
    return ListsFile(std::move(*file));
  }

  void write(const Profiles& profiles, const RankedTask& task) {
    const std::string list = std::string(protocol_name(task.protocol)) + (task.need_links ? "\t1\t" : "\t0\t") + std::to_string(task.fold) +
                             "\t" + std::string(profiles.id(task.asker)) + "\t";
    for (std::size_t c = 0; c < task.candidates.size(); ++c) {
      file_.write(list + std::string(profiles.id(task.candidates[c])) + (c == 0 ? "\t1\t" : "\t0\t") +
                  std::to_string(static_cast<std::uint64_t>(task.scores[c])) + "\n");
    }
  }
  Result<void> commit() { return file_.commit(); }

 private:
  explicit ListsFile(AtomicFile file) : file_(std::move(file)) {}
  AtomicFile file_;
};

void write_learned(Session& session, const EvaluateOptions& options, const EvaluateInput& input, const EvaluationReport& report) {
  if (!report.learned) {
    session.note({"Trop peu de listes pour apprendre : les poids restent les mêmes, rien n'est écrit.",
                  "Too few lists to learn from: the weights stay the same, nothing is written."});
    return session.set_exit_code(kExitNo);
  }
  const std::string basis = weights_basis(options, input.engine.today, "learned on") + gain_text(report);
  const auto written =
      write_weights_file(options.fit, with_learned(input.weights, input.taxonomy, report.blocks, std::span(&*report.learned, 1), basis));
  if (!written) session.fail(written.error());
}

}  // namespace

void evaluate_folds(Session& session, const EvaluateOptions& options, const EvaluateInput& input) {
  auto evaluation = evaluation_options(session, options, input.engine);
  if (!evaluation) return session.fail(evaluation.error());
  std::optional<ListsFile> lists;
  if (!options.lists.empty()) {
    auto file = ListsFile::create(options.lists);
    if (!file) return session.fail(file.error());
    lists.emplace(std::move(*file));
    evaluation->on_list = [&](const Profiles& profiles, const RankedTask& task) { lists->write(profiles, task); };
  }
  const auto report = evaluate(
      input.directory, input.taxonomy, input.weights, *evaluation,
      [&](const Bilingual& what, std::size_t done, std::size_t total) { session.progress(what.in(session.language()), done, total); });
  if (!report) return session.fail(report.error());
  if (lists) {
    const auto kept = lists->commit();
    if (!kept) return session.fail(kept.error());
  }
  if (options.format == "json") write_evaluation_json(session, input.taxonomy, *report, options.k);
  else write_evaluation_text(session, input.taxonomy, *report, options.k);
  if (!options.fit.empty()) write_learned(session, options, input, *report);
}

}  // namespace binome
