#include "engine/evaluation/ranking_quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "features/counter_random.hpp"

namespace binome {
namespace {

constexpr std::size_t kResamples = 1000;

// Sums of one asker: lists, and the differences in reciprocal rank and in hits at 10.
struct Sums {
  double lists = 0;
  double reciprocal = 0;
  double hits = 0;
};

QualityIntervals bootstrap(const std::vector<Sums>& askers, std::uint64_t seed) {
  if (askers.empty()) return {};
  std::array<std::vector<double>, 2> means;
  for (std::size_t r = 0; r < kResamples; ++r) {
    CounterRandom random(seed, 21, r);
    Sums drawn;
    for (std::size_t i = 0; i < askers.size(); ++i) {
      const Sums& one = askers[random.below(askers.size())];
      drawn.lists += one.lists;
      drawn.reciprocal += one.reciprocal;
      drawn.hits += one.hits;
    }
    means[0].push_back(drawn.reciprocal / drawn.lists);
    means[1].push_back(drawn.hits / drawn.lists);
  }
  const auto middle = [](std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    return Interval{values[kResamples / 40], values[kResamples - 1 - kResamples / 40]};
  };
  return {middle(means[0]), middle(means[1])};
}

QualityIntervals intervals(std::span<const TrueRank> ranks, std::span<const TrueRank> minus, std::uint64_t seed) {
  std::map<ActorIndex, Sums> by_asker;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    Sums& sums = by_asker[ranks[i].asker];
    sums.lists += 1;
    sums.reciprocal += 1 / ranks[i].rank - (minus.empty() ? 0 : 1 / minus[i].rank);
    sums.hits += (ranks[i].rank <= 10 ? 1 : 0) - (!minus.empty() && minus[i].rank <= 10 ? 1 : 0);
  }
  std::vector<Sums> askers;
  for (const auto& [asker, sums] : by_asker) askers.push_back(sums);
  return bootstrap(askers, seed);
}

}  // namespace

Quality quality_of(std::span<const TrueRank> ranks) {
  Quality sum;
  if (ranks.empty()) return sum;
  for (const TrueRank& one : ranks) {
    sum.mrr += 1 / one.rank;
    sum.hit1 += one.rank <= 1 ? 1 : 0;
    sum.hit5 += one.rank <= 5 ? 1 : 0;
    sum.hit10 += one.rank <= 10 ? 1 : 0;
    sum.ndcg += 1 / std::log2(1 + one.rank);
  }
  const auto lists = static_cast<double>(ranks.size());
  return {sum.mrr / lists, sum.hit1 / lists, sum.hit5 / lists, sum.hit10 / lists, sum.ndcg / lists};
}

QualityIntervals quality_intervals(std::span<const TrueRank> ranks, std::uint64_t seed) { return intervals(ranks, {}, seed); }

QualityIntervals gain_intervals(std::span<const TrueRank> ranks, std::span<const TrueRank> others, std::uint64_t seed) {
  return intervals(ranks, others, seed);
}

double gini(std::vector<std::uint32_t> counts) {
  std::sort(counts.begin(), counts.end());
  double sum = 0;
  double weighted = 0;
  for (std::size_t r = 0; r < counts.size(); ++r) {
    sum += counts[r];
    weighted += static_cast<double>(r + 1) * counts[r];
  }
  if (sum == 0) return 0;
  const auto n = static_cast<double>(counts.size());
  return 2 * weighted / (n * sum) - (n + 1) / n;
}

}  // namespace binome
