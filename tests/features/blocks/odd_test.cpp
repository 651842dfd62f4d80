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

Directory odd_directory() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"odd:6"}), make_actor("same", "association", {"odd:6"}),
                      make_actor("other", "association", {"odd:11"}), make_actor("seeking", "association", {"odd:6", "?odd:11"}),
                      make_actor("silent", "association")};
  return directory;
}

TEST(OddBlock, WhatGoalsOneServesIsHadAndWantedOfOthers) {
  const BlockView view(odd_directory(), {"odd"});
  EXPECT_EQ(view.held("asker", "odd"), (Codes{"6", "people"}));
  EXPECT_EQ(view.wants("asker", "odd"), (Wants{{"6", 1}}));
  EXPECT_EQ(view.wants("seeking", "odd"), (Wants{{"11", 1}, {"6", kUnsaidStrength}}))
      << "what is sought leads, what one is counts little beside it";
  EXPECT_EQ(view.held("silent", "odd"), Codes{});
  EXPECT_EQ(view.wants("silent", "odd"), Wants{});
}

TEST(OddBlock, AListingAddsToBothSides) {
  Directory directory = odd_directory();
  Listing offer;
  offer.id = "offer";
  offer.actor = "silent";
  offer.intent = Intent::offer;
  offer.facts.add(testing::term(Vocabulary::odd, "6"));
  Listing search = offer;
  search.id = "search";
  search.intent = Intent::seek;
  directory.listings = {offer, search};
  const BlockView view(directory, {"odd"});
  EXPECT_THAT(view.held("silent", "odd"), IsSupersetOf({"6"}));
  EXPECT_EQ(view.wants("silent", "odd"), (Wants{{"6", 1}}));
}

TEST(OddBlock, WhoSharesItComesFirst) {
  const Directory directory = odd_directory();
  EXPECT_GT(BlockView(directory, {"odd"}).order("asker", "same", "other"), 0);
  EXPECT_EQ(BlockView(directory, {"experience"}).order("asker", "same", "other"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
