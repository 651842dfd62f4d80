// The labels of a vocabulary as they may stand in a text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "features/taxonomy.hpp"
#include "features/word_reader.hpp"

namespace binome {

// A label found in a text.
struct PhraseHit {
  Term term;
  bool single = false;  // of one word, which may mean something else
  std::string text;     // its words as they are written there
};

// Labels and aliases as sequences of stems, in both languages; a label of one word must stand there but for its last letters
// (« collectivités » is no « collecte », whatever their stem). Places are proper nouns: their words are compared whole (Niger
// is not Nigeria) and the first must be written with a capital. A label that means several terms, or that is left with fewer words than
// it says something in (« Villes durables » without « villes »), is no phrase. Immutable; thread safe.
class PhraseBook {
 public:
  PhraseBook(const Taxonomy& taxonomy, Vocabulary vocabulary);

 private:
  friend class PhraseFinder;
  struct Phrase {
    std::vector<std::uint32_t> tokens;
    Term term;                        // none: of several
    std::vector<std::string> labels;  // folded
  };
  void add(std::vector<std::uint32_t> tokens, const Taxonomy::Label& label, const Taxonomy& taxonomy);
  std::uint32_t token(const std::string& text);

  bool names_;  // whole words with a capital, not stems
  std::unordered_map<std::string, std::uint32_t> tokens_;
  std::unordered_map<std::uint32_t, std::vector<Phrase>> phrases_;  // by first token, the longest first
};

// Finds the phrases of a book in what one reader reads. Not thread safe; refers to both.
class PhraseFinder {
 public:
  PhraseFinder(const PhraseBook& book, const WordReader& reader) : book_(book), reader_(reader) {}
  // Appends the phrases in their order; where several begin at a word the longest counts, and no word counts twice.
  void find(std::span<const WordReader::Word> words, std::vector<PhraseHit>& hits);

 private:
  std::uint32_t token(WordReader::Word word);

  const PhraseBook& book_;
  const WordReader& reader_;
  std::vector<std::uint32_t> known_;  // token of a stem, or of a form for names
};

}  // namespace binome
