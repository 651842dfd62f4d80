#include "features/place_grid.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::kToday;
using testing::make_actor;

constexpr double kKilometresPerDegree = 111.2;
constexpr std::size_t kCellsOfAPlace = PlaceGrid::kSides.size() * PlaceGrid::kGrids;

struct Place {
  double lat = 0;
  double lon = 0;
};

Actor town(std::string id, Place place, std::optional<std::int64_t> population = {}) {
  Actor actor = make_actor(std::move(id), "collectivity");
  actor.home.lat = place.lat;
  actor.home.lon = place.lon;
  actor.population = population;
  return actor;
}

Directory towns(const std::vector<Place>& places) {
  Directory directory;
  for (std::size_t i = 0; i < places.size(); ++i) directory.actors.push_back(town("t" + std::to_string(i), places[i]));
  return directory;
}

std::vector<std::uint32_t> cells_of(const PlaceGrid& grid, const Profiles& profiles, std::string_view id) {
  std::vector<std::uint32_t> cells;
  grid.cells_of(profiles[*profiles.find(id)], cells);
  std::sort(cells.begin(), cells.end());
  return cells;
}

std::vector<std::uint32_t> common(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) {
  std::vector<std::uint32_t> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return both;
}

// Random pairs of places as far apart as said, between 55° south and 55° north, away from the antimeridian.
class RandomPairs {
 public:
  std::pair<Place, Place> draw(double km) {
    const Place from{uniform(-55, 55), uniform(-150, 150)};
    const double bearing = uniform(0, 2 * 3.14159265358979323846);
    const double angle = km / (kKilometresPerDegree * 180 / 3.14159265358979323846);  // radians
    const double lat = from.lat * kRadian;
    const double to = std::asin(std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(bearing));
    const double turn = std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(lat), std::cos(angle) - std::sin(lat) * std::sin(to));
    return {from, {to / kRadian, from.lon + turn / kRadian}};
  }

 private:
  static constexpr double kRadian = 3.14159265358979323846 / 180;
  double uniform(double low, double high) { return low + (high - low) * static_cast<double>(random_()) / 4294967296.0; }
  std::mt19937 random_{7};
};

// Of `pairs` pairs as far apart as said: the cells of each pair in common.
std::vector<std::vector<std::size_t>> sides_in_common(double km, int pairs) {
  RandomPairs random;
  std::vector<Place> places;
  for (int i = 0; i < pairs; ++i) {
    const auto [a, b] = random.draw(km);
    places.push_back(a);
    places.push_back(b);
  }
  const Directory directory = towns(places);
  const Profiles profiles = Profiles::build(directory, kToday);
  const PlaceGrid grid(profiles);
  std::vector<std::vector<std::size_t>> result;
  for (int i = 0; i < pairs; ++i) {
    const auto both =
        common(cells_of(grid, profiles, "t" + std::to_string(2 * i)), cells_of(grid, profiles, "t" + std::to_string(2 * i + 1)));
    result.emplace_back();
    for (const std::uint32_t cell : both) result.back().push_back(grid.side_of(cell));
  }
  return result;
}

TEST(PlaceGrid, TheNearerTheMoreCellsInCommon) {
  constexpr int kPairs = 400;
  double before = static_cast<double>(kCellsOfAPlace) + 1;
  for (const double km : {0.0, 2.0, 6.0, 12.0, 25.0, 60.0, 120.0, 250.0, 500.0, 900.0}) {
    double sum = 0;
    for (const auto& sides : sides_in_common(km, kPairs)) sum += static_cast<double>(sides.size());
    const double mean = sum / kPairs;
    EXPECT_LT(mean, before) << km << " km";
    if (km == 0) {
      EXPECT_EQ(mean, static_cast<double>(kCellsOfAPlace)) << "all of them at the same place";
    }
    before = mean;
  }
  for (const auto& sides : sides_in_common(1400, kPairs)) EXPECT_TRUE(sides.empty()) << "further than any cell is wide";
}

TEST(PlaceGrid, NeighboursAcrossABorderMeetInAnotherGrid) {
  for (std::size_t side = 0; side < PlaceGrid::kSides.size(); ++side) {
    // Half a side apart, less what columns narrow within a row.
    for (const auto& sides : sides_in_common(0.4 * PlaceGrid::kSides[side], 300)) {
      EXPECT_TRUE(std::ranges::count(sides, side) > 0) << PlaceGrid::kSides[side] << " km";
    }
    // Further apart than the diagonal: never.
    if (side == 3) continue;  // in cells of 800 km the columns narrow too much to tell
    for (const auto& sides : sides_in_common(1.5 * PlaceGrid::kSides[side], 300)) {
      EXPECT_EQ(std::ranges::count(sides, side), 0) << PlaceGrid::kSides[side] << " km";
    }
  }
}

TEST(PlaceGrid, APlaceHasACellInEveryGridOfEverySize) {
  const Directory directory = towns({{47.2, -1.55}, {-33.9, 151.2}});
  const Profiles profiles = Profiles::build(directory, kToday);
  const PlaceGrid grid(profiles);
  EXPECT_EQ(grid.size(), 2 * kCellsOfAPlace);
  const auto cells = cells_of(grid, profiles, "t0");
  ASSERT_EQ(cells.size(), kCellsOfAPlace);
  EXPECT_EQ(std::set<std::uint32_t>(cells.begin(), cells.end()).size(), kCellsOfAPlace);
  for (std::size_t side = 0; side < PlaceGrid::kSides.size(); ++side) {
    EXPECT_EQ(std::ranges::count_if(cells, [&](std::uint32_t cell) { return grid.side_of(cell) == side; }), 4);
  }
}

