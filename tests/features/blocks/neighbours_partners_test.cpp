#include <algorithm>

#include "engine/evaluation/hidden_pairs.hpp"
#include "features/place_grid.hpp"
#include "tests/support/block_view.hpp"

namespace binome {
namespace {

using testing::add_others;
using testing::BlockView;
using testing::town;

// The neighbour has a twin town far away; "close" lies next to that, "remote" does not.
Directory twinned() {
  Directory directory;
  directory.actors = {town("asker", 47.20, -1.50), town("neighbour", 47.22, -1.53), town("twin", 12.60, -8.00), town("close", 12.63, -8.04),
                      town("remote", -18.9, 47.5)};
  Project twinning;
  twinning.id = "twinning";
  twinning.participants = {"neighbour", "twin"};
  directory.projects = {twinning};
  add_others(directory, "collectivity");
  return directory;
}

TEST(NeighboursPartnersBlock, WhereANeighboursTwinTownIsOneWantsPartners) {
  const Directory directory = twinned();
  const BlockView view(directory, {"theme", "neighbours_partners"});
  EXPECT_GT(view.order("asker", "close", "remote"), 0);
  EXPECT_GT(view.order("close", "asker", "remote"), 0) << "and the reverse";
  const BlockView without(directory, {"theme"});
  EXPECT_EQ(without.order("asker", "close", "remote"), 0) << "nothing else tells them apart";
  EXPECT_TRUE(view.wants("remote", "neighbours_partners").empty()) << "its neighbours have no partners";
  EXPECT_TRUE(view.wants("other-0", "neighbours_partners").empty());
}

TEST(NeighboursPartnersBlock, ItHasNoConceptsOfItsOwnAndWantsThoseOfProximity) {
  const BlockView view(twinned(), {"neighbours_partners"});
  EXPECT_TRUE(view.held("asker", "neighbours_partners").empty());
  const auto there = view.held("twin", "proximity");
  const auto wanted = view.wants("asker", "neighbours_partners");
  ASSERT_FALSE(wanted.empty());
  for (const auto& [cell, strength] : wanted) EXPECT_TRUE(there.contains(cell)) << "the neighbour's one partner is the twin town";
}

TEST(NeighboursPartnersBlock, EachScaleCountsAsMuchAsAnother) {
  Directory directory = twinned();
  directory.actors.push_back(town("second-twin", 13.3, -7.2));
  directory.actors[1].partners = {"second-twin"};
  const BlockView view(directory, {"neighbours_partners"});
  std::map<std::string, double> sums;  // by the side of the cells: "20km"
  for (const auto& [cell, strength] : view.wants("asker", "neighbours_partners")) sums[cell.substr(0, cell.find('-'))] += strength;
  ASSERT_EQ(sums.size(), 3U) << "beyond a region neighbours say nothing";
  for (const auto& [side, sum] : sums) {
    EXPECT_TRUE(std::ranges::any_of(std::span(PlaceGrid::kSides).first(3), [&](double known) {
      return std::to_string(static_cast<int>(known)) + "km" == side;
    })) << side;
    EXPECT_NEAR(sum, 1, 1e-9);
  }
}

TEST(NeighboursPartnersBlock, WhoSitsWhereNobodyDidWantsWhatItsCellsShow) {
  Directory directory = twinned();
  directory.actors[1].home = directory.actors[0].home;
  const BlockView view(directory, {"neighbours_partners"});
  const PlaceGrid grid(view.profiles());
  Profile moved = view.profile("asker");
  const auto known = view.space().wants(moved);
  bool partly = false;
  for (int step = 1; step < 100; ++step) {
    moved.lat = 47.20 + 0.02 * step;
    std::vector<std::uint32_t> cells;
    grid.cells_of(moved, cells);
    std::map<std::size_t, int> shared;  // cells of each scale in which somebody sits
    for (const std::uint32_t cell : cells) ++shared[grid.side_of(cell)];
    for (std::size_t scale = 0; scale < 3; ++scale) partly = partly || (shared[scale] > 0 && shared[scale] < 4);
    // Only the asker and its neighbour sit there: each scale that knows a cell shows all places of the one twin town.
    double wanted = 0;
    for (const WantedConcept& want : view.space().wants(moved)) {
      if (want.block != view.block_number("neighbours_partners")) continue;
      wanted += want.strength;
      EXPECT_TRUE(std::ranges::any_of(known, [&](const WantedConcept& one) { return one.id == want.id && one.block == want.block; }));
    }
    EXPECT_NEAR(wanted, (shared[0] > 0) + (shared[1] > 0) + (shared[2] > 0), 1e-9);
  }
  EXPECT_TRUE(partly);
}

TEST(NeighboursPartnersBlock, AHiddenLinkLeavesNoTrace) {
  const Directory with = twinned();
  Directory never = with;
  never.projects.clear();
  const BlockView hidden(without_links(with, {{"twin", "neighbour"}}), {"theme", "neighbours_partners"});
  const BlockView expected(never, {"theme", "neighbours_partners"});
  for (const std::string_view id : {"asker", "neighbour", "twin", "close"}) {
    EXPECT_TRUE(hidden.wants(id, "neighbours_partners").empty()) << id;
    for (const std::string_view other : {"close", "remote"}) {
      EXPECT_EQ(hidden.score(id, other), expected.score(id, other));
    }
  }
  EXPECT_EQ(hidden.order("asker", "close", "remote"), 0);
  const BlockView leaking(with, {"theme", "neighbours_partners"});
  EXPECT_FALSE(leaking.wants("asker", "neighbours_partners").empty()) << "a leak would be seen";
}

}  // namespace
}  // namespace binome
