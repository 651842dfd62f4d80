#include "engine/evaluation/ranking_quality.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace binome {
namespace {

std::vector<TrueRank> ranked(const std::vector<double>& ranks) {
  std::vector<TrueRank> result;
  for (const double rank : ranks) result.push_back({static_cast<ActorIndex>(result.size()), rank});
  return result;
}

// One list for each of `askers`, ranks 1 … 40, seeded.
std::vector<TrueRank> random_ranks(std::size_t askers, std::uint32_t seed = 3) {
  std::mt19937 random(seed);
  std::vector<TrueRank> ranks;
  for (std::size_t i = 0; i < askers; ++i) ranks.push_back({static_cast<ActorIndex>(i), static_cast<double>(1 + random() % 40)});
  return ranks;
}

TEST(RankingQuality, AsReckonedByHand) {
  const Quality quality = quality_of(ranked({1, 2, 5.5, 10, 10.5}));
  EXPECT_NEAR(quality.mrr, (1 + 1.0 / 2 + 1 / 5.5 + 1.0 / 10 + 1 / 10.5) / 5, 1e-12);
  EXPECT_NEAR(quality.hit1, 1.0 / 5, 1e-12);
  EXPECT_NEAR(quality.hit5, 2.0 / 5, 1e-12) << "a tie at 5.5 is behind the fifth place";
  EXPECT_NEAR(quality.hit10, 4.0 / 5, 1e-12);
  EXPECT_NEAR(quality.ndcg, (1 + 1 / std::log2(3.0) + 1 / std::log2(6.5) + 1 / std::log2(11.0) + 1 / std::log2(11.5)) / 5, 1e-12);
  const Quality best = quality_of(ranked({1, 1, 1}));
  for (const double one : {best.mrr, best.hit1, best.hit5, best.hit10, best.ndcg}) EXPECT_EQ(one, 1);
  EXPECT_EQ(quality_of({}).mrr, 0);
  EXPECT_EQ(quality_of({}).ndcg, 0);
}

TEST(RankingQuality, GiniAsReckonedByHand) {
  EXPECT_NEAR(gini({7, 7, 7, 7}), 0, 1e-12);
  for (const std::size_t n : {2U, 5U, 100U}) {
    std::vector<std::uint32_t> counts(n);
    counts[n / 2] = 12;
    EXPECT_NEAR(gini(counts), static_cast<double>(n - 1) / static_cast<double>(n), 1e-12) << "one has all";
  }
  // Σ|x−y| over all ordered pairs / (2·n²·mean) = 2·(1+2+3+1+2+1)/(2·16·2.5).
  EXPECT_NEAR(gini({4, 1, 3, 2}), 0.25, 1e-12);
  EXPECT_EQ(gini({}), 0);
  EXPECT_EQ(gini({0, 0, 0}), 0) << "nothing is counted";
}

TEST(RankingQuality, TheIntervalContainsTheMeanAndNarrowsWithMoreAskers) {
  double before = 1;
  for (const std::size_t askers : {20U, 200U, 2000U}) {
    const auto ranks = random_ranks(askers);
    const Quality quality = quality_of(ranks);
    const QualityIntervals intervals = quality_intervals(ranks, 1);
    EXPECT_LT(intervals.mrr.low, quality.mrr);
    EXPECT_GT(intervals.mrr.high, quality.mrr);
    EXPECT_LT(intervals.hit10.low, quality.hit10);
    EXPECT_GT(intervals.hit10.high, quality.hit10);
    const double width = intervals.hit10.high - intervals.hit10.low;
    EXPECT_LT(width, before / 2);
    // ± 1.96·√(p(1−p)/n), by and large.
    EXPECT_NEAR(width, 2 * 1.96 * std::sqrt(quality.hit10 * (1 - quality.hit10) / static_cast<double>(askers)), width / 5);
    before = width;
  }
}

TEST(RankingQuality, TheListsOfAnAskerAreDrawnTogether) {
  const auto alone = random_ranks(40);
  std::vector<TrueRank> ninefold;
  for (int i = 0; i < 9; ++i) ninefold.insert(ninefold.end(), alone.begin(), alone.end());
  const QualityIntervals one = quality_intervals(alone, 1);
  const QualityIntervals nine = quality_intervals(ninefold, 1);
  EXPECT_NEAR(nine.mrr.low, one.mrr.low, 1e-12) << "saying the same nine times proves no more";
  EXPECT_NEAR(nine.mrr.high, one.mrr.high, 1e-12);
}

TEST(RankingQuality, IntervalsAreAFunctionOfTheSeed) {
  const auto ranks = random_ranks(50);
  EXPECT_EQ(quality_intervals(ranks, 1).mrr.low, quality_intervals(ranks, 1).mrr.low);
  EXPECT_NE(quality_intervals(ranks, 1).mrr.low, quality_intervals(ranks, 2).mrr.low);
  EXPECT_EQ(quality_intervals({}, 1).mrr.high, 0);
}

TEST(RankingQuality, AGainOverOneselfIsNothing) {
  const auto ranks = random_ranks(60);
  const QualityIntervals gain = gain_intervals(ranks, ranks, 1);
  for (const Interval& interval : {gain.mrr, gain.hit10}) {
    EXPECT_EQ(interval.low, 0);
    EXPECT_EQ(interval.high, 0);
  }
}

TEST(RankingQuality, GainsAreDrawnTogether) {
  // The second is one place behind everywhere: far less uncertain than either alone.
  const auto ranks = random_ranks(200);
  auto behind = ranks;
  for (TrueRank& one : behind) one.rank += 1;
  const QualityIntervals gain = gain_intervals(ranks, behind, 1);
  const double mean = quality_of(ranks).mrr - quality_of(behind).mrr;
  EXPECT_GT(gain.mrr.low, 0);
  EXPECT_LT(gain.mrr.low, mean);
  EXPECT_GT(gain.mrr.high, mean);
  const QualityIntervals reverse = gain_intervals(behind, ranks, 1);
  EXPECT_NEAR(reverse.mrr.low, -gain.mrr.high, 1e-12);
  EXPECT_NEAR(reverse.mrr.high, -gain.mrr.low, 1e-12);
  EXPECT_LT(gain.hit10.high - gain.hit10.low, quality_intervals(ranks, 1).hit10.high - quality_intervals(ranks, 1).hit10.low);
}

}  // namespace
}  // namespace binome
