// Size: places of about one's own population; or, where said, of a class of the ACTER study (CIRRMA, 2024).
// Overlapping windows of the logarithm of the population: two places share the more windows, the closer their sizes.
#include <cmath>
#include <string>

#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

constexpr double kStep = 0.25;          // between the centres of two windows: a factor of 1.28
constexpr double kReach = 0.75;         // of a window on either side of its centre: a factor of 2.1
constexpr double kSmallest = 300;       // inhabitants: below, all are of a size
constexpr std::uint32_t kWindows = 97;  // up to 10¹⁰ inhabitants

class SizeBlock final : public VocabularyBlock {
 public:
  explicit SizeBlock(const Taxonomy& taxonomy)
      : VocabularyBlock(taxonomy, Vocabulary::size), classes_(static_cast<std::uint32_t>(taxonomy.size(Vocabulary::size))) {}
  std::string_view name() const override { return "size"; }
  Bilingual title() const override { return {"Taille", "Size"}; }

  std::vector<std::uint32_t> parents() const override { return std::vector<std::uint32_t>(classes_ + kWindows, kRoot); }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    if (!profile.population) return;
    if (const Term size = taxonomy().size_class(*profile.population)) concepts.push_back(size.position());
    for_windows(profile, [&](std::uint32_t window) { concepts.push_back(window); });
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    append_wants(profile, {}, wants);
    if (terms(profile.seeks).empty()) for_windows(profile, [&](std::uint32_t window) { wants.push_back({window, 1}); });
  }
  Bilingual label(std::uint32_t concept_number) const override {
    if (concept_number < classes_) return VocabularyBlock::label(concept_number);
    const std::string centre = code(concept_number);
    return {"environ " + centre + " habitants", "about " + centre + " inhabitants"};
  }
  // Of a window: its centre, inhabitants in two significant digits.
  std::string code(std::uint32_t concept_number) const override {
    if (concept_number < classes_) return VocabularyBlock::code(concept_number);
    const double centre = std::exp(kStep * (concept_number - classes_));
    const double unit = std::pow(10, std::floor(std::log10(centre)) - 1);
    return std::to_string(std::llround(std::round(centre / unit) * unit));
  }
  bool is_grouped(std::uint32_t concept_number) const override { return concept_number >= classes_; }

 private:
  template <typename Use>
  void for_windows(const Profile& profile, const Use& use) const {
    if (!profile.population) return;
    const double size = std::log(std::max(static_cast<double>(*profile.population), kSmallest));
    const auto last = static_cast<std::uint32_t>(std::floor((size + kReach) / kStep));
    for (auto window = static_cast<std::uint32_t>(std::ceil((size - kReach) / kStep)); window <= last && window < kWindows; ++window) {
      use(classes_ + window);
    }
  }

  std::uint32_t classes_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_size_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<SizeBlock>(taxonomy); }

}  // namespace binome
