// Partners of partners: wants over the concepts of the block `common_partners`, derived from paths of length two. An actor that works with
// the partners of my partners is at the end of a path of length three, the strongest predictor of links after common neighbours
// (Lü and Zhou, "Link prediction in complex networks: a survey", 2011: local path index).
#include <algorithm>
#include <cmath>

#include "features/blocks/blocks.hpp"

namespace binome {
namespace {

constexpr std::size_t kMostWanted = 64;

class PartnersOfPartnersBlock final : public ConceptBlock {
 public:
  explicit PartnersOfPartnersBlock(const Profiles& profiles) : profiles_(profiles) {}
  std::string_view name() const override { return "partners_of_partners"; }
  std::string_view concepts_of() const override { return "common_partners"; }
  Bilingual title() const override { return {"Partenaires de leurs partenaires", "Partners of their partners"}; }

  std::vector<std::uint32_t> parents() const override { return {}; }
  void held(const Profile&, std::vector<std::uint32_t>&) const override {}
  // A path through a partner x to y counts 1/√(degree of x · degree of y): hubs lead everywhere.
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    std::vector<Want> paths;
    for (const ActorIndex partner : profile.partners) {
      if (partner >= profiles_.size()) break;  // it came after the block was made: its partners are not known here
      const auto& further = profiles_[partner].partners;
      for (const ActorIndex end : further) {
        if (end != profile.self && profiles_[end].visible)
          paths.push_back({end, 1 / std::sqrt(static_cast<double>(further.size()) * degree(end))});
      }
    }
    std::stable_sort(paths.begin(), paths.end(), [](const Want& x, const Want& y) { return x.concept_number < y.concept_number; });
    std::size_t kept = 0;
    for (const Want& path : paths) {
      if (kept > 0 && paths[kept - 1].concept_number == path.concept_number) paths[kept - 1].strength += path.strength;
      else paths[kept++] = path;
    }
    paths.resize(kept);
    std::stable_sort(paths.begin(), paths.end(), [](const Want& x, const Want& y) { return x.strength > y.strength; });
    if (paths.size() > kMostWanted) paths.resize(kMostWanted);
    wants.insert(wants.end(), paths.begin(), paths.end());
  }
  double priority(double, std::uint32_t) const override { return 1; }
  bool is_grouped(std::uint32_t) const override { return true; }
  std::optional<ActorIndex> actor(std::uint32_t concept_number) const override { return concept_number; }
  std::string code(std::uint32_t concept_number) const override { return std::string(profiles_.id(concept_number)); }
  Bilingual label(std::uint32_t concept_number) const override {
    const std::string& name = profiles_.actor(concept_number).name;
    return {name, name};
  }

 private:
  double degree(ActorIndex actor) const { return static_cast<double>(std::max<std::size_t>(profiles_[actor].partners.size(), 1)); }

  const Profiles& profiles_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_partners_of_partners_block(const Taxonomy&, const Profiles& profiles) {
  return std::make_unique<PartnersOfPartnersBlock>(profiles);
}

}  // namespace binome
