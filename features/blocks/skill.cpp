// Skills: what one offers or has brought to a project, and another seeks.
#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class SkillBlock final : public ExchangeBlock {
 public:
  explicit SkillBlock(const Taxonomy& taxonomy) : ExchangeBlock(taxonomy, Vocabulary::skill) {}
  std::string_view name() const override { return "skill"; }
  Bilingual title() const override { return {"Compétences", "Skills"}; }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_skill_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<SkillBlock>(taxonomy); }

}  // namespace binome
