#include "engine/tags/internal/tag_counts.hpp"

#include <algorithm>
#include <utility>

#include "engine/parallel/parallel.hpp"

namespace binome {

void add_counts(const TaggedTexts& texts, const TaggedText& text, TextCounts& into) {
  for (std::size_t v = 0; v < kVocabularies; ++v) {
    if (text.tags.of(kSuggestedVocabularies[v]).empty()) continue;
    into.tagged[v] += 1;
    for (const PhraseHit& hit : text.hits) {
      if (hit.term.vocabulary() != kSuggestedVocabularies[v]) continue;
      HitCounts& hits = into.hits[v][hit.single ? 1 : 0];
      hits.seen += 1;
      hits.right += texts.is_related(text.declared, hit.term) ? 1 : 0;
    }
  }
}

TagCounts::TagCounts(const TaggedTexts& texts) : texts_(texts) {
  for (std::size_t v = 0; v < kVocabularies; ++v)
    first_[v + 1] = first_[v] + static_cast<std::uint32_t>(texts_.taxonomy().size(kSuggestedVocabularies[v]));
  tag_texts_.resize(first_[kVocabularies]);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    add_counts(texts_, texts_[i], all_);
    for (const Term tag : texts_[i].tags.all()) ++tag_texts_[number(tag)];
  }
  count_words();
}

void TagCounts::count_words() {
  const std::size_t lexicon = texts_.profiles().lexicon().size();
  std::vector<std::vector<std::uint32_t>> texts_with(lexicon);
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    for (const std::uint32_t word : texts_[i].words) texts_with[word].push_back(i);
  }
  word_tags_.resize(lexicon);
  word_tagged_.resize(lexicon);
  parallel_blocks(0, lexicon, 256, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> seen(tag_texts_.size());
    for (std::size_t word = begin; word < end; ++word) {
      std::vector<std::uint32_t> met;
      for (const std::uint32_t text : texts_with[word]) {
        for (std::size_t v = 0; v < kVocabularies; ++v)
          word_tagged_[word][v] += texts_[text].tags.of(kSuggestedVocabularies[v]).empty() ? 0 : 1;
        for (const Term tag : texts_[text].tags.all()) {
          if (seen[number(tag)]++ == 0) met.push_back(number(tag));
        }
      }
      std::sort(met.begin(), met.end());
      for (const std::uint32_t tag : met) word_tags_[word].push_back({tag, std::exchange(seen[tag], 0)});
    }
  });
}

}  // namespace binome
