// What the texts of one actor say for the tags of one vocabulary; all is counted without these texts.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/tags/internal/tag_counts.hpp"

namespace binome {

// A tag and what speaks for it.
struct TagCandidate {
  Term tag;
  double score = 0;  // ln(chance / (1 − chance)) that it is right; of usual(): how many texts carry it
};

class TagEvidence {
 public:
  // `vocabulary`: its place_of(). `counts` must outlive this.
  TagEvidence(const TagCounts& counts, ActorIndex actor, std::size_t vocabulary);

  // The tags that a label or a word speaks for, the strongest first, from kLeastStrength on.
  std::vector<TagCandidate> rank() const;
  // What suggests a tag: the labels found, then the words that go with it, the strongest first; at most kSuggestingWords.
  std::vector<std::string> reasons(Term tag) const;
  // The most frequent tags of the others: what a suggestion has to beat.
  std::vector<TagCandidate> usual() const;

 private:
  using WordTag = TagCounts::WordTag;
  // What words and labels add up to, by tag of the vocabulary.
  struct Sums {
    std::vector<double> words;        // sum of lifts
    std::vector<double> tag_texts;    // n_t of others; −1: too few to learn from
    std::vector<double> labels;       // of the best label found, as a log-odds
    std::vector<double> label_count;  // labels found
    std::vector<std::uint8_t> told;   // by a word or a label
  };

  const TaggedTexts& texts() const { return counts_.texts(); }
  void add_word(std::uint32_t word);
  double tag_count(std::uint32_t tag) const;
  double lift(std::size_t word, double with_tag, double tagged) const;
  template <typename Use>
  void each_word_tag(std::uint32_t first, std::uint32_t end, Use use) const;
  void sum_words(Sums& sums) const;
  void sum_labels(Sums& sums) const;

  const TagCounts& counts_;
  std::size_t vocabulary_;
  std::vector<std::uint32_t> own_;              // texts
  std::vector<std::uint32_t> words_;            // of all of them
  std::vector<double> word_counts_;             // n_w among the tagged texts of others
  std::vector<std::vector<WordTag>> own_tags_;  // n_tw in own texts, to be taken off
  TextCounts others_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> own_tag_counts_;  // (tag, texts), ascending
};

// The first `k` of a ranking that are not known, none above or below another one.
std::vector<Term> choose_tags(const Taxonomy& taxonomy, const std::vector<TagCandidate>& ranked, const TermSet& known, std::size_t k);

}  // namespace binome
