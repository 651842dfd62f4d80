// Resolves what people write in the cells of a file to the terms of a vocabulary, one value or several in a cell.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "features/taxonomy.hpp"

namespace binome {

// The values of a cell that were understood and those that were not, as written.
struct LabelValues {
  std::vector<Term> terms;
  std::vector<std::pair<std::string, Unresolved>> unresolved;
  bool too_many = false;
};

// Remembers what it has seen, since a file repeats its labels and finding look-alikes takes milliseconds. Not thread safe.
class LabelCells {
 public:
  explicit LabelCells(const Taxonomy& taxonomy);

  // The term of a whole cell. An ODD may be written "4 - Éducation de qualité": the number counts, if the words do not
  // name another one. Valid until the next call.
  const tl::expected<Term, Unresolved>& one(Vocabulary vocabulary, std::string_view text);

  // The terms of a cell of values separated by ',', '/', ';', '|' or line breaks. A label that contains a comma or slash
  // itself ("Éducation, enseignement, sport") is taken as a whole, the longest first. At most `most` values are read, and
  // no more than `most_unresolved` that are not understood (the rest is left).
  LabelValues several(Vocabulary vocabulary, std::string_view text, std::size_t most, std::size_t most_unresolved);

 private:
  // Folded labels of each vocabulary that contain a separator, and the most parts that one has.
  struct SeparatedLabels {
    void add(Vocabulary vocabulary, std::string_view label);

    std::array<std::unordered_set<std::string>, kVocabularyNames.size()> labels;
    std::array<std::size_t, kVocabularyNames.size()> most_parts{};
  };
  static SeparatedLabels collect_aliases();

  tl::expected<Term, Unresolved> resolve(Vocabulary vocabulary, std::string_view text) const;
  tl::expected<Term, Unresolved> resolve_odd(std::string_view text) const;
  bool is_one_label(Vocabulary vocabulary, std::string_view text) const;

  const Taxonomy& taxonomy_;
  SeparatedLabels separated_;
  std::unordered_map<std::string, tl::expected<Term, Unresolved>> seen_;
};

}  // namespace binome
