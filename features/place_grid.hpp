// Overlapping square cells of several sizes over the Earth: two places have the more cells in common, the nearer they are.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "features/profile.hpp"

namespace binome {

// The cells in which the actors of a directory have their seat, numbered by size, grid, row and column: the numbering does
// not depend on the order of the records. A place lies in one cell of each of kGrids grids of every size; the grids are
// shifted by half a cell, so that neighbours across the border of one grid meet in another. Immutable; thread safe.
class PlaceGrid {
 public:
  // Sides of the cells, km: a town and its surroundings, a département, a region, a large country.
  static constexpr std::array<double, 4> kSides = {20, 80, 200, 800};
  static constexpr std::size_t kGrids = 4;

  // Refers to `profiles` for the names. O(located actors + cells of the Earth: 6 million bits).
  explicit PlaceGrid(const Profiles& profiles);

  std::uint32_t size() const { return first_cells_.back(); }
  // Appends the cells of the profile's seat that somebody's seat is in, ascending: at most kSides × kGrids, none if it is
  // unknown. O(1).
  void cells_of(const Profile& profile, std::vector<std::uint32_t>& cells) const;
  // Position in kSides.
  std::size_t side_of(std::uint32_t cell) const {
    std::size_t side = 0;
    while (cell >= first_cells_[side + 1]) ++side;
    return side;
  }
  // The place of a cell among all cells of the Earth: the same in every directory.
  std::uint32_t position_of(std::uint32_t cell) const;
  // The most populous visible actor of the cell (the first if several are), which gives it its name; none if no population
  // is known there.
  std::optional<ActorIndex> main_place(std::uint32_t cell) const;

 private:
  std::uint32_t number_of(std::uint32_t position) const;

  std::vector<std::uint64_t> taken_;                            // one bit for every cell of the Earth: somebody's seat is in it
  std::vector<std::uint32_t> before_;                           // bits set before each word of `taken_`
  std::array<std::uint32_t, kSides.size() + 1> first_cells_{};  // of each side; and the end
  std::vector<ActorIndex> main_places_;
};

}  // namespace binome
