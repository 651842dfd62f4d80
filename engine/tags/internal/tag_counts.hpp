// How often tags, words and labels stand in the texts of a directory.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/tags/internal/tagged_texts.hpp"

namespace binome {

// Labels of the taxonomy found in tagged texts, and how many of them were right.
struct HitCounts {
  double right = 0;
  double seen = 0;
};

// Counts of texts, all or those of one actor.
struct TextCounts {
  std::array<double, kVocabularies> tagged{};                  // with a tag of the vocabulary
  std::array<std::array<HitCounts, 2>, kVocabularies> hits{};  // labels of several words, of one word
};
void add_counts(const TaggedTexts& texts, const TaggedText& text, TextCounts& into);

// Immutable; thread safe; refers to the texts.
class TagCounts {
 public:
  struct WordTag {
    std::uint32_t tag = 0;
    std::uint32_t texts = 0;
  };

  // Parallel.
  explicit TagCounts(const TaggedTexts& texts);

  const TaggedTexts& texts() const { return texts_; }
  // Tags are numbered vocabulary after vocabulary: [first(v), first(v + 1)).
  std::uint32_t first(std::size_t vocabulary) const { return first_[vocabulary]; }
  std::uint32_t number(Term tag) const { return first_[place_of(tag.vocabulary())] + tag.position(); }
  Term tag(std::size_t vocabulary, std::uint32_t number) const { return {kSuggestedVocabularies[vocabulary], number - first_[vocabulary]}; }

  const TextCounts& all() const { return all_; }
  // n_t: texts with a tag.
  std::uint32_t texts_with_tag(std::uint32_t tag) const { return tag_texts_[tag]; }
  // n_tw: the tags of the texts with a word, ascending.
  const std::vector<WordTag>& tags_of_word(std::uint32_t word) const { return word_tags_[word]; }
  // n_w: texts with a word among those with a tag of the vocabulary.
  std::uint32_t tagged_texts_with_word(std::uint32_t word, std::size_t vocabulary) const { return word_tagged_[word][vocabulary]; }

 private:
  void count_words();

  const TaggedTexts& texts_;
  std::array<std::uint32_t, kVocabularies + 1> first_{};
  TextCounts all_;
  std::vector<std::uint32_t> tag_texts_;
  std::vector<std::vector<WordTag>> word_tags_;
  std::vector<std::array<std::uint32_t, kVocabularies>> word_tagged_;
};

}  // namespace binome
