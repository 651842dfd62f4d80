#include "features/lexicon.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace binome {
namespace {

constexpr std::uint32_t kFewestHolders = 2;
constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

constexpr std::size_t kBatch = 1 << 13;  // texts, or actors, of one task: its words fit the cache

// Appends the numbers with their counts, which are 0 again afterwards.
void take_counts(std::span<const std::uint32_t> numbers, std::vector<std::uint32_t>& counts, std::vector<WordCount>& words) {
  for (const std::uint32_t number : numbers) words.push_back({number, std::exchange(counts[number], 0)});
}

}  // namespace

std::optional<std::uint32_t> Lexicon::find(std::string_view stem) const {
  const auto found = numbers_.find(std::string(stem));
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

double Lexicon::strength(WordCount word) const { return (1 + std::log(word.count)) * rarity_[word.word]; }

void Lexicon::keep_strongest(std::vector<WordCount>& words, std::size_t most) const {
  if (words.size() > most) {
    std::vector<std::pair<double, WordCount>> ranked;
    ranked.reserve(words.size());
    for (const WordCount word : words) ranked.emplace_back(strength(word), word);
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(most), ranked.end(),
                     [](const auto& x, const auto& y) { return x.first != y.first ? x.first > y.first : x.second.word < y.second.word; });
    words.clear();
    for (std::size_t i = 0; i < most; ++i) words.push_back(ranked[i].second);
  }
  std::sort(words.begin(), words.end(), [](WordCount x, WordCount y) { return x.word < y.word; });
}

std::vector<WordCount> Lexicon::count_words(std::span<const std::string_view> parts, WordReader& reader) const {
  std::vector<std::uint32_t> numbers;
  for (const WordReader::Word word : reader.read(parts)) {
    if (const auto found = find(reader.stem(word.stem))) numbers.push_back(*found);
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<WordCount> words;
  for (const std::uint32_t number : numbers) {
    if (words.empty() || words.back().word != number) words.push_back({number, 0});
    ++words.back().count;
  }
  return words;
}

std::vector<WordCount> Lexicon::words_of(std::string_view text) const {
  WordReader reader;
  std::vector<WordCount> words = count_words(std::span(&text, 1), reader);
  keep_strongest(words, kMostWords);
  return words;
}

void LexiconBuilder::add(std::string_view title, std::string_view description, std::span<const std::uint32_t> actors) {
  if (actors.empty()) return;  // it speaks for nobody, so it must not count
  for (const std::uint32_t actor : actors) owners_.emplace_back(actor, static_cast<std::uint32_t>(texts_.size()));
  texts_.push_back({title, description});
}

void LexiconBuilder::read(std::size_t number) {
  Batch& batch = batches_[number];
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> met;
  for (std::size_t t = number * kBatch; t < std::min(texts_.size(), (number + 1) * kBatch); ++t) {
    const auto words = batch.reader.read(texts_[t]);
    counts.resize(batch.reader.stem_count());
    met.clear();
    for (const WordReader::Word word : words) {
      if (counts[word.stem]++ == 0) met.push_back(word.stem);
    }
    take_counts(met, counts, batch.counted);
    batch.ends.push_back(batch.counted.size());
  }
}

// Gives the stems of all batches one numbering.
void LexiconBuilder::number_stems(std::vector<std::string_view>& stems) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (Batch& batch : batches_) {
    for (std::uint32_t stem = 0; stem < batch.reader.stem_count(); ++stem) {
      const auto [found, added] = numbers.emplace(batch.reader.stem(stem), static_cast<std::uint32_t>(stems.size()));
      if (added) stems.push_back(batch.reader.stem(stem));
      batch.numbers.push_back(found->second);
    }
  }
}

std::span<const WordCount> LexiconBuilder::text(std::size_t number) const {
  const Batch& batch = batches_[number / kBatch];
  const std::size_t place = number % kBatch;
  const std::size_t begin = place == 0 ? 0 : batch.ends[place - 1];
  return std::span(batch.counted).subspan(begin, batch.ends[place] - begin);
}

