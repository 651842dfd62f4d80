#include "features/pair_score.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace binome {
namespace {

TEST(PairScore, ComparesExactlyAndIsSymmetric) {
  std::mt19937_64 random(20260601);
  for (int i = 0; i < 100'000; ++i) {
    const auto draw = [&] { return static_cast<std::uint16_t>(random() % 30001); };
    const PairScore s{draw(), draw()};
    const PairScore t{draw(), draw()};
    // S = ((1+γ)·min + (1−γ)·max) / 2 with γ = 3/10, in twentieths.
    const auto exact = [](PairScore p) { return 13 * std::min<int>(p.a, p.b) + 7 * std::max<int>(p.a, p.b); };
    const int expected = exact(s) < exact(t) ? -1 : exact(s) > exact(t) ? 1 : 0;
    EXPECT_EQ(compare_scores(s, t), expected);
    EXPECT_EQ(compare_scores(s, s.reversed()), 0);
    EXPECT_NEAR(mutual_score(s.a, s.b), exact(s) / 20.0, 0.01);
    // The bound of the certificate: a sum that cannot reach the floor never belongs to a score that does.
    if (compare_scores(s, t) >= 0) {
      EXPECT_GE(static_cast<std::uint32_t>(s.a + s.b), least_sum(t));
    }
  }
}

TEST(PairScore, TheOtherSideTempersAndNeverVetoes) {
  EXPECT_TRUE((PairScore{0, 30000}.is_zero())) << "it has nothing for the asker";
  EXPECT_FALSE((PairScore{1, 0}.is_zero()));
  EXPECT_GT(compare_scores({30000, 0}, {10000, 10000}), 0) << "a clear need that is met";
  EXPECT_LT(compare_scores({20000, 0}, {15000, 5000}), 0) << "as much in all, and both gain";
  EXPECT_EQ(least_sum({0, 0}), 0U);
  EXPECT_EQ(least_sum({1, 1}), 2U) << "a tie is never left out";
}

TEST(PairScore, RoundsMillionthsHalfUp) {
  EXPECT_EQ(score_millionths({30000, 30000}), 100'000'000U);
  EXPECT_EQ(score_millionths({0, 0}), 0U);
  // 20 twentieths of 30,000, times 100: 0.003333…; 7 twentieths: 0.00116666… rounds up; 3 · 7: 0.0035.
  EXPECT_EQ(score_millionths({1, 1}), 3333U);
  EXPECT_EQ(score_millionths({0, 1}), 1167U);
  EXPECT_EQ(score_millionths({3, 0}), 3500U);
}

TEST(PairScore, ThePriorNeverMakesUpForAMismatch) {
  EXPECT_EQ(directed_score(0, 500, true), 0);
  EXPECT_EQ(directed_score(0, 500, false), 500);
  EXPECT_EQ(directed_score(100, 500, true), 600);
}

}  // namespace
}  // namespace binome
