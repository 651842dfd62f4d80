#include <gmock/gmock.h>

#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::BlockView;
using ::testing::IsSupersetOf;
using testing::make_actor;

using Wants = std::map<std::string, double>;

Directory travellers() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"place:BJ"}), make_actor("same", "association", {"place:BJ"}),
                      make_actor("next door", "association", {"place:TG"}), make_actor("far", "association", {"place:PE"}),
                      make_actor("from-benin", "association", {}, "BJ")};
  return directory;
}

TEST(PlacesBlock, SeatAndPlacesOfActionAreHadWithTheZonesAroundThem) {
  const BlockView view(travellers(), {"places"});
  EXPECT_THAT(view.held("asker", "places"), IsSupersetOf({"BJ", "FR", "west_africa", "africa"}));
  EXPECT_TRUE(view.held("from-benin", "places").contains("BJ"));
  EXPECT_FALSE(view.held("from-benin", "places").contains("FR"));
}

TEST(PlacesBlock, PlacesOfActionAreWantedNotTheSeat) {
  const BlockView view(travellers(), {"places"});
  EXPECT_EQ(view.wants("asker", "places"), (Wants{{"BJ", 1}}));
  EXPECT_EQ(view.wants("from-benin", "places"), Wants{}) << "all have neighbours; that is no wish";
}

TEST(PlacesBlock, APlaceKnownOnlyAsAPartnersSeatIsHadButNotWanted) {
  Directory directory = travellers();
  Project project;
  project.id = "p";
  project.participants = {"far", "from-benin"};
  directory.projects = {project};
  const BlockView view(directory, {"places"});
  EXPECT_TRUE(view.held("far", "places").contains("BJ"));
  EXPECT_EQ(view.wants("far", "places"), (Wants{{"PE", 1}}));
}

TEST(PlacesBlock, AnOverseasTerritoryIsOnePlaceAndFrance) {
  Directory directory = travellers();
  directory.actors.push_back(make_actor("by-region", "association", {"place:FR-974"}, "BJ"));
  directory.actors.push_back(make_actor("by-country", "association", {"place:RE"}, "BJ"));
  const BlockView view(directory, {"places"});
  EXPECT_EQ(view.held("by-region", "places"), view.held("by-country", "places"));
  EXPECT_TRUE(view.held("by-country", "places").contains("FR"));
  EXPECT_EQ(view.wants("by-region", "places"), (Wants{{"RE", 1}}));
}

TEST(PlacesBlock, TheSamePlaceComesFirstThenTheSameZone) {
  const BlockView view(travellers(), {"places"});
  EXPECT_GT(view.order("asker", "same", "next door"), 0);
  EXPECT_GT(view.order("asker", "next door", "far"), 0);
  EXPECT_EQ(BlockView(travellers(), {"theme"}).order("asker", "same", "far"), 0) << "nothing else tells them apart";
}

}  // namespace
}  // namespace binome
