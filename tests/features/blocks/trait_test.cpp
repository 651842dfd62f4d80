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

Directory trait_directory() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"trait:island"}), make_actor("same", "association", {"trait:island"}),
                      make_actor("other", "association", {"trait:mountain"}),
                      make_actor("seeking", "association", {"trait:island", "?trait:mountain"}), make_actor("silent", "association")};
  return directory;
}

TEST(TraitBlock, WhatOneIsIsHadAndWantedOfOthers) {
  const BlockView view(trait_directory(), {"trait"});
  EXPECT_EQ(view.held("asker", "trait"), (Codes{"island"}));
  EXPECT_EQ(view.wants("asker", "trait"), (Wants{{"island", 1}}));
  EXPECT_EQ(view.wants("seeking", "trait"), (Wants{{"mountain", 1}, {"island", kUnsaidStrength}}))
      << "what is sought leads, what one is counts little beside it";
  EXPECT_EQ(view.held("silent", "trait"), Codes{});
  EXPECT_EQ(view.wants("silent", "trait"), Wants{});
}

TEST(TraitBlock, AListingAddsToBothSides) {
  Directory directory = trait_directory();
  Listing offer;
  offer.id = "offer";
  offer.actor = "silent";
  offer.intent = Intent::offer;
  offer.facts.add(testing::term(Vocabulary::trait, "island"));
  Listing search = offer;
  search.id = "search";
  search.intent = Intent::seek;
  directory.listings = {offer, search};
  const BlockView view(directory, {"trait"});
  EXPECT_THAT(view.held("silent", "trait"), IsSupersetOf({"island"}));
  EXPECT_EQ(view.wants("silent", "trait"), (Wants{{"island", 1}}));
}

TEST(TraitBlock, WhoSharesItComesFirst) {
  const Directory directory = trait_directory();
  EXPECT_GT(BlockView(directory, {"trait"}).order("asker", "same", "other"), 0);
  EXPECT_EQ(BlockView(directory, {"experience"}).order("asker", "same", "other"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
