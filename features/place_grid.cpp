#include "features/place_grid.hpp"

#include <algorithm>
#include <cmath>

namespace binome {
namespace {

constexpr double kKilometresPerDegree = 111.2;  // of a great circle
constexpr ActorIndex kNobody = 0xFFFFFFFF;

using Keys = std::array<std::uint64_t, PlaceGrid::kSides.size() * PlaceGrid::kGrids>;

// Side, grid, row and column of every cell of a place. Columns are as wide as rows are high, in the middle of the row.
Keys keys_of(double lat, double lon) {
  Keys keys;
  std::size_t k = 0;
  for (std::size_t s = 0; s < PlaceGrid::kSides.size(); ++s) {
    const double side = PlaceGrid::kSides[s];
    for (std::size_t grid = 0; grid < PlaceGrid::kGrids; ++grid) {
      const double down = grid < 2 ? 0 : 0.5;
      const double right = grid % 2 == 0 ? 0 : 0.5;
      const double row = std::floor(lat * kKilometresPerDegree / side + down);
      const double middle = (row + 0.5 - down) * side / kKilometresPerDegree;  // degrees
      const double narrowing = std::max(0.0, std::cos(middle * 3.14159265358979323846 / 180));
      // A whole number of columns goes round the Earth: the last one is beside the first.
      const double columns = std::max(1.0, std::floor(360 * kKilometresPerDegree * narrowing / side));
      const double column = std::fmod(std::floor((lon + 180) / 360 * columns + right), columns);
      keys[k++] = static_cast<std::uint64_t>(s) << 60 | static_cast<std::uint64_t>(grid) << 56 |
                  static_cast<std::uint64_t>(row + (1 << 20)) << 28 | static_cast<std::uint64_t>(column);
    }
  }
  return keys;
}

}  // namespace

PlaceGrid::PlaceGrid(const Profiles& profiles) {
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    if (!profiles[i].lat || !profiles[i].lon) continue;
    const Keys keys = keys_of(*profiles[i].lat, *profiles[i].lon);
    keys_.insert(keys_.end(), keys.begin(), keys.end());
  }
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  main_places_.assign(keys_.size(), kNobody);
  std::vector<std::uint32_t> cells;
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    if (!profiles[i].visible || !profiles[i].population) continue;
    cells.clear();
    cells_of(profiles[i], cells);
    for (const std::uint32_t cell : cells) {
      ActorIndex& main = main_places_[cell];
      if (main == kNobody || *profiles[i].population > *profiles[main].population) main = i;
    }
  }
}

void PlaceGrid::cells_of(const Profile& profile, std::vector<std::uint32_t>& cells) const {
  if (!profile.lat || !profile.lon) return;
  for (const std::uint64_t key : keys_of(*profile.lat, *profile.lon)) {
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
    if (found != keys_.end() && *found == key) cells.push_back(static_cast<std::uint32_t>(found - keys_.begin()));
  }
}

std::optional<ActorIndex> PlaceGrid::main_place(std::uint32_t cell) const {
  if (main_places_[cell] == kNobody) return std::nullopt;
  return main_places_[cell];
}

}  // namespace binome
