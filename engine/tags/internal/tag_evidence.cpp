#include "engine/tags/internal/tag_evidence.hpp"

#include <algorithm>
#include <cmath>

#include "features/label_folding.hpp"

namespace binome {
namespace {

// Expert priors: of ten labels that stand in a text, six are right if of one word, eight if of several.
constexpr double kLabelsRight[] = {8, 6};  // several words, one word
constexpr double kLabelsSeen = 10;
constexpr double kSmoothing = 2;   // texts that a word is thought to be in beforehand, in proportion to its frequency
constexpr double kFullWords = 20;  // words are no independent witnesses: from this many their evidence is averaged
// The best of many tags by their words owe something to chance: measured on eutf, what is said to be 75 % right is right in 40 %.
constexpr double kChosenAmongMany = 1.5;  // nats
constexpr double kMoreLabels = 0.5;       // what each doubling of the labels found adds, nats

// Of a chance in 0 … 1: ln(chance / (1 − chance)).
double log_odds(double chance) { return std::log(chance / (1 - chance)); }

// Calls `use(number, how often)` for the numbers, ascending.
template <typename Use>
void count_runs(std::vector<std::uint32_t>& numbers, const Use& use) {
  std::sort(numbers.begin(), numbers.end());
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end < numbers.size() && numbers[end] == numbers[i]) ++end;
    use(numbers[i], static_cast<std::uint32_t>(end - i));
    i = end;
  }
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void sort_best_first(std::vector<TagCandidate>& ranked) {
  std::stable_sort(ranked.begin(), ranked.end(), [](const TagCandidate& x, const TagCandidate& y) { return x.score > y.score; });
}

}  // namespace

TagEvidence::TagEvidence(const TagCounts& counts, ActorIndex actor, std::size_t vocabulary)
    : counts_(counts), vocabulary_(vocabulary), own_(counts.texts().of(actor)), others_(counts.all()) {
  sort_unique(own_);
  TextCounts mine;
  std::vector<std::uint32_t> tags;
  for (const std::uint32_t text : own_) {
    const TaggedText& one = texts()[text];
    add_counts(texts(), one, mine);
    words_.insert(words_.end(), one.words.begin(), one.words.end());
    for (const Term tag : one.tags.of(kSuggestedVocabularies[vocabulary])) tags.push_back(counts_.number(tag));
  }
  count_runs(tags, [&](std::uint32_t tag, std::uint32_t count) { own_tag_counts_.emplace_back(tag, count); });
  others_.tagged[vocabulary] -= mine.tagged[vocabulary];
  for (std::size_t single = 0; single < 2; ++single) {
    others_.hits[vocabulary][single].right -= mine.hits[vocabulary][single].right;
    others_.hits[vocabulary][single].seen -= mine.hits[vocabulary][single].seen;
  }
  sort_unique(words_);
  for (const std::uint32_t word : words_) add_word(word);
}

// Counts of one word: the texts of others with it, and its tags in own texts.
void TagEvidence::add_word(std::uint32_t word) {
  double tagged = counts_.tagged_texts_with_word(word, vocabulary_);
  std::vector<std::uint32_t> mine;
  for (const std::uint32_t text : own_) {
    const TaggedText& one = texts()[text];
    const auto tags = one.tags.of(kSuggestedVocabularies[vocabulary_]);
    if (tags.empty() || !std::binary_search(one.words.begin(), one.words.end(), word)) continue;
    tagged -= 1;
    for (const Term tag : tags) mine.push_back(counts_.number(tag));
  }
  word_counts_.push_back(tagged);
  own_tags_.emplace_back();
  count_runs(mine, [&](std::uint32_t tag, std::uint32_t count) { own_tags_.back().push_back({tag, count}); });
}

double TagEvidence::tag_count(std::uint32_t tag) const {
  const auto mine = std::lower_bound(own_tag_counts_.begin(), own_tag_counts_.end(), std::pair(tag, 0U));
  return counts_.texts_with_tag(tag) - (mine != own_tag_counts_.end() && mine->first == tag ? mine->second : 0.0);
}

// Log-odds that the word lends the tag, less what chance alone may do (one standard error; the variance is that of Monroe,
// Colaresi and Quinn, "Fightin' Words", 2008).
double TagEvidence::lift(std::size_t word, double with_tag, double tagged) const {
  const double all = others_.tagged[vocabulary_];
  const double expected = kSmoothing * (word_counts_[word] + 0.5) / (all + 1);
  const double with = with_tag + expected;
  const double without = word_counts_[word] - with_tag + expected;
  const double lift = std::log(with / (tagged + kSmoothing)) - std::log(without / (all - tagged + kSmoothing));
  const double doubt = std::sqrt(1 / with + 1 / without);  // standard error
  return lift > 0 ? std::max(0.0, lift - doubt) : std::min(0.0, lift + doubt);
}

std::vector<TagCandidate> TagEvidence::usual() const {
  std::vector<TagCandidate> ranked;
  for (std::uint32_t tag = counts_.first(vocabulary_); tag < counts_.first(vocabulary_ + 1); ++tag) {
    const double count = counts_.texts_with_tag(tag) == 0 ? 0 : tag_count(tag);
    if (count > 0) ranked.push_back({counts_.tag(vocabulary_, tag), count});
  }
  sort_best_first(ranked);
  return ranked;
}

