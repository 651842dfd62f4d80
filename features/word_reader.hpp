// Reads the words of French and English texts as stems. « Irrigations », "irrigated" and « l'irrigation » are one word.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "features/result.hpp"

namespace binome {

// A text longer than this (bytes) is read up to here.
inline constexpr std::size_t kMostTextBytes = 1 << 16;

// A word is a run of letters of any script: blanks, hyphens and apostrophes part words, so that elisions (l', d', qu') fall
// off. Left out: runs with a digit, words of fewer than three letters or more than 64 bytes, stop words of both languages.
// The others are stemmed (Snowball) in the language of the text, which its stop words tell (French if in doubt), then folded
// as labels are (label_folding.hpp): cognates with the same stem are one word. Any bytes will do; what is not UTF-8 parts words.
//
// A reader numbers the stems and the written forms it meets, from 0, and remembers what each form is: about 20 ns a word.
// Not thread safe; one reader for one thread.
class WordReader {
 public:
  struct Word {
    std::uint32_t stem = 0;
    std::uint32_t form = 0;  // as it is written, capitals and all
  };

  WordReader();
  WordReader(WordReader&&) noexcept;
  WordReader& operator=(WordReader&&) noexcept;
  ~WordReader();

  // The words of one text, in their order; `parts` (a title and its description) are one text in one language. Valid until
  // the next call. O(bytes), of which at most kMostTextBytes a part count.
  // `language`: that of the text, where it is known.
  std::span<const Word> read(std::span<const std::string_view> parts, std::optional<Language> language = std::nullopt);
  std::span<const Word> read(std::string_view text, std::optional<Language> language = std::nullopt) {
    return read(std::span(&text, 1), language);
  }

  std::size_t stem_count() const;
  // Folded: letters without case or accents. Valid as long as the reader.
  std::string_view stem(std::uint32_t stem) const;
  std::string_view form(std::uint32_t form) const;
  // How often each stem was read in each form. O(forms).
  struct Use {
    Word word;
    std::uint32_t count = 0;
  };
  std::vector<Use> uses() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace binome