TEST(PlaceGrid, WithoutCoordinatesThereAreNoCells) {
  Directory directory;
  directory.actors = {make_actor("nowhere", "collectivity"), town("here", {45, 5}), town("half", {45, 5})};
  directory.actors[2].home.lon.reset();
  const Profiles profiles = Profiles::build(directory, kToday);
  const PlaceGrid grid(profiles);
  EXPECT_TRUE(cells_of(grid, profiles, "nowhere").empty());
  EXPECT_TRUE(cells_of(grid, profiles, "half").empty());
  EXPECT_EQ(cells_of(grid, profiles, "here").size(), kCellsOfAPlace);
  Profile stranger = profiles[*profiles.find("here")];
  stranger.lat = -45;
  std::vector<std::uint32_t> cells;
  grid.cells_of(stranger, cells);
  EXPECT_TRUE(cells.empty()) << "nobody sits there";
  EXPECT_EQ(PlaceGrid(Profiles::build(Directory{}, kToday)).size(), 0U);
}

TEST(PlaceGrid, TheNumberingDoesNotDependOnTheOrderOfTheRecords) {
  Directory directory = testing::synthetic(300);
  const Profiles before = Profiles::build(directory, kToday);
  const PlaceGrid grid(before);
  ASSERT_GT(grid.size(), 100U);
  std::vector<std::vector<std::uint32_t>> cells;
  std::vector<std::string> names;
  for (ActorIndex i = 0; i < before.size(); ++i) cells.push_back(cells_of(grid, before, before.id(i)));
  for (std::uint32_t cell = 0; cell < grid.size(); ++cell) {
    names.emplace_back(grid.main_place(cell) ? before.id(*grid.main_place(cell)) : "");
  }
  std::ranges::reverse(directory.actors);
  const Profiles after = Profiles::build(directory, kToday);
  const PlaceGrid again(after);
  ASSERT_EQ(again.size(), names.size());
  for (ActorIndex i = 0; i < after.size(); ++i) EXPECT_EQ(cells_of(again, after, after.id(i)), cells[i]);
  for (std::uint32_t cell = 0; cell < again.size(); ++cell) {
    EXPECT_EQ(again.main_place(cell) ? after.id(*again.main_place(cell)) : "", names[cell]);
  }
}

TEST(PlaceGrid, TheLargestVisiblePlaceGivesTheName) {
  Directory directory;
  directory.actors = {town("village", {47.2, -1.55}, 300), town("city", {47.2, -1.55}, 300'000), town("secret", {47.2, -1.55}, 900'000),
                      town("unknown", {47.2, -1.55}),      town("alone", {12, 8}, 5000),         town("uncounted", {-30, 8})};
  directory.actors[2].visible = false;
  directory.actors[4].visible = false;
  const Profiles profiles = Profiles::build(directory, kToday);
  const PlaceGrid grid(profiles);
  for (const std::uint32_t cell : cells_of(grid, profiles, "village")) EXPECT_EQ(grid.main_place(cell), profiles.find("city"));
  for (const std::uint32_t cell : cells_of(grid, profiles, "alone")) EXPECT_EQ(grid.main_place(cell), std::nullopt) << "invisible";
  for (const std::uint32_t cell : cells_of(grid, profiles, "uncounted")) EXPECT_EQ(grid.main_place(cell), std::nullopt);
}

TEST(PlaceGrid, PolesAndTheAntimeridianAreSafe) {
  std::vector<Place> places;
  for (const double lat : {-90.0, -89.999, 0.0, 89.999, 90.0}) {
    for (const double lon : {-180.0, -179.999, 0.0, 179.999, 180.0}) places.push_back({lat, lon});
  }
  const Directory directory = towns(places);
  const Profiles profiles = Profiles::build(directory, kToday);
  const PlaceGrid grid(profiles);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto cells = cells_of(grid, profiles, "t" + std::to_string(i));
    EXPECT_EQ(cells.size(), kCellsOfAPlace);
    for (const std::uint32_t cell : cells) EXPECT_LT(grid.side_of(cell), PlaceGrid::kSides.size());
  }
  EXPECT_TRUE(common(cells_of(grid, profiles, "t0"), cells_of(grid, profiles, "t20")).empty()) << "the poles are far apart";
  EXPECT_TRUE(common(cells_of(grid, profiles, "t10"), cells_of(grid, profiles, "t12")).empty());
}

TEST(PlaceGrid, NeighboursAcrossTheAntimeridianShareCells) {
  const Directory directory = towns({{-16.8, 179.99}, {-16.8, -179.99}});
  const Profiles profiles = Profiles::build(directory, kToday);
  const PlaceGrid grid(profiles);
  EXPECT_FALSE(common(cells_of(grid, profiles, "t0"), cells_of(grid, profiles, "t1")).empty());
}

}  // namespace
}  // namespace binome
