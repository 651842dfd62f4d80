#include <cmath>

#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::make_actor;

using Codes = std::set<std::string>;
using Wants = std::map<std::string, double>;

// asker and "sharing" work with bridge; asker, "apart" and four others with hub.
Directory partners() {
  Directory directory;
  directory.actors = {make_actor("asker", "association"), make_actor("sharing", "association"), make_actor("apart", "association"),
                      make_actor("bridge", "enterprise"), make_actor("hub", "enterprise")};
  directory.actors[0].partners = {"bridge", "hub"};
  directory.actors[1].partners = {"bridge"};
  directory.actors[2].partners = {"hub"};
  for (int i = 0; i < 8; ++i) {
    directory.actors.push_back(make_actor("other-" + std::to_string(i), "association"));
    if (i < 4) directory.actors.back().partners = {"hub"};
  }
  return directory;
}

TEST(CommonPartnersBlock, PartnersAreHadAndWantedOnBothSides) {
  const BlockView view(partners(), {"common_partners"});
  EXPECT_EQ(view.held("asker", "common_partners"), (Codes{"bridge", "hub"}));
  EXPECT_EQ(view.wants("asker", "common_partners"), (Wants{{"bridge", 1}, {"hub", 1}}));
  EXPECT_EQ(view.held("bridge", "common_partners"), (Codes{"asker", "sharing"})) << "whoever of the two declares it";
  EXPECT_EQ(view.held("other-7", "common_partners"), Codes{});
  EXPECT_EQ(view.wants("other-7", "common_partners"), Wants{});
}

TEST(CommonPartnersBlock, APartnerThatFewShareSaysMore) {
  const BlockView view(partners(), {"common_partners"});
  const ConceptBlock& block = view.space().block(view.block_number("common_partners"));
  EXPECT_NEAR(block.priority(5, 1), 1 / std::log(2), 1e-12) << "Adamic and Adar, whatever the information";
  EXPECT_GT(block.priority(1, 2), block.priority(1, 6));
  EXPECT_GT(view.order("asker", "sharing", "apart"), 0) << "the bridge has two partners, the hub six";
}

TEST(CommonPartnersBlock, WhoSharesAPartnerComesFirst) {
  EXPECT_GT(BlockView(partners(), {"common_partners"}).order("asker", "sharing", "other-7"), 0);
  EXPECT_EQ(BlockView(partners(), {"theme"}).order("asker", "sharing", "other-7"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
