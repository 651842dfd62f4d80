// Partners: two actors with a partner in common are near. Concept c is the actor c; an actor has its partners, never itself.
// Wanted with the weight of Adamic and Adar, "Friends and neighbors on the Web" (2003): a partner that few share says more.
#include <algorithm>
#include <cmath>

#include "features/blocks/blocks.hpp"

namespace binome {
namespace {

class CommonPartnersBlock final : public ConceptBlock {
 public:
  explicit CommonPartnersBlock(const Profiles& profiles) : profiles_(profiles) {}
  std::string_view name() const override { return "common_partners"; }
  Bilingual title() const override { return {"Partenaires en commun", "Partners in common"}; }

  std::vector<std::uint32_t> parents() const override { return std::vector<std::uint32_t>(profiles_.size(), kRoot); }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    for (const ActorIndex partner : known(profile)) concepts.push_back(partner);
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    for (const ActorIndex partner : known(profile)) wants.push_back({partner, 1});
  }
  double priority(double, std::uint32_t holders) const override { return 1 / std::log(1.0 + std::max(holders, 1U)); }
  std::optional<ActorIndex> actor(std::uint32_t concept_number) const override { return concept_number; }
  std::string code(std::uint32_t concept_number) const override { return std::string(profiles_.id(concept_number)); }
  Bilingual label(std::uint32_t concept_number) const override {
    const std::string& name = profiles_.actor(concept_number).name;
    return {"partenaire commun : " + name, "partner in common: " + name};
  }

 private:
  // Partners that came after the block was made are no concepts yet.
  std::span<const ActorIndex> known(const Profile& profile) const {
    const auto& partners = profile.partners;
    return {partners.begin(), std::lower_bound(partners.begin(), partners.end(), static_cast<ActorIndex>(profiles_.size()))};
  }

  const Profiles& profiles_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_common_partners_block(const Taxonomy&, const Profiles& profiles) {
  return std::make_unique<CommonPartnersBlock>(profiles);
}

}  // namespace binome
