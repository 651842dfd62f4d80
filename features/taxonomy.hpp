// The controlled vocabularies: codes, labels, parents, and the resolution of what people write to a code.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "features/result.hpp"
#include "features/term.hpp"

namespace binome {

// One row of a vocabulary. `parent` is a code of the same vocabulary, or empty for a root.
struct TaxonomyRow {
  std::string code;
  std::string parent;
  Bilingual label;
  std::vector<std::string> aliases;
  // Labels of a lower rank hide equal labels of a higher one: a country hides a district of the same name.
  std::uint8_t rank = 0;
};

// Why a label could not be resolved.
struct Unresolved {
  enum class Reason { unknown, ambiguous, retired };
  Reason reason = Reason::unknown;
  std::vector<Term> nearest;  // ambiguous: the candidates; unknown: at most three look-alikes, best first
  Bilingual advice;           // what to write instead, where the taxonomy knows; else empty
};

// Immutable once built; every const member is thread safe.
class Taxonomy {
 public:
  // Adds a row at the end of its vocabulary. Errors: a code given twice, an unknown parent.
  Result<Term> add(Vocabulary vocabulary, const TaxonomyRow& row);
  // Further labels of an existing term. Errors: unknown code.
  Result<Term> add_labels(Vocabulary vocabulary, std::string_view code, const TaxonomyRow& labels);
  // A label that is never resolved but answered with `why` (reason ambiguous or retired).
  void refuse(Vocabulary vocabulary, std::string_view label, Unresolved why);

  // INSEE codes of French regions ("region") and départements ("department") mean ISO 3166-2 subdivisions.
  Result<Term> add_insee(std::string_view level, std::string_view insee, std::string_view place_code);
  // The place of an INSEE code, or "no term".
  Term find_insee(std::string_view level, std::string_view insee) const;

  // The term of a code, or "no term". O(1).
  Term find(Vocabulary vocabulary, std::string_view code) const;
  // The term that a person's label or code means (see fold_label); never a guess: only an exact match after folding.
  tl::expected<Term, Unresolved> resolve(Vocabulary vocabulary, std::string_view label) const;

  const std::string& code(Term term) const { return entry(term).code; }
  const std::string& label(Term term, Language language) const { return entry(term).label.in(language); }
  const Bilingual& labels(Term term) const { return entry(term).label; }
  Term parent(Term term) const { return entry(term).parent; }
  // The root above a term, or the term itself.
  Term root(Term term) const;
  // Whether `ancestor` is `term` or lies above it.
  bool is_within(Term term, Term ancestor) const;
  // A part of France that is a country of ISO 3166-1 as well ("RE"). Errors: an unknown code.
  Result<Term> add_overseas(std::string_view code);
  struct Overseas {
    Term country;      // RE
    Term subdivision;  // FR-RE; below it FR-974
  };
  // In the order added.
  const std::vector<Overseas>& overseas() const { return overseas_; }
  // The country above a place or the place itself, France for its overseas parts; "no term" for a zone or a continent.
  Term country_of(Term place) const;
  // Whether a country is France or one of its overseas parts.
  bool is_french(Term country) const { return is_country(country) && code(country_of(country)) == "FR"; }

  // A size class begins at `least` inhabitants; in ascending order. Errors: an unknown code.
  Result<Term> add_size(std::string_view code, std::int64_t least);
  // The class of so many inhabitants; "no term" if there is none so small.
  Term size_class(std::int64_t inhabitants) const;

  // Whether a place is a country of ISO 3166-1: two capital letters. Zones and continents are written small, subdivisions longer.
  bool is_country(Term place) const;
  // Every label and alias, as written, that `resolve` gives to a term of the vocabulary; codes left out.
  struct Label {
    Term term;
    std::string text;
  };
  std::vector<Label> labels_of(Vocabulary vocabulary) const;
  // Terms of a vocabulary have positions 0 … size-1.
  std::size_t size(Vocabulary vocabulary) const { return entries_[index(vocabulary)].size(); }

 private:
  struct Entry {
    std::string code;
    Term parent;
    Bilingual label;
  };
  struct LabelOwner {
    std::uint8_t rank = 0;
    std::vector<Term> terms;
  };
  using Labels = std::unordered_map<std::string, LabelOwner>;

  static std::size_t index(Vocabulary vocabulary) { return static_cast<std::size_t>(vocabulary); }
  const Entry& entry(Term term) const { return entries_[index(term.vocabulary())][term.position()]; }
  void own_labels(Term term, const TaxonomyRow& row);
  std::vector<Term> look_alikes(Vocabulary vocabulary, const std::string& folded) const;

  std::array<std::vector<Entry>, kVocabularyNames.size()> entries_;
  // Looked up without making a string.
  struct CodeHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::array<std::unordered_map<std::string, Term, CodeHash, std::equal_to<>>, kVocabularyNames.size()> codes_;
  std::array<Labels, kVocabularyNames.size()> labels_;
  std::array<std::vector<Label>, kVocabularyNames.size()> written_;  // every label, in the order added
  std::array<std::unordered_map<std::string, Unresolved>, kVocabularyNames.size()> refused_;
  std::unordered_map<std::string, Term> insee_;
  std::vector<Overseas> overseas_;
  std::vector<std::pair<std::int64_t, Term>> sizes_;  // (least, class), ascending
};

}  // namespace binome
