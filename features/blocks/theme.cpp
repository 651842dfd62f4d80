// Themes: second-level themes and their domains.
#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class ThemeBlock final : public SharedFactBlock {
 public:
  explicit ThemeBlock(const Taxonomy& taxonomy) : SharedFactBlock(taxonomy, Vocabulary::theme) {}
  std::string_view name() const override { return "theme"; }
  Bilingual title() const override { return {"Thèmes", "Themes"}; }
  double nearness(std::uint32_t) const override { return kDomainNearness; }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_theme_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<ThemeBlock>(taxonomy); }

}  // namespace binome
