// A block whose concepts are the words of the directory's lexicon, all roots. Wanted are an actor's own words.
#pragma once

#include <cmath>

#include "features/blocks/blocks.hpp"

namespace binome {

// At most this many words are wanted, the strongest by tf·idf, so that a long text leaves room for other wants.
inline constexpr std::size_t kMostWantedWords = 128;

class WordBlock : public ConceptBlock {
 public:
  explicit WordBlock(const Profiles& profiles) : profiles_(profiles) {}

  std::vector<std::uint32_t> parents() const override { return std::vector<std::uint32_t>(lexicon().size(), kRoot); }
  // A word is wanted as 1 + ln count: what is said often counts more, but not in proportion (Salton and Buckley 1988).
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    std::vector<WordCount> words = profile.words;
    lexicon().keep_strongest(words, kMostWantedWords);
    for (const WordCount word : words) wants.push_back({word.word, 1 + std::log(word.count)});
  }
  Bilingual label(std::uint32_t concept_number) const override {
    return {lexicon().written(concept_number), lexicon().written(concept_number)};
  }
  bool gathers() const override { return true; }

 protected:
  const Profiles& profiles() const { return profiles_; }
  const Lexicon& lexicon() const { return profiles_.lexicon(); }

 private:
  const Profiles& profiles_;
};

}  // namespace binome
