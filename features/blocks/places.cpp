// Places. Wanted: places of action, but not where only a partner has its seat: one does not look for a second partner in the
// same corner (docs/quality.md). Had: the seat and all places of action. Subdivision → country → zone → continent.
#include <algorithm>

#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

class PlacesBlock final : public VocabularyBlock {
 public:
  explicit PlacesBlock(const Taxonomy& taxonomy)
      : VocabularyBlock(taxonomy, Vocabulary::place), france_(taxonomy.find(Vocabulary::place, "FR")) {}
  std::string_view name() const override { return "places"; }
  Bilingual title() const override { return {"Lieux", "Places"}; }

  double nearness(std::uint32_t concept_number) const override {
    return place_nearness(taxonomy(), Term(Vocabulary::place, concept_number));
  }

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
  // Overseas parts of France have a code and a zone of their own, and codes below France. One place, one concept: FR-974 and
  // FR-RE become RE.
  Term canonical(Term place) const {
    for (const Taxonomy::Overseas& overseas : taxonomy().overseas()) {
      if (overseas.subdivision && taxonomy().is_within(place, overseas.subdivision)) return overseas.country;
    }
    return place;
  }
  bool is_overseas(Term place) const {
    const auto& all = taxonomy().overseas();
    return france_ && std::any_of(all.begin(), all.end(), [=](const Taxonomy::Overseas& one) { return one.country == place; });
  }

  Term france_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_places_block(const Taxonomy& taxonomy, const Profiles&) {
  return std::make_unique<PlacesBlock>(taxonomy);
}

}  // namespace binome
