// Sustainable development goals and the barometer's categories.
#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class OddBlock final : public SharedFactBlock {
 public:
  explicit OddBlock(const Taxonomy& taxonomy) : SharedFactBlock(taxonomy, Vocabulary::odd) {}
  std::string_view name() const override { return "odd"; }
  Bilingual title() const override { return {"ODD", "SDGs"}; }
  // Clean water and quality education are both about people: that does not bring them near.
  double nearness(std::uint32_t) const override { return 0; }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_odd_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<OddBlock>(taxonomy); }

}  // namespace binome
