// Places. Wanted: places of action, but not where only a partner has its seat: one does not look for a second partner in the
// same corner (docs/quality.md). Had: the seat and all places of action. Subdivision → country → zone → continent.
#include <algorithm>
#include <array>
#include <string>

#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class PlacesBlock final : public VocabularyBlock {
 public:
  explicit PlacesBlock(const Taxonomy& taxonomy)
      : VocabularyBlock(taxonomy, Vocabulary::place), france_(taxonomy.find(Vocabulary::place, "FR")) {
    for (std::size_t i = 0; i < kOverseas.size(); ++i) {
      overseas_[i].own = taxonomy.find(Vocabulary::place, kOverseas[i]);
      overseas_[i].subdivision = taxonomy.find(Vocabulary::place, "FR-" + std::string(kOverseas[i]));
    }
  }
  std::string_view name() const override { return "places"; }
  Bilingual title() const override { return {"Lieux", "Places"}; }

  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    for (const std::span<const Term> places : {profile.home.all(), terms(profile.facts), terms(profile.listing_offers)}) {
      for (const Term place : places) {
        concepts.push_back(canonical(place).position());
        if (is_overseas(canonical(place))) concepts.push_back(france_.position());
      }
    }
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    const std::size_t first = wants.size();
    std::vector<Term> own;
    for (const Term place : terms(profile.facts)) {
      if (!profile.partner_homes.contains(place)) own.push_back(place);
    }
    append_wants(profile, own, wants);
    for (std::size_t i = first; i < wants.size(); ++i) {
      wants[i].concept_number = canonical(Term(Vocabulary::place, wants[i].concept_number)).position();
    }
  }

 private:
  // They have ISO 3166-1 codes and zones of their own, ISO 3166-2 codes below France, and are France all the same.
  static constexpr std::array<std::string_view, 5> kOverseas = {"GP", "MQ", "GF", "RE", "YT"};
  struct Overseas {
    Term own;          // RE
    Term subdivision;  // FR-RE, with FR-974 below it
  };

  // One place, one concept: FR-974 and FR-RE become RE.
  Term canonical(Term place) const {
    for (const Overseas& overseas : overseas_) {
      if (overseas.own && overseas.subdivision && taxonomy().is_within(place, overseas.subdivision)) return overseas.own;
    }
    return place;
  }
  bool is_overseas(Term place) const {
    return france_ && std::any_of(overseas_.begin(), overseas_.end(), [=](const Overseas& overseas) { return overseas.own == place; });
  }

  Term france_;
  std::array<Overseas, kOverseas.size()> overseas_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_places_block(const Taxonomy& taxonomy, const Profiles&) {
  return std::make_unique<PlacesBlock>(taxonomy);
}

}  // namespace binome
