// The words of a directory: which texts speak of what, and how rare each word is among its actors.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "features/task_runner.hpp"
#include "features/word_reader.hpp"

namespace binome {

// A word of a lexicon and how often it is read.
struct WordCount {
  std::uint32_t word = 0;
  std::uint32_t count = 0;

  bool operator==(const WordCount&) const = default;
};

// At most this many words of an actor are kept, the strongest.
inline constexpr std::size_t kMostWords = 1024;

// Words are stems (word_reader.hpp) that at least two visible actors have, numbered in the order of their bytes: nothing
// depends on the order of the records, or on a record that is not there. Immutable; const members are thread safe.
class Lexicon {
 public:
  std::size_t size() const { return written_.size(); }
  // The stem as it is written most often.
  const std::string& written(std::uint32_t word) const { return written_[word]; }
  // Visible actors that have the word; at least 2.
  std::uint32_t holders(std::uint32_t word) const { return holders_[word]; }
  // The word of a folded stem.
  std::optional<std::uint32_t> find(std::string_view stem) const;
  // tf·idf: (1 + ln count) · ln((N+1)/(holders+1)), N being the visible actors.
  double strength(WordCount word) const;
  // The words of a text, strongest kMostWords of them, in their order. O(bytes).
  std::vector<WordCount> words_of(std::string_view text) const;
  // All words of one text (its parts, a title and a description, are in one language), ascending. `reader`: any.
  std::vector<WordCount> count_words(std::span<const std::string_view> parts, WordReader& reader) const;
  // Keeps the strongest `most` words (the first by number where several are as strong) and puts them in order.
  void keep_strongest(std::vector<WordCount>& words, std::size_t most) const;

 private:
  friend class LexiconBuilder;

  std::vector<std::string> written_;
  std::vector<std::uint32_t> holders_;
  std::vector<double> rarity_;  // idf
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Collects the texts of actors; keeps no copy of them. O(bytes of the texts + words of every actor).
class LexiconBuilder {
 public:
  explicit LexiconBuilder(std::size_t actors) : actors_(actors) {}
  // Adds one text (its parts, a title and a description, are in one language), which counts for each of these actors. The
  // text must stay until build().
  void add(std::string_view title, std::string_view description, std::span<const std::uint32_t> actors);
  // The lexicon, and in `words` the words of every actor, ascending, at most kMostWords. The same for any runner. Call once.
  Lexicon build(const std::vector<bool>& visible, std::vector<std::vector<WordCount>>& words, const TaskRunner& run);

 private:
  // Some texts, read by one reader.
  struct Batch {
    WordReader reader;
    std::vector<WordCount> counted;      // by stem, text after text
    std::vector<std::size_t> ends;       // of each text, in `counted`
    std::vector<std::uint32_t> numbers;  // the reader's stems in the numbering of all batches
  };

  void read(std::size_t batch);
  void number_stems(std::vector<std::string_view>& stems);
  std::span<const WordCount> text(std::size_t number) const;
  void each_actor(std::size_t task, std::size_t stems, const std::function<void(std::uint32_t, std::span<const WordCount>)>& use) const;
  std::vector<std::string> usual_forms(const std::vector<std::uint32_t>& numbers, std::size_t size) const;

  std::size_t actors_;
  std::vector<std::array<std::string_view, 2>> texts_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> owners_;  // (actor, text)
  std::vector<std::size_t> first_owner_;                         // of each actor, in owners_ in order; and the end
  std::vector<Batch> batches_;
};

}  // namespace binome
