// The form of data/wording/*.tsv: a first line, then key, fr, en, with tabs between and \n for a new line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/language.hpp"

namespace binome {

struct WordingRow {
  std::string key;
  Bilingual text;
};

// Cells that are missing are empty.
std::vector<WordingRow> read_wording(std::string_view table);

}  // namespace binome
