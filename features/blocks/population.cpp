// Population: larger places have more means to cooperate. Block `size` is about places of one's own size.
#include <array>

#include "features/blocks/threshold_block.hpp"

namespace binome {
namespace {

constexpr std::array<std::int64_t, 12> kInhabitants = {500,    1'000,  2'000,   4'000,   8'000,   16'000,
                                                       32'000, 64'000, 128'000, 256'000, 512'000, 1'000'000};

class PopulationBlock final : public ThresholdBlock {
 public:
  PopulationBlock() : ThresholdBlock(kInhabitants) {}
  std::string_view name() const override { return "population"; }
  Bilingual title() const override { return {"Population", "Population"}; }
  Bilingual label(std::uint32_t number) const override {
    return {"au moins " + threshold_text(number) + " habitants", "at least " + threshold_text(number) + " inhabitants"};
  }

 private:
  std::int64_t number(const Profile& profile) const override { return profile.population.value_or(0); }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_population_block(const Taxonomy&, const Profiles&) { return std::make_unique<PopulationBlock>(); }

}  // namespace binome
