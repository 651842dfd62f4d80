// All lists of one protocol over all folds, and where each method ranks the true partner.
#pragma once

#include <utility>
#include <vector>

#include "engine/evaluation/evaluation.hpp"
#include "engine/evaluation/internal/best_sum.hpp"
#include "engine/evaluation/internal/methods.hpp"

namespace binome {

class JudgedLists {
 public:
  // `options` must outlive this.
  JudgedLists(Protocol protocol, bool need_links, const EvaluationOptions& options);

  // Ranks the candidates of a fold's tasks by every method; the same methods in every fold. `sources.whole` gives the kinds.
  void rank(const TaskSources& sources, const std::vector<Method>& methods);
  // After the last fold: ranks by the best sum of the summable methods, one method more.
  void add_best_sum(std::size_t fold_count);
  // The ranks of a fold by weights learned on the others: one method more, fold by fold.
  void rank_learned(std::size_t fold, const Method& method);

  // Whether weights are learned from these lists; then their tasks are kept.
  bool teaches() const { return need_links_ && protocol_ != Protocol::full; }
  // Of a fold; empty unless they are kept.
  const std::vector<RankingTask>& tasks(std::size_t fold) const { return tasks_[fold]; }

  ProtocolReport report() const;

 private:
  void rank_tasks(const std::vector<Method>& methods, const std::vector<RankingTask>& tasks, const TaskSources& sources);
  void add_sides(ProtocolReport& report, std::size_t own) const;

  Protocol protocol_;
  bool need_links_;
  const EvaluationOptions& options_;
  ProtocolReport counts_;                     // of what was left out
  std::vector<Method> methods_;               // without the functions
  std::vector<std::vector<TrueRank>> ranks_;  // by method, list
  std::vector<std::size_t> folds_;            // by list, and so on
  std::vector<bool> forth_;
  std::vector<std::pair<Term, Term>> kinds_;
  std::vector<std::vector<RankingTask>> tasks_;  // by fold
  BestSum sum_;
};

}  // namespace binome
