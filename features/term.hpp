// A term: one value of one controlled vocabulary ("theme: water", "country: Senegal").
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace binome {

// The controlled vocabularies. `kind` holds kinds and, below them, sub-kinds; `place` holds continents,
// zones, countries and subdivisions.
enum class Vocabulary : std::uint8_t { kind, theme, odd, place, language, trait, mode, skill, size };

inline constexpr std::array<std::string_view, 9> kVocabularyNames = {"kind",  "theme", "odd",   "place", "language",
                                                                     "trait", "mode",  "skill", "size"};

constexpr std::string_view name_of(Vocabulary vocabulary) { return kVocabularyNames[static_cast<std::size_t>(vocabulary)]; }

// Four bytes, totally ordered by (vocabulary, position in the vocabulary's file). The default value is "no term".
class Term {
 public:
  constexpr Term() = default;
  constexpr Term(Vocabulary vocabulary, std::uint32_t position) : bits_(static_cast<std::uint32_t>(vocabulary) << 24 | position) {}

  constexpr Vocabulary vocabulary() const { return static_cast<Vocabulary>(bits_ >> 24); }
  constexpr std::uint32_t position() const { return bits_ & 0xFFFFFF; }
  constexpr explicit operator bool() const { return bits_ != kNone; }
  constexpr auto operator<=>(const Term&) const = default;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t bits_ = kNone;
};

// A sorted set of terms of any vocabularies, 24 bytes when empty.
class TermSet {
 public:
  TermSet() = default;

  // Adds a term unless it is there; O(size). "No term" is ignored.
  void add(Term term) {
    if (!term) return;
    const auto at = std::lower_bound(terms_.begin(), terms_.end(), term);
    if (at == terms_.end() || *at != term) terms_.insert(at, term);
  }
  void add(std::span<const Term> terms) {
    for (const Term term : terms) add(term);
  }
  void remove(Vocabulary vocabulary) {
    std::erase_if(terms_, [=](Term term) { return term.vocabulary() == vocabulary; });
  }

  // The terms of one vocabulary, in order. Valid until the set changes.
  std::span<const Term> of(Vocabulary vocabulary) const {
    const auto begin = std::lower_bound(terms_.begin(), terms_.end(), Term(vocabulary, 0));
    const auto end = std::lower_bound(begin, terms_.end(), Term(vocabulary, 0xFFFFFF));
    return {begin, end};
  }
  std::span<const Term> all() const { return terms_; }
  bool contains(Term term) const { return std::binary_search(terms_.begin(), terms_.end(), term); }
  bool empty() const { return terms_.empty(); }
  std::size_t size() const { return terms_.size(); }
  bool operator==(const TermSet&) const = default;

 private:
  std::vector<Term> terms_;
};

}  // namespace binome
