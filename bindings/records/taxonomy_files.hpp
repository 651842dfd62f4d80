// The taxonomy that the program carries: data/taxonomy/*.tsv and Debian's ISO 3166-2 table, embedded at build time.
#pragma once

#include "features/taxonomy.hpp"

namespace binome {

// Builds the taxonomy; about 10 ms. An error means that a file of data/ is wrong: the tests check that there is none.
Result<Taxonomy> load_taxonomy();

// One TSV text of data/taxonomy: rows of cells, comments and the header line left out. Every row has as many cells as the
// header has names.
Result<std::vector<std::vector<std::string>>> parse_tsv(std::string_view name, std::string_view text);

}  // namespace binome
