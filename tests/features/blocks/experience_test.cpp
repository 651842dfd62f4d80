#include <cmath>

#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::experienced;

TEST(ExperienceBlock, ANearMissEarnsItsPartOfTheWay) {
  const BlockView view(experienced(), {"theme", "experience"});
  const auto covered = [&](int partners) { return view.coverage("asker", "with-" + std::to_string(partners), "experience"); };
  EXPECT_EQ(covered(0), 0);
  EXPECT_NEAR(covered(21), 1, 1e-12);
  int before = 0;
  for (const int partners : {1, 2, 4, 7, 12, 21}) {
    EXPECT_GT(covered(partners), covered(before)) << partners;
    before = partners;
  }
  EXPECT_GT(view.score("asker", "with-7").a, view.score("asker", "with-1").a);
  // Of 16 associations three have 5 partners or more, one has 21: ln(17/3.5)/ln(17/1.5).
  EXPECT_NEAR(covered(7), std::log(17 / 3.5) / std::log(17 / 1.5), 1e-12);
  const BlockView without(experienced(), {"theme"});
  EXPECT_EQ(without.score("asker", "with-7").a, without.score("asker", "with-1").a);
}

TEST(ExperienceBlock, ThresholdsThatArePassedAreHad) {
  const BlockView view(experienced(), {"experience"});
  EXPECT_EQ(view.held("with-0", "experience"), std::set<std::string>{});
  EXPECT_EQ(view.held("with-4", "experience"), (std::set<std::string>{"1", "2", "3"}));
}

TEST(ExperienceBlock, EverybodyWantsTheHighestThreshold) {
  const BlockView view(experienced(), {"experience"});
  for (const std::string_view id : {"asker", "with-0", "with-21", "other-0", "pool-0"}) {
    EXPECT_EQ(view.wants(id, "experience"), (std::map<std::string, double>{{"21", 1}})) << id;
  }
  EXPECT_EQ(view.space().label(view.find_concept("experience", "21")).en, "at least 21 partners");
}

}  // namespace
}  // namespace binome
