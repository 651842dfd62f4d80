// What the columns of a CSV file of actors mean: from the headings that people write, or as told with --map.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/result.hpp"

namespace binome {

// "Heading=field": the column of that heading fills that field; the field "-" leaves the column out.
struct ColumnMapping {
  std::string heading;
  std::string field;
};

// Reads "Heading=field". Errors (wrong use): no '=', an unknown field.
Result<ColumnMapping> parse_column_mapping(std::string_view text);

struct CsvColumn {
  std::string heading;  // as written; "colonne 7" if it is empty
  std::string field;    // a path of fields_of<Actor>(); "-": left out; empty: not understood, kept as an unknown member
};

// Finds the fields of the headings. A heading told in `mappings` wins over one that is recognised by itself. Errors, each
// saying what to do: no column for the name or the kind, two columns for one single value, and, if `all_used`, a mapping
// whose heading is not there. `file` is for the messages.
Result<std::vector<CsvColumn>> map_columns(const std::string& file, const std::vector<std::string>& headings,
                                           const std::vector<ColumnMapping>& mappings, bool all_used);

// Whether a heading speaks of persons (e-mail, telephone, …), who do not belong in a directory of organisations.
bool is_personal(std::string_view heading);

}  // namespace binome
