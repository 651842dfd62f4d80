#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::make_actor;

using Codes = std::set<std::string>;
using Wants = std::map<std::string, double>;

Directory skill_directory() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"?skill:market_studies", "+skill:fundraising"}),
                      make_actor("offering", "enterprise", {"+skill:market_studies", "?skill:fundraising"}),
                      make_actor("other", "enterprise", {"+skill:fundraising", "?skill:fundraising"}), make_actor("silent", "enterprise")};
  return directory;
}

TEST(SkillBlock, WhatIsOfferedIsHadAndWhatIsSoughtIsWanted) {
  const BlockView view(skill_directory(), {"skill"});
  EXPECT_EQ(view.held("offering", "skill"), (Codes{"field_presence", "market_studies"}));
  EXPECT_EQ(view.wants("offering", "skill"), (Wants{{"fundraising", 1}}));
  EXPECT_EQ(view.wants("asker", "skill"), (Wants{{"market_studies", 1}}));
  EXPECT_EQ(view.held("silent", "skill"), Codes{});
  EXPECT_EQ(view.wants("silent", "skill"), Wants{}) << "nothing is wanted that is not said";
}

TEST(SkillBlock, WhatWasBroughtToAProjectIsHad) {
  Directory directory = skill_directory();
  Project project;
  project.id = "p";
  project.participants = {"silent", "asker"};
  project.contributions = {{"silent", {}}};
  project.contributions[0].brings.add(testing::term(Vocabulary::skill, "market_studies"));
  directory.projects = {project};
  EXPECT_EQ(BlockView(directory, {"skill"}).held("silent", "skill"), (Codes{"field_presence", "market_studies"}));
}

TEST(SkillBlock, WhoOffersWhatIsSoughtComesFirst) {
  const Directory directory = skill_directory();
  EXPECT_GT(BlockView(directory, {"skill"}).order("asker", "offering", "other"), 0);
  EXPECT_EQ(BlockView(directory, {"theme"}).order("asker", "offering", "other"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
