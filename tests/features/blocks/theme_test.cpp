#include <gmock/gmock.h>

#include "features/blocks/vocabulary_block.hpp"
#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using ::testing::IsSupersetOf;
using testing::make_actor;

using Codes = std::set<std::string>;
using Wants = std::map<std::string, double>;

Directory theme_directory() {
  Directory directory;
  directory.actors = {
      make_actor("asker", "association", {"theme:drinking_water"}), make_actor("same", "association", {"theme:drinking_water"}),
      make_actor("other", "association", {"theme:culture_heritage"}),
      make_actor("seeking", "association", {"theme:drinking_water", "?theme:culture_heritage"}), make_actor("silent", "association")};
  return directory;
}

TEST(ThemeBlock, WhatOneWorksOnIsHadAndWantedOfOthers) {
  const BlockView view(theme_directory(), {"theme"});
  EXPECT_EQ(view.held("asker", "theme"), (Codes{"drinking_water", "water_sanitation"}));
  EXPECT_EQ(view.wants("asker", "theme"), (Wants{{"drinking_water", 1}}));
  EXPECT_EQ(view.wants("seeking", "theme"), (Wants{{"culture_heritage", 1}, {"drinking_water", kUnsaidStrength}}))
      << "what is sought leads, what one is counts little beside it";
  EXPECT_EQ(view.held("silent", "theme"), Codes{});
  EXPECT_EQ(view.wants("silent", "theme"), Wants{});
}

TEST(ThemeBlock, AListingAddsToBothSides) {
  Directory directory = theme_directory();
  Listing offer;
  offer.id = "offer";
  offer.actor = "silent";
  offer.intent = Intent::offer;
  offer.facts.add(testing::term(Vocabulary::theme, "drinking_water"));
  Listing search = offer;
  search.id = "search";
  search.intent = Intent::seek;
  directory.listings = {offer, search};
  const BlockView view(directory, {"theme"});
  EXPECT_THAT(view.held("silent", "theme"), IsSupersetOf({"drinking_water"}));
  EXPECT_EQ(view.wants("silent", "theme"), (Wants{{"drinking_water", 1}}));
}

TEST(ThemeBlock, WhoSharesItComesFirst) {
  const Directory directory = theme_directory();
  EXPECT_GT(BlockView(directory, {"theme"}).order("asker", "same", "other"), 0);
  EXPECT_EQ(BlockView(directory, {"experience"}).order("asker", "same", "other"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
