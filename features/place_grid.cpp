#include "features/place_grid.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace binome {
namespace {

constexpr double kKilometresPerDegree = 111.2;  // of a great circle
constexpr ActorIndex kNobody = 0xFFFFFFFF;

constexpr std::size_t kCellsOfAPlace = PlaceGrid::kSides.size() * PlaceGrid::kGrids;

// All cells of the Earth, by side, grid, row and column.
class Earth {
 public:
  static const Earth& get() {
    static const Earth kEarth;
    return kEarth;
  }

  std::uint32_t size() const { return size_; }
  // Behind the last cell of a side.
  std::uint32_t end_of(std::size_t side) const { return ends_[side]; }
  // The positions of the cells of a place, ascending.
  std::array<std::uint32_t, kCellsOfAPlace> cells_at(double lat, double lon) const {
    std::array<std::uint32_t, kCellsOfAPlace> cells;
    for (std::size_t k = 0; k < kCellsOfAPlace; ++k) {
      const double side = PlaceGrid::kSides[k / PlaceGrid::kGrids];
      const Grid& grid = grids_[k];
      const auto row = static_cast<std::size_t>(row_of(lat, side, grid.down) - grid.first_row);
      const auto [first, columns] = grid.rows[row];
      cells[k] = first + static_cast<std::uint32_t>((lon + 180) / 360 * columns + grid.right) % columns;
    }
    return cells;
  }

 private:
  struct Row {
    std::uint32_t first;  // position of its first cell
    std::uint32_t columns;
  };
  struct Grid {
    double down, right;  // shifted by, in cells
    double first_row;    // the number of rows[0]
    std::vector<Row> rows;
  };

  static double row_of(double lat, double side, double down) { return std::floor(lat * kKilometresPerDegree / side + down); }

  // Columns are as wide as rows are high, in the middle of the row.
  Earth() {
    for (std::size_t k = 0; k < kCellsOfAPlace; ++k) {
      const double side = PlaceGrid::kSides[k / PlaceGrid::kGrids];
      Grid& grid = grids_[k];
      grid.down = k % PlaceGrid::kGrids < 2 ? 0 : 0.5;
      grid.right = k % 2 == 0 ? 0 : 0.5;
      grid.first_row = row_of(-90, side, grid.down);
      for (double row = grid.first_row; row <= row_of(90, side, grid.down); ++row) {
        const double middle = (row + 0.5 - grid.down) * side / kKilometresPerDegree;  // degrees
        const double narrowing = std::max(0.0, std::cos(middle * 3.14159265358979323846 / 180));
        // A whole number of columns goes round the Earth: the last one is beside the first.
        const auto columns = static_cast<std::uint32_t>(std::max(1.0, std::floor(360 * kKilometresPerDegree * narrowing / side)));
        grid.rows.push_back({size_, columns});
        size_ += columns;
      }
      ends_[k / PlaceGrid::kGrids] = size_;
    }
  }

  std::array<Grid, kCellsOfAPlace> grids_;
  std::array<std::uint32_t, PlaceGrid::kSides.size()> ends_{};
  std::uint32_t size_ = 0;
};

constexpr std::uint32_t kWord = 64;
std::uint64_t bit_of(std::uint32_t position) { return std::uint64_t{1} << position % kWord; }

}  // namespace

PlaceGrid::PlaceGrid(const Profiles& profiles) : taken_(Earth::get().size() / kWord + 1), before_(taken_.size()) {
  const Earth& earth = Earth::get();
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    if (!profiles[i].lat || !profiles[i].lon) continue;
    for (const std::uint32_t position : earth.cells_at(*profiles[i].lat, *profiles[i].lon)) taken_[position / kWord] |= bit_of(position);
  }
  std::uint32_t cell_count = 0;
  for (std::size_t word = 0; word < taken_.size(); ++word) {
    before_[word] = cell_count;
    cell_count += static_cast<std::uint32_t>(std::popcount(taken_[word]));
  }
  for (std::size_t side = 0; side < kSides.size(); ++side) first_cells_[side + 1] = number_of(earth.end_of(side));
  main_places_.assign(size(), kNobody);
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

// How many cells are taken before a position.
std::uint32_t PlaceGrid::number_of(std::uint32_t position) const {
  return before_[position / kWord] + static_cast<std::uint32_t>(std::popcount(taken_[position / kWord] & (bit_of(position) - 1)));
}

std::uint32_t PlaceGrid::position_of(std::uint32_t cell) const {
  const auto word = static_cast<std::uint32_t>(std::upper_bound(before_.begin(), before_.end(), cell) - before_.begin() - 1);
  std::uint64_t left = taken_[word];
  for (std::uint32_t skipped = before_[word]; skipped < cell; ++skipped) left &= left - 1;  // without its lowest bit
  return word * kWord + static_cast<std::uint32_t>(std::countr_zero(left));
}

void PlaceGrid::cells_of(const Profile& profile, std::vector<std::uint32_t>& cells) const {
  if (!profile.lat || !profile.lon) return;
  for (const std::uint32_t position : Earth::get().cells_at(*profile.lat, *profile.lon)) {
    if ((taken_[position / kWord] & bit_of(position)) != 0) cells.push_back(number_of(position));
  }
}

std::optional<ActorIndex> PlaceGrid::main_place(std::uint32_t cell) const {
  if (main_places_[cell] == kNobody) return std::nullopt;
  return main_places_[cell];
}

}  // namespace binome
