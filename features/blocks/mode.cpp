// Partnership modes: sponsorship, expertise, commerce, …
#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class ModeBlock final : public ExchangeBlock {
 public:
  explicit ModeBlock(const Taxonomy& taxonomy) : ExchangeBlock(taxonomy, Vocabulary::mode) {}
  std::string_view name() const override { return "mode"; }
  Bilingual title() const override { return {"Modes de partenariat", "Partnership modes"}; }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_mode_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<ModeBlock>(taxonomy); }

}  // namespace binome