// Calls `use(word place, tag, texts of others with both)` for the tags that go with the words.
template <typename Use>
void TagEvidence::each_word_tag(std::uint32_t first, std::uint32_t end, Use use) const {
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const std::vector<WordTag>& tags = counts_.tags_of_word(words_[w]);
    auto mine = own_tags_[w].begin();
    auto tag =
        std::lower_bound(tags.begin(), tags.end(), first, [](const WordTag& entry, std::uint32_t number) { return entry.tag < number; });
    for (; tag != tags.end() && tag->tag < end; ++tag) {
      while (mine != own_tags_[w].end() && mine->tag < tag->tag) ++mine;
      const std::uint32_t off = mine != own_tags_[w].end() && mine->tag == tag->tag ? mine->texts : 0;
      if (tag->texts > off) use(w, tag->tag, static_cast<double>(tag->texts - off));
    }
  }
}

// Words that no text of a tag has say nothing: so many are left out of so many texts.
void TagEvidence::sum_words(Sums& sums) const {
  const std::uint32_t begin = counts_.first(vocabulary_);
  const std::uint32_t end = counts_.first(vocabulary_ + 1);
  for (std::uint32_t tag = begin; tag < end; ++tag) {
    const double count = counts_.texts_with_tag(tag) < kFewestTagged ? 0 : tag_count(tag);
    sums.tag_texts[tag - begin] = count >= kFewestTagged ? count : -1;
  }
  each_word_tag(begin, end, [&](std::size_t w, std::uint32_t tag, double texts) {
    const double count = sums.tag_texts[tag - begin];
    if (count < 0) return;
    const double here = lift(w, texts, count);
    sums.words[tag - begin] += here;
    if (here > 0) sums.told[tag - begin] = 1;
  });
}

void TagEvidence::sum_labels(Sums& sums) const {
  for (const std::uint32_t text : own_) {
    for (const PhraseHit& hit : texts()[text].hits) {
      if (hit.term.vocabulary() != kSuggestedVocabularies[vocabulary_]) continue;
      const std::uint32_t place = hit.term.position();
      const HitCounts& seen = others_.hits[vocabulary_][hit.single ? 1 : 0];
      const double worth = log_odds((seen.right + kLabelsRight[hit.single ? 1 : 0]) / (seen.seen + kLabelsSeen));
      sums.labels[place] = sums.label_count[place] == 0 ? worth : std::max(sums.labels[place], worth);
      sums.label_count[place] += 1;
      sums.told[place] = 1;
    }
  }
}

std::vector<TagCandidate> TagEvidence::rank() const {
  const std::uint32_t begin = counts_.first(vocabulary_);
  const std::uint32_t size = counts_.first(vocabulary_ + 1) - begin;
  Sums sums{std::vector<double>(size), std::vector<double>(size), std::vector<double>(size), std::vector<double>(size),
            std::vector<std::uint8_t>(size)};
  sum_words(sums);
  sum_labels(sums);
  const auto telling = std::count_if(word_counts_.begin(), word_counts_.end(), [](double count) { return count > 0; });
  const double share = std::min(1.0, kFullWords / static_cast<double>(std::max<std::ptrdiff_t>(telling, 1)));
  const double all = others_.tagged[vocabulary_];
  std::vector<TagCandidate> ranked;
  for (std::uint32_t place = 0; place < size; ++place) {
    if (sums.told[place] == 0) continue;
    const double tag_texts = sums.tag_texts[place];
    double score = sums.label_count[place] > 0 ? sums.labels[place] + kMoreLabels * std::log2(sums.label_count[place]) : 0;
    if (tag_texts >= 0) {
      if (sums.label_count[place] == 0) score = std::log((tag_texts + 0.5) / (all - tag_texts + 0.5)) - kChosenAmongMany;
      score += share * sums.words[place];
    }
    ranked.push_back({counts_.tag(vocabulary_, begin + place), score});
  }
  sort_best_first(ranked);
  std::erase_if(ranked, [](const TagCandidate& one) { return one.score < log_odds(kLeastStrength); });
  return ranked;
}

std::vector<std::string> TagEvidence::reasons(Term tag) const {
  std::vector<std::string> reasons;
  std::vector<std::string> told;  // the same in other capitals, or in the plural, is no further reason
  const auto add = [&](const std::string& text) {
    std::string plain = fold_label(text);
    if (!plain.empty() && plain.back() == 's') plain.pop_back();
    if (reasons.size() == kSuggestingWords || std::find(told.begin(), told.end(), plain) != told.end()) return;
    reasons.push_back(text);
    told.push_back(std::move(plain));
  };
  for (const std::uint32_t text : own_) {
    for (const PhraseHit& hit : texts()[text].hits) {
      if (hit.term == tag) add(hit.text);
    }
  }
  const std::uint32_t number = counts_.number(tag);
  const double count = tag_count(number);
  if (count < kFewestTagged) return reasons;
  std::vector<std::pair<double, std::uint32_t>> lifts;
  each_word_tag(number, number + 1, [&](std::size_t w, std::uint32_t, double texts) {
    if (const double here = lift(w, texts, count); here > 0) lifts.emplace_back(-here, words_[w]);
  });
  std::sort(lifts.begin(), lifts.end());
  for (const auto& [less, word] : lifts) add(texts().profiles().lexicon().written(word));
  return reasons;
}

std::vector<Term> choose_tags(const Taxonomy& taxonomy, const std::vector<TagCandidate>& ranked, const TermSet& known, std::size_t k) {
  std::vector<Term> chosen;
  for (const TagCandidate& candidate : ranked) {
    if (chosen.size() == k) break;
    const auto within_known = known.of(candidate.tag.vocabulary());
    const bool held =
        std::any_of(within_known.begin(), within_known.end(), [&](Term term) { return taxonomy.is_within(term, candidate.tag); });
    const bool told = std::any_of(chosen.begin(), chosen.end(), [&](Term term) {
      return taxonomy.is_within(term, candidate.tag) || taxonomy.is_within(candidate.tag, term);
    });
    if (!held && !told) chosen.push_back(candidate.tag);
  }
  return chosen;
}

}  // namespace binome