// Calls `use(actor, counted stems)` for the actors of one task that have texts.
void LexiconBuilder::each_actor(std::size_t task, std::size_t stems,
                                const std::function<void(std::uint32_t, std::span<const WordCount>)>& use) const {
  std::vector<std::uint32_t> counts(stems);
  std::vector<std::uint32_t> met;
  std::vector<WordCount> all;
  for (std::size_t actor = task * kBatch; actor < std::min(actors_, (task + 1) * kBatch); ++actor) {
    met.clear();
    all.clear();
    if (first_owner_[actor + 1] - first_owner_[actor] == 1) {  // most have one text, whose words are counted already
      const std::uint32_t only = owners_[first_owner_[actor]].second;
      const std::vector<std::uint32_t>& numbers = batches_[only / kBatch].numbers;
      for (const WordCount word : text(only)) all.push_back({numbers[word.word], word.count});
      if (!all.empty()) use(static_cast<std::uint32_t>(actor), all);
      continue;
    }
    for (std::size_t i = first_owner_[actor]; i < first_owner_[actor + 1]; ++i) {
      const std::vector<std::uint32_t>& numbers = batches_[owners_[i].second / kBatch].numbers;
      for (const WordCount word : text(owners_[i].second)) {
        std::uint32_t& count = counts[numbers[word.word]];
        if (count == 0) met.push_back(numbers[word.word]);
        count += word.count;
      }
    }
    take_counts(met, counts, all);
    if (!all.empty()) use(static_cast<std::uint32_t>(actor), all);
  }
}

// How each word is written most often; the first bytewise where several forms are as frequent. `numbers`: the word of a stem.
std::vector<std::string> LexiconBuilder::usual_forms(const std::vector<std::uint32_t>& numbers, std::size_t size) const {
  std::vector<std::unordered_map<std::string_view, std::uint64_t>> forms(size);
  for (const Batch& batch : batches_) {
    for (const WordReader::Use& use : batch.reader.uses()) {
      const std::uint32_t word = numbers[batch.numbers[use.word.stem]];
      if (word != kNoWord) forms[word][batch.reader.form(use.word.form)] += use.count;
    }
  }
  std::vector<std::string> usual;
  usual.reserve(size);
  for (const auto& counted : forms) {
    usual.emplace_back(std::min_element(counted.begin(), counted.end(), [](const auto& x, const auto& y) {
                         return x.second != y.second ? x.second > y.second : x.first < y.first;
                       })->first);
  }
  return usual;
}

Lexicon LexiconBuilder::build(const std::vector<bool>& visible, std::vector<std::vector<WordCount>>& words, const TaskRunner& run) {
  if (!std::is_sorted(owners_.begin(), owners_.end())) std::sort(owners_.begin(), owners_.end());
  for (std::size_t actor = 0, i = 0; actor <= actors_; ++actor) {
    while (i < owners_.size() && owners_[i].first < actor) ++i;
    first_owner_.push_back(i);
  }
  batches_.resize((texts_.size() + kBatch - 1) / kBatch);
  run(batches_.size(), [this](std::size_t batch) { read(batch); });
  std::vector<std::string_view> stems;
  number_stems(stems);
  const std::size_t tasks = (actors_ + kBatch - 1) / kBatch;
  std::vector<std::uint32_t> holders(stems.size());
  run(tasks, [&](std::size_t task) {
    std::vector<std::uint32_t> here(stems.size());
    each_actor(task, stems.size(), [&](std::uint32_t actor, std::span<const WordCount> counted) {
      if (!visible[actor]) return;
      for (const WordCount stem : counted) ++here[stem.word];
    });
    for (std::size_t stem = 0; stem < here.size(); ++stem) {
      if (here[stem] > 0) std::atomic_ref(holders[stem]).fetch_add(here[stem], std::memory_order_relaxed);
    }
  });

  std::vector<std::uint32_t> kept;
  for (std::uint32_t stem = 0; stem < holders.size(); ++stem) {
    if (holders[stem] >= kFewestHolders) kept.push_back(stem);
  }
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t x, std::uint32_t y) { return stems[x] < stems[y]; });
  const auto population = static_cast<double>(std::count(visible.begin(), visible.end(), true));
  std::vector<std::uint32_t> numbers(stems.size(), kNoWord);
  Lexicon lexicon;
  for (const std::uint32_t stem : kept) {
    numbers[stem] = static_cast<std::uint32_t>(lexicon.holders_.size());
    lexicon.numbers_.emplace(stems[stem], numbers[stem]);
    lexicon.holders_.push_back(holders[stem]);
    lexicon.rarity_.push_back(std::log((population + 1) / (holders[stem] + 1)));
  }
  lexicon.written_ = usual_forms(numbers, kept.size());

  words.assign(actors_, {});
  run(tasks, [&](std::size_t task) {
    std::vector<WordCount> own;
    each_actor(task, stems.size(), [&](std::uint32_t actor, std::span<const WordCount> counted) {
      own.clear();
      for (const WordCount stem : counted) {
        if (numbers[stem.word] != kNoWord) own.push_back({numbers[stem.word], stem.count});
      }
      lexicon.keep_strongest(own, kMostWords);
      words[actor].assign(own.begin(), own.end());
    });
  });
  return lexicon;
}

}  // namespace binome
