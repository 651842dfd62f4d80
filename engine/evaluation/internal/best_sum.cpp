#include "engine/evaluation/internal/best_sum.hpp"

#include <cmath>

#include "engine/parallel/parallel.hpp"

namespace binome {

void BestSum::resize(std::size_t lists, std::size_t rules) {
  rules_ = rules;
  scores_.resize(lists, std::vector<std::vector<float>>(rules));
}

void BestSum::set(std::size_t list, std::size_t rule, const std::vector<double>& scores) {
  double mean = 0;
  double squares = 0;
  const auto n = static_cast<double>(scores.size());
  for (const double score : scores) mean += score / n;
  for (const double score : scores) squares += (score - mean) * (score - mean) / n;
  for (const double score : scores) {
    scores_[list][rule].push_back(squares > 1e-18 ? static_cast<float>((score - mean) / std::sqrt(squares)) : 0.0F);
  }
}

std::vector<double> BestSum::ranks(const std::vector<std::size_t>& folds, std::size_t fold_count) const {
  const std::size_t sets = std::size_t{1} << rules_;
  std::vector<std::vector<float>> ranks(sets, std::vector<float>(scores_.size()));
  parallel_blocks(1, sets, 1, [&](std::size_t first, std::size_t last) {
    std::vector<float> sum;
    for (std::size_t set = first; set < last; ++set) {
      for (std::size_t list = 0; list < scores_.size(); ++list) {
        sum.assign(scores_[list].front().size(), 0);
        for (std::size_t rule = 0; rule < rules_; ++rule) {
          if (!(set >> rule & 1)) continue;
          for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += scores_[list][rule][c];
        }
        float rank = 1;
        for (std::size_t c = 1; c < sum.size(); ++c) rank += sum[c] > sum[0] ? 1.0F : sum[c] == sum[0] ? 0.5F : 0.0F;
        ranks[set][list] = rank;
      }
    }
  });
  std::vector<double> result(scores_.size());
  for (std::size_t fold = 0; fold < fold_count; ++fold) {
    std::size_t best = 1;
    double best_sum = -1;
    for (std::size_t set = 1; set < sets; ++set) {
      double sum = 0;
      for (std::size_t list = 0; list < folds.size(); ++list)
        sum += folds[list] != fold || fold_count == 1 ? 1 / static_cast<double>(ranks[set][list]) : 0;
      if (sum > best_sum) best = set;
      if (sum > best_sum) best_sum = sum;
    }
    for (std::size_t list = 0; list < folds.size(); ++list) {
      if (folds[list] == fold) result[list] = static_cast<double>(ranks[best][list]);
    }
  }
  return result;
}

}  // namespace binome
