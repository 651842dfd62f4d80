#include "features/pair_score.hpp"

#include <gtest/gtest.h>

#include <random>

namespace binome {
namespace {

TEST(PairScore, ComparesExactlyAndIsSymmetric) {
  std::mt19937_64 random(20260601);
  for (int i = 0; i < 100'000; ++i) {
    const auto draw = [&] { return static_cast<std::uint16_t>(random() % 30001); };
    const PairScore s{draw(), draw()};
    const PairScore t{draw(), draw()};
    const long double exact_s = s.is_zero() ? 0 : 2.0L * s.a * s.b / (s.a + s.b);
    const long double exact_t = t.is_zero() ? 0 : 2.0L * t.a * t.b / (t.a + t.b);
    const int expected = exact_s < exact_t ? -1 : exact_s > exact_t ? 1 : 0;
    EXPECT_EQ(compare_scores(s, t), expected);
    EXPECT_EQ(compare_scores(s, s.reversed()), 0);
    // The bound of the certificate: a sum that cannot reach the floor never belongs to a score that does.
    if (compare_scores(s, t) >= 0) {
      EXPECT_TRUE(sum_may_reach(s.a + s.b, t));
    }
  }
}

TEST(PairScore, ZeroIsBelowEverythingAndEqualToZero) {
  EXPECT_EQ(compare_scores({0, 30000}, {0, 0}), 0);
  EXPECT_EQ(compare_scores({1, 1}, {0, 30000}), 1);
  EXPECT_TRUE(sum_may_reach(0, {0, 30000}));
  EXPECT_FALSE(sum_may_reach(1, {1, 1}));
  EXPECT_TRUE(sum_may_reach(2, {1, 1})) << "a tie is never left out";
}

TEST(PairScore, RoundsMillionthsHalfUp) {
  EXPECT_EQ(score_millionths({30000, 30000}), 100'000'000U);
  EXPECT_EQ(score_millionths({0, 5}), 0U);
  // 2·1·1/2 / 30000 · 100 = 0.00333… → 3333 millionths.
  EXPECT_EQ(score_millionths({1, 1}), 3333U);
  // 20000·1·2/9 = 4444.4…; 20000·2·2/12 = 6666.6… rounds up.
  EXPECT_EQ(score_millionths({1, 2}), 4444U);
  EXPECT_EQ(score_millionths({2, 2}), 6667U);
  // 20000·3·1/12 = 5000 exactly; a half: 20000·a·b/(3(a+b)) = n + ½ ⇒ 40000·ab = 3(2n+1)(a+b): a=1, b=63 → 20000·63/192 = 6562.5.
  EXPECT_EQ(score_millionths({1, 63}), 6563U);
}

TEST(PairScore, ThePriorNeverMakesUpForAMismatch) {
  EXPECT_EQ(directed_score(0, 500, true), 0);
  EXPECT_EQ(directed_score(0, 500, false), 500);
  EXPECT_EQ(directed_score(100, 500, true), 600);
}

}  // namespace
}  // namespace binome
