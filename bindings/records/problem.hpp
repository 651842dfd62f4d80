// What is wrong with one value of one file, so that a person can mend it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "features/result.hpp"
#include "features/taxonomy.hpp"

namespace binome {

struct Problem {
  std::string file;
  std::size_t line = 0;  // from 1; the first line of a record that spans several
  std::string column;    // name of the field or of the CSV column
  std::string value;     // as written, shortened to 80 characters
  Error what;
};

// The same as an error around `what`.
Error error_of(const Problem& problem);

// "annuaire.csv, ligne 12, colonne « pays », valeur « Congo » : …"
std::string describe(const Problem& problem, Language language);

// An unresolved label, with the nearest labels or the candidates.
Error unresolved_error(const Unresolved& why, const Taxonomy& taxonomy);
Bilingual describe_unresolved(const Unresolved& why, const Taxonomy& taxonomy);

}  // namespace binome
