// Traits of a territory: mountain, coast, island, …
#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class TraitBlock final : public SharedFactBlock {
 public:
  explicit TraitBlock(const Taxonomy& taxonomy) : SharedFactBlock(taxonomy, Vocabulary::trait) {}
  std::string_view name() const override { return "trait"; }
  Bilingual title() const override { return {"Caractéristiques", "Traits"}; }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_trait_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<TraitBlock>(taxonomy); }

}  // namespace binome
