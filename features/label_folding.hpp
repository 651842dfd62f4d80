// Brings labels written by people to one comparable form.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace binome {

// Case, accents, punctuation, apostrophes, hyphens, ligatures (œ, æ) and repeated or no-break blanks are ignored:
// "Côte d’Ivoire", "COTE D'IVOIRE" and " cote-d ivoire " all fold to "cote d ivoire". The result holds only letters and
// digits (of any script) separated by single blanks. Invalid UTF-8 is replaced, never an error. Thread safe.
std::string fold_label(std::string_view utf8);

// Number of single-byte insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that turn
// one folded label into the other, or `limit + 1` as soon as it is known to be more than `limit`. O(size × size).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace binome
