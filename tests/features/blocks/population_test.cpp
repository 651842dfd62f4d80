#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::add_others;
using testing::BlockView;
using testing::inhabited;

TEST(PopulationBlock, LargerPlacesComeFirstAndANearMissEarnsItsPart) {
  Directory directory;
  directory.actors = {inhabited("asker", 3000),    inhabited("hamlet", 499),   inhabited("village", 500),
                      inhabited("town", 20'000),   inhabited("city", 300'000), inhabited("metropolis", 1'000'000),
                      inhabited("almost", 999'999)};
  add_others(directory, "collectivity");
  const BlockView view(directory, {"theme", "population"});
  const auto covered = [&](std::string_view id) { return view.coverage("asker", id, "population"); };
  EXPECT_EQ(covered("hamlet"), 0) << "below the lowest threshold";
  EXPECT_EQ(covered("other-0"), 0) << "unknown";
  EXPECT_GT(covered("village"), 0);
  EXPECT_GT(covered("town"), covered("village"));
  EXPECT_GT(covered("city"), covered("town"));
  EXPECT_GT(covered("metropolis"), covered("almost"));
  EXPECT_NEAR(covered("metropolis"), 1, 1e-12);
  EXPECT_TRUE(view.held("hamlet", "population").empty());
  EXPECT_EQ(view.held("village", "population").size(), 1U);
  EXPECT_EQ(view.wants("hamlet", "population"), view.wants("metropolis", "population")) << "everybody wants the highest threshold";
  ASSERT_EQ(view.wants("hamlet", "population").size(), 1U);
  EXPECT_TRUE(view.held("metropolis", "population").contains(view.wants("hamlet", "population").begin()->first));
  EXPECT_GT(view.order("asker", "city", "village"), 0);
  EXPECT_EQ(BlockView(directory, {"theme"}).order("asker", "city", "village"), 0);
}

}  // namespace
}  // namespace binome
