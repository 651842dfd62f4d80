#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::experienced;
using testing::make_actor;

TEST(NewcomerBlock, PartnersAreRankedForWhomNothingIsKnownOf) {
  Directory directory = experienced();
  directory.actors.push_back(make_actor("new", "association"));
  directory.actors.push_back(make_actor("new too", "association"));
  const BlockView view(directory, {"theme", "experience", "newcomer"});
  EXPECT_GT(view.order("new", "with-12", "with-2"), 0);
  EXPECT_TRUE(view.eligible_score("new", "new too").is_zero()) << "two empty profiles are no match";
  EXPECT_GT(view.order("asker", "with-0", "new"), 0) << "little in common is more than nothing known";
  EXPECT_EQ(view.held("new", "newcomer"), std::set<std::string>{"newcomer"});
  EXPECT_TRUE(view.held("asker", "newcomer").empty());
  EXPECT_EQ(view.wants("asker", "newcomer"), (std::map<std::string, double>{{"newcomer", 1}}));
  EXPECT_TRUE(view.wants("new", "newcomer").empty());
  const BlockView closed(directory, {"theme", "experience"});
  EXPECT_TRUE(closed.eligible_score("with-12", "new").is_zero()) << "nothing that it wants is known of the newcomer";
  EXPECT_GT(closed.order("new", "with-12", "with-2"), 0) << "the other side tempers, it does not veto";
}

}  // namespace
}  // namespace binome
