// Needs: who offers something wants to be needed. Had: what the actor says it seeks, and its own kind; wanted: that the other seeks
// what one offers (skills, modes, and the themes and places of who offers something), and is of a kind that one seeks.
#include <array>

#include "features/blocks/vocabulary_block.hpp"

namespace binome {
namespace {

constexpr std::array kNeeded = {Vocabulary::skill, Vocabulary::mode, Vocabulary::theme, Vocabulary::place, Vocabulary::kind};

class NeedBlock final : public ConceptBlock {
 public:
  explicit NeedBlock(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {
    for (std::size_t i = 0; i < kNeeded.size(); ++i) firsts_[i + 1] = firsts_[i] + static_cast<std::uint32_t>(taxonomy.size(kNeeded[i]));
  }
  std::string_view name() const override { return "need"; }
  Bilingual title() const override { return {"Besoins", "Needs"}; }

  std::vector<std::uint32_t> parents() const override {
    std::vector<std::uint32_t> parents(firsts_.back(), kRoot);
    for (std::uint32_t c = 0; c < parents.size(); ++c) {
      if (const Term parent = taxonomy_.parent(term_of(c))) parents[c] = concept_of(parent);
    }
    return parents;
  }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    for (const Vocabulary vocabulary : {Vocabulary::skill, Vocabulary::mode, Vocabulary::theme, Vocabulary::place}) {
      for (const TermSet* sought : {&profile.seeks, &profile.listing_seeks}) {
        for (const Term term : sought->of(vocabulary)) concepts.push_back(concept_of(term));
      }
    }
    for (const Term kind : {profile.kind, profile.subkind}) {
      if (kind) concepts.push_back(concept_of(kind));
    }
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    const auto append = [&](const TermSet& terms, Vocabulary vocabulary) {
      for (const Term term : terms.of(vocabulary)) wants.push_back({concept_of(term)});
    };
    const bool offers = !profile.offers.empty() || !profile.listing_offers.empty();
    for (const TermSet* offered : {&profile.offers, &profile.listing_offers}) {
      for (const Vocabulary vocabulary : {Vocabulary::skill, Vocabulary::mode, Vocabulary::theme, Vocabulary::place})
        append(*offered, vocabulary);
    }
    if (offers) {
      append(profile.facts, Vocabulary::theme);
      append(profile.facts, Vocabulary::place);
    }
    append(profile.seeks, Vocabulary::kind);
  }
  double nearness(std::uint32_t concept_number) const override {
    const Term term = term_of(concept_number);
    if (term.vocabulary() == Vocabulary::place) return place_nearness(taxonomy_, term);
    return term.vocabulary() == Vocabulary::theme ? kDomainNearness : 1;
  }
  Bilingual label(std::uint32_t concept_number) const override {
    const Term term = term_of(concept_number);
    const Bilingual& label = taxonomy_.labels(term);
    if (term.vocabulary() == Vocabulary::kind) return label;
    return {"cherche : " + label.fr, "seeks: " + label.en};
  }
  std::string code(std::uint32_t concept_number) const override {
    const Term term = term_of(concept_number);
    return std::string(name_of(term.vocabulary())) + "-" + std::string(taxonomy_.code(term));
  }

 private:
  std::uint32_t concept_of(Term term) const {
    const auto place = std::find(kNeeded.begin(), kNeeded.end(), term.vocabulary()) - kNeeded.begin();
    return firsts_[static_cast<std::size_t>(place)] + term.position();
  }
  Term term_of(std::uint32_t concept_number) const {
    std::size_t place = 0;
    while (concept_number >= firsts_[place + 1]) ++place;
    return Term(kNeeded[place], concept_number - firsts_[place]);
  }

  const Taxonomy& taxonomy_;
  std::array<std::uint32_t, kNeeded.size() + 1> firsts_{};  // of each vocabulary, and behind the last
};

}  // namespace

std::unique_ptr<ConceptBlock> make_need_block(const Taxonomy& taxonomy, const Profiles&) { return std::make_unique<NeedBlock>(taxonomy); }

}  // namespace binome
