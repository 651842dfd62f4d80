// A block whose concepts are the terms of one vocabulary, with the vocabulary's parents.
#pragma once

#include "features/blocks/blocks.hpp"

namespace binome {

// What an actor is, beside what it says it seeks.
inline constexpr double kUnsaidStrength = 0.1;

// Two sub-themes of a domain have half of it in common: milk and salt are both agriculture, and hardly the same trade.
inline constexpr double kDomainNearness = 0.5;

// Two countries of a zone are near, two of a continent not: Lebanon and Viet Nam are both in Asia.
inline double place_nearness(const Taxonomy& taxonomy, Term place) { return taxonomy.parent(place) || taxonomy.is_country(place) ? 1 : 0; }

class VocabularyBlock : public ConceptBlock {
 public:
  VocabularyBlock(const Taxonomy& taxonomy, Vocabulary vocabulary) : taxonomy_(taxonomy), vocabulary_(vocabulary) {}

  std::vector<std::uint32_t> parents() const override {
    std::vector<std::uint32_t> parents(taxonomy_.size(vocabulary_), kRoot);
    for (std::uint32_t i = 0; i < parents.size(); ++i) {
      if (const Term parent = taxonomy_.parent(Term(vocabulary_, i))) parents[i] = parent.position();
    }
    return parents;
  }
  Bilingual label(std::uint32_t concept_number) const override { return taxonomy_.labels(Term(vocabulary_, concept_number)); }
  std::string code(std::uint32_t concept_number) const override { return taxonomy_.code(Term(vocabulary_, concept_number)); }

 protected:
  std::span<const Term> terms(const TermSet& set) const { return set.of(vocabulary_); }
  static void append(std::span<const Term> terms, std::vector<std::uint32_t>& concepts) {
    for (const Term term : terms) concepts.push_back(term.position());
  }
  // The usual wants: what the actor and its listings say that they seek; and what it is, which counts little beside that, and alone
  // where nothing is said.
  void append_wants(const Profile& profile, std::span<const Term> own, std::vector<Want>& wants) const {
    const std::size_t first = wants.size();
    for (const TermSet* sought : {&profile.seeks, &profile.listing_seeks}) {
      for (const Term term : terms(*sought)) wants.push_back({term.position(), 1, true});
    }
    const double strength = wants.size() == first ? 1 : kUnsaidStrength;
    for (const Term term : own) wants.push_back({term.position(), strength});
  }
  const Taxonomy& taxonomy() const { return taxonomy_; }

 private:
  const Taxonomy& taxonomy_;
  Vocabulary vocabulary_;
};

// An actor that works on something wants others that do: theme, odd, trait.
class SharedFactBlock : public VocabularyBlock {
 public:
  using VocabularyBlock::VocabularyBlock;
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    append(terms(profile.facts), concepts);
    append(terms(profile.listing_offers), concepts);
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override { append_wants(profile, terms(profile.facts), wants); }
};

// One seeks what another offers: skill, mode. Nothing is wanted that is not said.
class ExchangeBlock : public VocabularyBlock {
 public:
  using VocabularyBlock::VocabularyBlock;
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    append(terms(profile.offers), concepts);
    append(terms(profile.listing_offers), concepts);
  }
  void wants(const Profile& profile, std::vector<Want>& wants) const override { append_wants(profile, {}, wants); }
};

}  // namespace binome
