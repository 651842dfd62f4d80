#include "engine/evaluation/internal/judged_lists.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

constexpr std::size_t kListsAtOnce = 8;  // ranked by one thread

// Of the first among all: 1 + how many are better + half of how many are as good.
double rank_of_first(const std::vector<double>& scores) {
  double rank = 1;
  for (std::size_t c = 1; c < scores.size(); ++c) rank += scores[c] > scores[0] ? 1 : scores[c] == scores[0] ? 0.5 : 0;
  return rank;
}

void score_task(const Method& method, const RankingTask& task, std::vector<double>& scores) {
  scores.clear();
  for (const ActorIndex candidate : task.candidates) scores.push_back(method.score(task.asker, candidate));
}

}  // namespace

JudgedLists::JudgedLists(Protocol protocol, bool need_links, const EvaluationOptions& options)
    : protocol_(protocol), need_links_(need_links), options_(options), tasks_(fold_count(options.hiding)) {}

void JudgedLists::rank(const TaskSources& sources, const std::vector<Method>& methods) {
  RankingTasks made = make_tasks(sources, protocol_, need_links_, options_.hiding);
  counts_.without_links += made.without_links;
  counts_.ineligible += made.ineligible;
  counts_.unplaced += made.unplaced;
  counts_.few += made.few;
  if (methods_.empty()) {
    for (const Method& method : methods) methods_.push_back({method.name, method.title, method.group, {}, method.summable});
    ranks_.resize(methods.size());
  }
  rank_tasks(methods, made.tasks, sources);
  if (options_.fit && teaches()) tasks_[sources.fold] = std::move(made.tasks);
}

void JudgedLists::rank_tasks(const std::vector<Method>& methods, const std::vector<RankingTask>& tasks, const TaskSources& sources) {
  const std::size_t first = folds_.size();
  std::vector<std::size_t> summed;
  for (std::size_t m = 0; protocol_ != Protocol::full && m < methods.size(); ++m) {
    if (methods[m].summable) summed.push_back(m);
  }
  for (auto& ranks : ranks_) ranks.resize(first + tasks.size());
  sum_.resize(first + tasks.size(), summed.size());
  for (const RankingTask& task : tasks) {
    folds_.push_back(sources.fold);
    forth_.push_back(task.forth);
    kinds_.emplace_back(sources.whole[task.asker].kind, sources.whole[task.candidates.front()].kind);
  }
  std::vector<std::vector<double>> own(options_.on_list ? tasks.size() : 0);  // the engine's scores
  parallel_blocks(0, tasks.size(), kListsAtOnce, [&](std::size_t begin, std::size_t end) {
    std::vector<double> scores;
    for (std::size_t t = begin; t < end; ++t) {
      std::size_t place = 0;
      for (std::size_t m = 0; m < methods.size(); ++m) {
        score_task(methods[m], tasks[t], scores);
        ranks_[m][first + t] = {tasks[t].asker, rank_of_first(scores)};
        if (m == 0 && options_.on_list) own[t] = scores;
        if (place < summed.size() && summed[place] == m) sum_.set(first + t, place++, scores);
      }
    }
  });
  for (std::size_t t = 0; t < own.size(); ++t)
    options_.on_list(sources.whole, {protocol_, need_links_, sources.fold, tasks[t].asker, tasks[t].candidates, own[t]});
}

void JudgedLists::add_best_sum(std::size_t fold_count) {
  if (sum_.rules() < 2 || folds_.empty()) return;
  std::vector<TrueRank> ranks = ranks_.front();
  const std::vector<double> best = sum_.ranks(folds_, fold_count);
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i].rank = best[i];
  methods_.push_back({"best_sum", {"meilleure somme de règles simples", "best sum of simple rules"}, MethodGroup::baseline, {}});
  ranks_.push_back(std::move(ranks));
  sum_ = {};
}

void JudgedLists::rank_learned(std::size_t fold, const Method& method) {
  if (fold == 0) {
    methods_.push_back({method.name, method.title, method.group, {}});
    ranks_.push_back(ranks_.front());
  }
  const auto list = static_cast<std::size_t>(std::find(folds_.begin(), folds_.end(), fold) - folds_.begin());
  std::vector<TrueRank>& ranks = ranks_.back();
  parallel_blocks(0, tasks_[fold].size(), kListsAtOnce, [&](std::size_t begin, std::size_t end) {
    std::vector<double> scores;
    for (std::size_t t = begin; t < end; ++t) {
      score_task(method, tasks_[fold][t], scores);
      ranks[list + t].rank = rank_of_first(scores);
    }
  });
}

ProtocolReport JudgedLists::report() const {
  ProtocolReport report = counts_;
  report.protocol = protocol_;
  report.need_links = need_links_;
  report.lists = folds_.size();
  const std::uint64_t seed = options_.hiding.seed;
  std::size_t own = 0;
  std::optional<std::size_t> best;
  for (std::size_t m = 0; m < methods_.size(); ++m) {
    const Method& method = methods_[m];
    report.methods.push_back({method.name, method.title, method.group, quality_of(ranks_[m]), quality_intervals(ranks_[m], seed)});
    if (method.group == MethodGroup::fitted) own = m;
    if (method.group == MethodGroup::baseline && (!best || report.methods[m].quality.mrr > report.methods[*best].quality.mrr)) best = m;
  }
  add_sides(report, own);
  for (std::size_t m = 0; m < methods_.size(); ++m) {
    if (m == own || methods_[m].group == MethodGroup::aggregation) continue;
    if (methods_[m].group == MethodGroup::baseline && m != best) continue;
    report.differences.push_back({methods_[m].name, report.methods[own].quality.mrr - report.methods[m].quality.mrr,
                                  report.methods[own].quality.hit10 - report.methods[m].quality.hit10,
                                  gain_intervals(ranks_[own], ranks_[m], seed)});
  }
  return report;
}

void JudgedLists::add_sides(ProtocolReport& report, std::size_t own) const {
  std::map<std::tuple<Term, Term, bool>, std::vector<TrueRank>> sides;
  for (std::size_t i = 0; i < report.lists; ++i)
    sides[{kinds_[i].first, kinds_[i].second, forth_[i] || !options_.hiding.home}].push_back(ranks_[own][i]);
  for (const auto& [side, ranks] : sides)
    report.sides.push_back({std::get<0>(side), std::get<1>(side), std::get<2>(side), ranks.size(), quality_of(ranks)});
}

}  // namespace binome
