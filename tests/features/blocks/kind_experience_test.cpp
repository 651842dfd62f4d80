#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::experienced;
using testing::make_actor;

TEST(KindExperienceBlock, ExperienceWithTheAskersKindCounts) {
  Directory directory = experienced();  // everybody's partners are enterprises
  for (const std::string_view id : {"asker", "pool-24"}) {
    const std::string kind = id == "asker" ? "association" : "enterprise";
    EXPECT_EQ(BlockView(directory, {"kind_experience"}).wants(id, "kind_experience"), (std::map<std::string, double>{{kind + "-21", 1}}));
  }
  directory.actors.push_back(make_actor("with-others", "association", {"theme:education"}));
  directory.actors.back().partners = {"other-0", "other-1", "other-2"};
  const BlockView view(directory, {"theme", "kind_experience"});
  EXPECT_EQ(view.coverage("asker", "with-21", "kind_experience"), 0) << "21 partners, none an association";
  EXPECT_GT(view.coverage("asker", "with-others", "kind_experience"), view.coverage("asker", "other-0", "kind_experience"));
  EXPECT_EQ(view.coverage("asker", "with-0", "kind_experience"), 0);
  EXPECT_NEAR(view.coverage("pool-24", "with-21", "kind_experience"), 1, 1e-12);
  EXPECT_EQ(view.coverage("pool-24", "with-others", "kind_experience"), 0);
  EXPECT_GT(view.order("asker", "with-others", "with-21"), 0);
  EXPECT_EQ(view.held("with-others", "kind_experience"), (std::set<std::string>{"association-1", "association-2", "association-3"}));
  const ConceptId wanted = view.find_concept("kind_experience", "association-21");
  EXPECT_EQ(view.space().label(wanted).en, "at least 21 partners of kind \"association\"");
  EXPECT_EQ(view.space().label(view.space().parent(wanted)).fr, "au moins 13 partenaires de type « association »");
}

}  // namespace
}  // namespace binome
