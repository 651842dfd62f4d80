#include <algorithm>
#include <cmath>

#include "engine/evaluation/hidden_pairs.hpp"
#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::circles;
using testing::make_actor;

TEST(PartnersOfPartnersBlock, WhoWorksWithPartnersOfPartnersComesFirst) {
  const Directory directory = circles();
  const BlockView view(directory, {"theme", "partners_of_partners"});
  EXPECT_GT(view.score("asker", "linked").a, view.score("asker", "apart").a);
  EXPECT_GT(view.order("asker", "linked", "apart"), 0);
  const BlockView without(directory, {"theme", "common_partners"});
  EXPECT_EQ(without.order("asker", "linked", "apart"), 0) << "they have no partner in common";
}

TEST(PartnersOfPartnersBlock, PartnersOfPartnersAreWantedButNotOneself) {
  const BlockView view(circles(), {"partners_of_partners"});
  const auto wanted = view.wants("asker", "partners_of_partners");
  EXPECT_TRUE(view.held("asker", "partners_of_partners").empty()) << "the block wants concepts of common_partners and has none";
  ASSERT_EQ(wanted.size(), 1U);
  EXPECT_EQ(wanted.begin()->first, "further");
  // friend has two partners, so has further: 1/√(2·2).
  EXPECT_NEAR(wanted.begin()->second, 0.5, 1e-12);
  EXPECT_TRUE(view.wants("other-0", "partners_of_partners").empty());
  EXPECT_FALSE(view.wants("friend", "partners_of_partners").contains("friend"));
}

TEST(PartnersOfPartnersBlock, HubsCountLessAndPathsAddUp) {
  Directory directory = circles();
  directory.actors[1].partners = {"further", "elsewhere"};  // elsewhere is no hub yet: as many partners as further
  {
    const BlockView view(directory, {"partners_of_partners"});
    const auto wanted = view.wants("asker", "partners_of_partners");
    ASSERT_EQ(wanted.size(), 2U);
    EXPECT_NEAR(wanted.at("further"), wanted.at("elsewhere"), 1e-12);
  }
  for (int i = 0; i < 6; ++i) directory.actors[6 + static_cast<std::size_t>(i)].partners = {"elsewhere"};
  {
    const BlockView view(directory, {"partners_of_partners"});
    const auto wanted = view.wants("asker", "partners_of_partners");
    EXPECT_NEAR(wanted.at("further"), 1 / std::sqrt(3.0 * 2), 1e-12);
    EXPECT_NEAR(wanted.at("elsewhere"), 1 / std::sqrt(3.0 * 8), 1e-12) << "a hub leads everywhere";
  }
  directory.actors[0].partners = {"friend", "other-7"};
  directory.actors[13].partners = {"further"};
  const BlockView view(directory, {"partners_of_partners"});
  EXPECT_NEAR(view.wants("asker", "partners_of_partners").at("further"), 1 / std::sqrt(3.0 * 3) + 1 / std::sqrt(2.0 * 3), 1e-12);
}

TEST(PartnersOfPartnersBlock, AHiddenLinkLeavesNoTrace) {
  const BlockView view(without_links(circles(), {{"friend", "further"}}), {"theme", "partners_of_partners"});
  EXPECT_TRUE(view.wants("asker", "partners_of_partners").empty());
  EXPECT_EQ(view.order("asker", "linked", "apart"), 0);
}

TEST(PartnersOfPartnersBlock, InvisibleActorsGiveNoNames) {
  Directory directory = circles();
  directory.actors[2].visible = false;
  const BlockView view(directory, {"theme", "partners_of_partners"});
  const Explanation why = view.why("asker", "linked");
  for (const Reason& reason : why.for_asker.reasons) {
    for (const ConceptId met : reason.grouped) EXPECT_NE(view.space().label(met, reason.block).fr, "Nom de further");
  }
}

}  // namespace
}  // namespace binome
