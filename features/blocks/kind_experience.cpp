// Experience with a kind of actor: one wants partners who have worked with actors of one's own kind, the more the better.
// Concepts are thresholds of the number of partners of a kind, each the parent of the next.
#include <algorithm>
#include <array>
#include <string>

#include "features/blocks/blocks.hpp"

namespace binome {
namespace {

constexpr std::array<std::uint32_t, 7> kKindPartners = {1, 2, 3, 5, 8, 13, 21};

class KindExperienceBlock final : public ConceptBlock {
 public:
  KindExperienceBlock(const Taxonomy& taxonomy, const Profiles& profiles) : taxonomy_(taxonomy), profiles_(profiles) {}
  std::string_view name() const override { return "kind_experience"; }
  Bilingual title() const override { return {"Expérience avec ce type d'acteur", "Experience with this kind of actor"}; }

  std::vector<std::uint32_t> parents() const override {
    std::vector<std::uint32_t> parents(taxonomy_.size(Vocabulary::kind) * kKindPartners.size());
    for (std::uint32_t c = 0; c < parents.size(); ++c) parents[c] = c % kKindPartners.size() == 0 ? kRoot : c - 1;
    return parents;
  }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    std::vector<std::uint32_t> counts(taxonomy_.size(Vocabulary::kind));
    for (const ActorIndex partner : profile.partners) {
      if (partner >= profiles_.size()) break;  // it came after the block was made: its kind is not known here
      ++counts[profiles_[partner].kind.position()];
    }
    for (std::uint32_t kind = 0; kind < counts.size(); ++kind) {
      const auto passed = std::upper_bound(kKindPartners.begin(), kKindPartners.end(), counts[kind]) - kKindPartners.begin();
      if (passed > 0) concepts.push_back(first(kind) + static_cast<std::uint32_t>(passed - 1));
    }
  }
  // The highest threshold of one's own kind.
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    if (profile.kind) wants.push_back({first(profile.kind.position() + 1) - 1, 1});
  }

  bool is_grouped(std::uint32_t) const override { return true; }
  Bilingual label(std::uint32_t number) const override {
    const Bilingual& kind = taxonomy_.labels(Term(Vocabulary::kind, number / static_cast<std::uint32_t>(kKindPartners.size())));
    const std::string least = std::to_string(kKindPartners[number % kKindPartners.size()]);
    if (least == "1") return {"a déjà un partenaire de type « " + kind.fr + " »", "has a partner of kind \"" + kind.en + "\" already"};
    return {"au moins " + least + " partenaires de type « " + kind.fr + " »",
            "at least " + least + " partners of kind \"" + kind.en + "\""};
  }
  // "association-3"
  std::string code(std::uint32_t number) const override {
    const Term kind(Vocabulary::kind, number / static_cast<std::uint32_t>(kKindPartners.size()));
    return taxonomy_.code(kind) + "-" + std::to_string(kKindPartners[number % kKindPartners.size()]);
  }

 private:
  static std::uint32_t first(std::uint32_t kind) { return kind * static_cast<std::uint32_t>(kKindPartners.size()); }

  const Taxonomy& taxonomy_;
  const Profiles& profiles_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_kind_experience_block(const Taxonomy& taxonomy, const Profiles& profiles) {
  return std::make_unique<KindExperienceBlock>(taxonomy, profiles);
}

}  // namespace binome
