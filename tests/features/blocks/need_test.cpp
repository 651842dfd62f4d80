#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::make_actor;

using Codes = std::set<std::string>;

Directory need_directory() {
  Directory directory;
  directory.actors = {make_actor("seeker", "association", {"?theme:waste", "?place:LB", "?skill:waste_management"}),
                      make_actor("supplier", "enterprise", {"theme:waste", "+skill:waste_management"}),
                      make_actor("worker", "enterprise", {"theme:waste"}), make_actor("silent", "association")};
  return directory;
}

TEST(NeedBlock, WhatIsSoughtIsHadAndWhatIsOfferedIsWanted) {
  const BlockView view(need_directory(), {"need"});
  const Codes had = view.held("seeker", "need");
  for (const char* code : {"theme-waste", "place-LB", "skill-waste_management", "kind-association"})
    EXPECT_TRUE(had.contains(code)) << code;
  EXPECT_FALSE(view.held("supplier", "need").contains("theme-waste")) << "it works on it, and does not seek it";
  const auto wants = view.wants("supplier", "need");
  EXPECT_TRUE(wants.contains("skill-waste_management"));
  EXPECT_TRUE(wants.contains("theme-waste")) << "the theme of what it offers";
  EXPECT_TRUE(view.wants("worker", "need").empty()) << "it offers nothing by name";
}

TEST(NeedBlock, AKindThatIsSoughtIsWanted) {
  Directory directory = need_directory();
  directory.actors[1].seeks.add(testing::term(Vocabulary::kind, "association"));
  const BlockView view(directory, {"need"});
  EXPECT_TRUE(view.wants("supplier", "need").contains("kind-association"));
}

TEST(NeedBlock, WhoIsNeededComesFirst) {
  const Directory directory = need_directory();
  EXPECT_GT(BlockView(directory, {"theme", "need"}).order("supplier", "seeker", "silent"), 0);
  EXPECT_EQ(BlockView(directory, {"odd"}).order("supplier", "seeker", "silent"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
