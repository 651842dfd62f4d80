// A block whose concepts are the terms of one vocabulary, with the vocabulary's parents.
#pragma once

#include "features/blocks/blocks.hpp"

namespace binome {

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
  static void append(std::span<const Term> terms, std::vector<Want>& wants) {
    for (const Term term : terms) wants.push_back({term.position(), 1});
  }
  // The usual wants: what the actor says it seeks, else what it is; and what its listings seek.
  void append_wants(const Profile& profile, std::span<const Term> otherwise, std::vector<Want>& wants) const {
    const std::span<const Term> sought = terms(profile.seeks);
    append(sought.empty() ? otherwise : sought, wants);
    append(terms(profile.listing_seeks), wants);
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
