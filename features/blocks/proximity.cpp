// Nearness: one wants partners nearby, at four scales (place_grid.hpp). Only actors whose coordinates are known take part.
#include "features/blocks/place_block.hpp"

namespace binome {
namespace {

class ProximityBlock final : public PlaceBlock {
 public:
  using PlaceBlock::PlaceBlock;
  std::string_view name() const override { return "proximity"; }
  Bilingual title() const override { return {"Proximité", "Nearness"}; }
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    std::vector<std::uint32_t> cells;
    grid().cells_of(profile, cells);
    for (const std::uint32_t cell : cells) wants.push_back({cell, 1});
  }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_proximity_block(const Taxonomy&, const Profiles& profiles) {
  return std::make_unique<ProximityBlock>(profiles);
}

}  // namespace binome
