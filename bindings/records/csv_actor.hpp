// One row of a CSV file to one actor.
#pragma once

#include <string>
#include <vector>

#include "bindings/records/csv_columns.hpp"
#include "bindings/records/french_places.hpp"
#include "bindings/records/record_reader.hpp"

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
  void read_scalar(Row& row, std::string_view text);
  void read_labels(Row& row, const ListField& field, std::string_view text);
  void read_partners(Row& row, std::string_view text);
  void read_commune(Row& row, std::string_view text);
  Term label(Row& row, Vocabulary vocabulary, std::string_view text);
  Term country(Row& row, std::string_view text);
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
  std::vector<const ListField*> lists_;  // one a column; null if it is no list of labels
  std::vector<std::string> kept_names_;
  LabelCells labels_;
  FrenchPlaces french_places_;
};

}  // namespace binome
