// Experience: how many partners one has already.
#include <array>

#include "features/blocks/threshold_block.hpp"

namespace binome {
namespace {

constexpr std::array<std::int64_t, 7> kPartners = {1, 2, 3, 5, 8, 13, 21};

class ExperienceBlock final : public ThresholdBlock {
 public:
  ExperienceBlock() : ThresholdBlock(kPartners) {}
  std::string_view name() const override { return "experience"; }
  Bilingual title() const override { return {"Expérience", "Experience"}; }
  Bilingual label(std::uint32_t number) const override {
    if (number == 0) return {"a déjà un partenaire", "has a partner already"};
    return {"au moins " + threshold_text(number) + " partenaires", "at least " + threshold_text(number) + " partners"};
  }

 private:
  std::int64_t number(const Profile& profile) const override { return static_cast<std::int64_t>(profile.partners.size()); }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_experience_block(const Taxonomy&, const Profiles&) { return std::make_unique<ExperienceBlock>(); }

}  // namespace binome
