#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::make_actor;

using Codes = std::set<std::string>;
using Wants = std::map<std::string, double>;

Directory mode_directory() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"?mode:expertise", "+mode:donation"}),
                      make_actor("offering", "enterprise", {"+mode:expertise", "?mode:donation"}),
                      make_actor("other", "enterprise", {"+mode:donation", "?mode:donation"}), make_actor("silent", "enterprise")};
  return directory;
}

TEST(ModeBlock, WhatIsOfferedIsHadAndWhatIsSoughtIsWanted) {
  const BlockView view(mode_directory(), {"mode"});
  EXPECT_EQ(view.held("offering", "mode"), (Codes{"expertise"}));
  EXPECT_EQ(view.wants("offering", "mode"), (Wants{{"donation", 1}}));
  EXPECT_EQ(view.wants("asker", "mode"), (Wants{{"expertise", 1}}));
  EXPECT_EQ(view.held("silent", "mode"), Codes{});
  EXPECT_EQ(view.wants("silent", "mode"), Wants{}) << "nothing is wanted that is not said";
}

TEST(ModeBlock, WhatWasBroughtToAProjectIsHad) {
  Directory directory = mode_directory();
  Project project;
  project.id = "p";
  project.participants = {"silent", "asker"};
  project.contributions = {{"silent", {}}};
  project.contributions[0].brings.add(testing::term(Vocabulary::mode, "expertise"));
  directory.projects = {project};
  EXPECT_EQ(BlockView(directory, {"mode"}).held("silent", "mode"), (Codes{"expertise"}));
}

TEST(ModeBlock, WhoOffersWhatIsSoughtComesFirst) {
  const Directory directory = mode_directory();
  EXPECT_GT(BlockView(directory, {"mode"}).order("asker", "offering", "other"), 0);
  EXPECT_EQ(BlockView(directory, {"theme"}).order("asker", "offering", "other"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
