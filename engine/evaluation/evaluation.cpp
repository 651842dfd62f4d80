#include "engine/evaluation/evaluation.hpp"

#include <algorithm>
#include <map>

#include "engine/evaluation/choices.hpp"
#include "engine/evaluation/internal/judged_lists.hpp"
#include "engine/parallel/parallel.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

constexpr std::size_t kLearnedCandidates = 30;  // of a list, beside the true one: enough to learn from

using KindsJoined = std::pair<Term, Term>;  // the smaller first

class Evaluation {
 public:
  Evaluation(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights, const EvaluationOptions& options,
             const EvaluationProgress& progress)
      : directory_(directory),
        taxonomy_(taxonomy),
        weights_(weights),
        options_(options),
        progress_(progress),
        whole_(Profiles::build(directory, options.engine.today)),
        pairs_(linked_pairs(directory, whole_, options.hiding)),
        folds_(fold_count(options.hiding)) {
    for (const Protocol protocol : options.protocols) {
      lists_.emplace_back(protocol, true, options);
      if (protocol == Protocol::country) lists_.emplace_back(protocol, false, options);
    }
    for (const LinkedPair& pair : pairs_) ++joined_[std::minmax(whole_[pair.first].kind, whole_[pair.second].kind)];
    for (const std::string_view name : block_names()) report_.blocks.emplace_back(name);
  }

  Result<EvaluationReport> run() {
    report_.pairs = pairs_.size();
    for (const LinkedPair& pair : pairs_) report_.hidden += pair.fold < folds_ ? 1 : 0;
    if (report_.hidden == 0) {
      return fail(ErrorCode::nothing_to_hide);
    }
    for (std::size_t fold = 0; fold < folds_; ++fold) {
      const auto done = rank_fold(fold);
      if (!done) return tl::make_unexpected(done.error());
    }
    for (JudgedLists& lists : lists_) lists.add_best_sum(folds_);
    if (options_.fit) {
      for (std::size_t fold = 0; fold < folds_; ++fold) rank_learned(fold);
      report_.learned = learn(folds_);
    }
    for (const JudgedLists& lists : lists_) report_.protocols.push_back(lists.report());
    for (const auto& [name, exposure] : exposure_) report_.exposure.push_back({exposure.mean(), name});
    return std::move(report_);
  }

 private:
  Result<void> rank_fold(std::size_t fold) {
    const Directory hidden = hide_fold(directory_, whole_, pairs_, fold);
    say({"plis", "folds"}, fold);
    const Engine engine(hidden, taxonomy_, weights_, options_.engine);
    if (const std::string leak = find_leak(engine.built().directory, engine.built().profiles, pairs_, fold); !leak.empty()) {
      return fail(ErrorCode::hidden_link_leaks, {{"leak", leak}});
    }
    std::vector<Method> methods = all_methods(engine, options_.hiding.seed);
    std::optional<Engine> compared;
    if (options_.compared) {
      compared.emplace(hidden, taxonomy_, *options_.compared, options_.engine);
      methods.push_back(engine_method("compared", {"autre configuration", "other configuration"}, MethodGroup::compared, *compared));
    }
    const std::vector<std::uint32_t> projects = project_counts(engine.built().directory, engine.built().profiles);
    const TaskSources sources{whole_, engine.built().profiles, engine.built().corpus.eligibility, pairs_, fold, projects};
    for (JudgedLists& lists : lists_) lists.rank(sources, methods);
    if (options_.fit) collect_choices(Engine(hidden, taxonomy_, BlockWeights::equal(), options_.engine), fold);
    add_exposure("engine", engine);
    if (compared) add_exposure("compared", *compared);
    return {};
  }

  void collect_choices(const Engine& equal, std::size_t fold) {
    for (const JudgedLists& lists : lists_) {
      const std::vector<RankingTask>& tasks = lists.tasks(fold);
      const std::size_t first = choices_.size();
      choices_.resize(first + tasks.size());
      parallel_blocks(0, tasks.size(), 8, [&](std::size_t begin, std::size_t end) {
        for (std::size_t t = begin; t < end; ++t) {
          const auto candidates = std::span(tasks[t].candidates).first(std::min(tasks[t].candidates.size(), kLearnedCandidates + 1));
          choices_[first + t] = make_choice_list(equal, tasks[t].asker, candidates);
        }
      });
      choice_folds_.resize(choices_.size(), fold);
    }
  }

  // From the lists of all folds but one; between any kinds where the pairs join several.
  std::optional<LearnedWeights> learn(std::size_t without) const {
    std::vector<const ChoiceList*> lists;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      if (choice_folds_[i] != without) lists.push_back(&choices_[i]);
    }
    if (lists.size() < kFewestLists) return std::nullopt;
    LearnedWeights learned{{}, {}, lists.size(), {}};
    if (joined_.size() == 1) {
      learned.asking = whole_[pairs_.front().first].kind;
      learned.asked = whole_[pairs_.front().second].kind;
    }
    learned.fitted = fit_weights(lists, mean_weights(weights_, taxonomy_, learned.asking, learned.asked));
    return learned;
  }

  void rank_learned(std::size_t fold) {
    say({"poids appris, plis", "learned weights, folds"}, fold);
    const auto own = learn(fold);
    const BlockWeights learned =
        with_learned(weights_, taxonomy_, report_.blocks, own ? std::span(&*own, 1) : std::span<const LearnedWeights>(), "");
    const Engine engine(hide_fold(directory_, whole_, pairs_, fold), taxonomy_, learned, options_.engine);
    const Method method = engine_method(
        "fitted", {"Binôme, poids appris sur les autres plis", "Binôme, weights learned on the other folds"}, MethodGroup::fitted, engine);
    for (JudgedLists& lists : lists_) {
      if (lists.teaches()) lists.rank_learned(fold, method);
    }
    add_exposure("fitted", engine);
  }

  // Of everybody's lists between the kinds that most pairs join.
  void add_exposure(const std::string& name, const Engine& engine) {
    if (options_.k == 0) return;
    const auto most = std::max_element(joined_.begin(), joined_.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
    exposure_[name].add(measure_exposure(engine, most->first.first, most->first.second, options_.k));
  }

  void say(const Bilingual& what, std::size_t fold) const {
    if (progress_) progress_(what, fold + 1, folds_);
  }

  const Directory& directory_;
  const Taxonomy& taxonomy_;
  const BlockWeights& weights_;
  const EvaluationOptions& options_;
  const EvaluationProgress& progress_;
  Profiles whole_;
  std::vector<LinkedPair> pairs_;
  std::size_t folds_;
  std::map<KindsJoined, std::size_t> joined_;  // how many pairs join them
  std::vector<JudgedLists> lists_;
  std::vector<ChoiceList> choices_;
  std::vector<std::size_t> choice_folds_;
  std::map<std::string, MeanExposure> exposure_;  // by method
  EvaluationReport report_;
};

}  // namespace

Result<EvaluationReport> evaluate(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights,
                                  const EvaluationOptions& options, const EvaluationProgress& progress) {
  return Evaluation(directory, taxonomy, weights, options, progress).run();
}

}  // namespace binome
