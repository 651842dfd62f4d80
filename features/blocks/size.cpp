// Size: the classes of population of the ACTER study (CIRRMA, 2024). One wants partners of one's own class.
#include <array>

#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

struct SizeClass {
  std::int64_t from;  // inhabitants
  std::string_view code;
};
constexpr std::array<SizeClass, 5> kClasses = {{{100'000, "over_100000"},
                                                {50'000, "from_50000_to_100000"},
                                                {10'000, "from_10000_to_50000"},
                                                {5'000, "from_5000_to_10000"},
                                                {0, "under_5000"}}};

class SizeBlock final : public VocabularyBlock {
 public:
  explicit SizeBlock(const Taxonomy& taxonomy) : VocabularyBlock(taxonomy, Vocabulary::size) {}
  std::string_view name() const override { return "size"; }
  Bilingual title() const override { return {"Taille", "Size"}; }

  void has(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    if (const Term own = size_of(profile)) concepts.push_back(own.position());
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    const Term own = size_of(profile);
    append_wants(profile, own ? std::span<const Term>(&own, 1) : std::span<const Term>(), wants);
  }

 private:
  Term size_of(const Profile& profile) const {
    if (!profile.population) return {};
    for (const SizeClass& known : kClasses) {
      if (*profile.population >= known.from) return taxonomy().find(Vocabulary::size, known.code);
    }
    return {};
  }
};

}  // namespace

std::unique_ptr<ConceptBlock> make_size_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<SizeBlock>(taxonomy); }

}  // namespace binome
