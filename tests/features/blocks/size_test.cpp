#include <limits>

#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::add_others;
using testing::BlockView;
using testing::inhabited;

TEST(SizeBlock, ANearerSizeCoversMore) {
  Directory directory;
  directory.actors = {inhabited("asker", 10'000),  inhabited("same", 10'000),   inhabited("close", 12'500), inhabited("double", 20'000),
                      inhabited("triple", 30'000), inhabited("smaller", 8'000), inhabited("huge", 900'000)};
  add_others(directory, "collectivity");
  const BlockView view(directory, {"theme", "size"});
  const auto covered = [&](std::string_view id) { return view.coverage("asker", id, "size"); };
  EXPECT_NEAR(covered("same"), 1, 1e-12);
  EXPECT_LT(covered("close"), covered("same"));
  EXPECT_LT(covered("double"), covered("close"));
  EXPECT_LT(covered("triple"), covered("double"));
  EXPECT_GT(covered("triple"), 0);
  EXPECT_LT(covered("smaller"), covered("same"));
  EXPECT_GT(covered("smaller"), covered("triple")) << "on both sides";
  EXPECT_EQ(covered("huge"), 0);
  EXPECT_EQ(covered("other-0"), 0) << "unknown";
  EXPECT_TRUE(view.wants("other-0", "size").empty());
  EXPECT_GT(view.order("asker", "close", "triple"), 0) << "though all but one are of the same class of the study";
  EXPECT_EQ(BlockView(directory, {"theme"}).order("asker", "close", "triple"), 0);
}

TEST(SizeBlock, AClassThatIsSoughtIsAllThatIsWanted) {
  Directory directory;
  directory.actors = {inhabited("asker", 3'000, {"theme:education", "?size:from_10000_to_50000"}), inhabited("inside", 49'999),
                      inhabited("lowest", 10'000), inhabited("below", 9'999), inhabited("like-asker", 3'000)};
  add_others(directory, "collectivity");
  const BlockView view(directory, {"theme", "size"});
  const auto wants = view.wants("asker", "size");
  EXPECT_EQ(wants, (std::map<std::string, double>{{"from_10000_to_50000", 1}}));
  EXPECT_EQ(view.space().label(view.find_concept("size", "from_10000_to_50000")).en, "10,000 to 50,000 inhabitants");
  EXPECT_TRUE(view.held("inside", "size").contains("from_10000_to_50000"));
  EXPECT_TRUE(view.held("other-0", "size").empty()) << "unknown";
  EXPECT_EQ(view.coverage("asker", "inside", "size"), 1);
  EXPECT_EQ(view.coverage("asker", "lowest", "size"), 1);
  EXPECT_EQ(view.coverage("asker", "below", "size"), 0);
  EXPECT_EQ(view.coverage("asker", "like-asker", "size"), 0);
  EXPECT_GT(view.score("asker", "inside").a, view.score("asker", "like-asker").a);
}

TEST(SizeBlock, AnyNumberOfInhabitantsIsSafe) {
  Directory directory;
  directory.actors = {inhabited("none", 0), inhabited("few", 120), inhabited("hamlet", 300), inhabited("earth", 8'000'000'000),
                      inhabited("more", std::numeric_limits<std::int64_t>::max())};
  add_others(directory, "collectivity");
  const BlockView view(directory, {"size"});
  EXPECT_EQ(view.wants("none", "size"), view.wants("hamlet", "size")) << "below 300, all are of a size";
  EXPECT_EQ(view.wants("few", "size"), view.wants("hamlet", "size"));
  EXPECT_FALSE(view.wants("earth", "size").empty());
  for (const std::string_view id : {"none", "hamlet", "earth", "more"}) {
    for (const auto& [window, strength] : view.wants(id, "size")) EXPECT_GT(std::stod(window), 0) << id;
  }
}

}  // namespace
}  // namespace binome
