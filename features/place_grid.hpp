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

  // Refers to `profiles` for the names. O(located actors · log cells).
  explicit PlaceGrid(const Profiles& profiles);

  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  // Appends the cells of the profile's seat that somebody's seat is in: at most kSides × kGrids, none if it is unknown.
  void cells_of(const Profile& profile, std::vector<std::uint32_t>& cells) const;
  // Position in kSides.
  std::size_t side_of(std::uint32_t cell) const { return static_cast<std::size_t>(keys_[cell] >> 60); }
  // The most populous visible actor of the cell (the first if several are), which gives it its name; none if no population
  // is known there.
  std::optional<ActorIndex> main_place(std::uint32_t cell) const;

 private:
  std::vector<std::uint64_t> keys_;
  std::vector<ActorIndex> main_places_;
};

}  // namespace binome
