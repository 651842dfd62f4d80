// A block whose concepts are the cells of a PlaceGrid, all roots. They are too many to be shown one by one.
#pragma once

#include <string>

#include "features/blocks/blocks.hpp"
#include "features/place_grid.hpp"

namespace binome {

class PlaceBlock : public ConceptBlock {
 public:
  explicit PlaceBlock(const Profiles& profiles) : profiles_(profiles), grid_(profiles) {}

  std::vector<std::uint32_t> parents() const override { return std::vector<std::uint32_t>(grid_.size(), kRoot); }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override { grid_.cells_of(profile, concepts); }
  bool is_grouped(std::uint32_t) const override { return true; }
  Bilingual label(std::uint32_t cell) const override {
    if (const auto main = grid_.main_place(cell)) return {profiles_.actor(*main).name, profiles_.actor(*main).name};
    const std::string side = std::to_string(static_cast<int>(PlaceGrid::kSides[grid_.side_of(cell)]));
    return {"à moins de " + side + " km", "within " + side + " km"};
  }
  // "20km-1234567": the side and the cell's place on Earth, which does not depend on the directory.
  std::string code(std::uint32_t cell) const override {
    return std::to_string(static_cast<int>(PlaceGrid::kSides[grid_.side_of(cell)])) + "km-" + std::to_string(grid_.position_of(cell));
  }

 protected:
  const Profiles& profiles() const { return profiles_; }
  const PlaceGrid& grid() const { return grid_; }

 private:
  const Profiles& profiles_;
  PlaceGrid grid_;
};

}  // namespace binome
