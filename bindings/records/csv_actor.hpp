// One row of a CSV file to one actor.
#pragma once

#include <string>
#include <vector>

#include "bindings/records/csv_columns.hpp"
#include "bindings/records/french_places.hpp"
#include "bindings/records/record_reader.hpp"
#include "features/record_schema.hpp"

namespace binome {

// Not thread safe. `taxonomy` must outlive it.
class CsvActors {
 public:
  CsvActors(const Taxonomy& taxonomy, std::vector<CsvColumn> columns, const ReadLimits& limits);

  // `cells` are UTF-8, one a column; missing ones at the end are empty. Every problem found is added to `problems`, its
  // column as in the header; file and line are the caller's. An actor without an id gets one (see make_actor_id).
  Actor read(const std::vector<std::string>& cells, std::vector<Problem>& problems);

  const std::vector<CsvColumn>& columns() const { return columns_; }
  // The name under which a column that is not understood is kept: its heading, unless that is taken.
  const std::string& kept_name(std::size_t column) const { return kept_names_[column]; }

 private:
  struct Row;

  void read_cell(Row& row, std::size_t column, std::string_view text);
  // Reads a cell into the member of its field, whose type is that of the form.
  void read(Row& row, const FieldInfo& field, std::string_view text, std::string& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, Term& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, TermSet& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, std::vector<std::string>& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, bool& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, Date& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, std::optional<std::int64_t>& out);
  void read(Row& row, const FieldInfo& field, std::string_view text, std::optional<double>& out);
  void read_commune(Row& row, std::string_view text);
  Term label(Row& row, Vocabulary vocabulary, std::string_view text);
  void settle_kind(Row& row);
  void settle_home(Row& row);
  void settle_division(Row& row, std::string_view level, std::string Home::*code);
  void settle_id(Row& row);
  void require(Row& row, std::string_view field, bool given);
  std::size_t column_of(std::string_view field) const;
  void problem(Row& row, std::size_t column, std::string_view value, Bilingual what);

  const Taxonomy& taxonomy_;
  ReadLimits limits_;
  std::vector<CsvColumn> columns_;
  std::vector<const Field<Actor>*> fields_;  // one a column; null if it is kept or left out
  std::vector<std::string> kept_names_;
  LabelCells labels_;
  FrenchPlaces french_places_;
};

}  // namespace binome
