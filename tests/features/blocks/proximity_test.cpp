#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::add_others;
using testing::BlockView;
using testing::town;

TEST(ProximityBlock, WhoIsNearerComesFirst) {
  Directory directory;
  directory.actors = {town("asker", 47.2, -1.5), town("next", 47.25, -1.55), town("region", 48.1, -1.7), town("far", -20, 47)};
  add_others(directory, "collectivity");
  const BlockView view(directory, {"theme", "proximity"});
  EXPECT_GT(view.order("asker", "next", "region"), 0);
  EXPECT_GT(view.order("asker", "region", "far"), 0);
  const BlockView without(directory, {"theme"});
  EXPECT_EQ(without.order("asker", "next", "far"), 0);
  EXPECT_EQ(view.held("asker", "proximity").size(), view.wants("asker", "proximity").size()) << "its own cells are had and wanted";
  EXPECT_FALSE(view.held("asker", "proximity").empty());
  EXPECT_TRUE(view.held("other-0", "proximity").empty());
  EXPECT_TRUE(view.wants("other-0", "proximity").empty()) << "a seat that is not known is near nothing";
}

}  // namespace
}  // namespace binome
