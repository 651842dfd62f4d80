// French regions and départements as people write them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "bindings/records/label_cells.hpp"
#include "features/taxonomy.hpp"

namespace binome {

class FrenchPlaces {
 public:
  // Both must outlive it.
  FrenchPlaces(const Taxonomy& taxonomy, LabelCells& labels);

  // The INSEE code that a cell means at a level ("region" or "department"): "52", "Pays de la Loire", "44", "2a", "1" (a
  // spreadsheet took the zero), "44 - Loire-Atlantique", "Loire-Atlantique (44)". Empty: not understood. Within a level the
  // names are unique, so "Nord" is the département even though other countries have a Nord.
  std::string code_of(std::string_view level, std::string_view text) const;

 private:
  std::string code_of_name(std::string_view level, const std::string& folded) const;

  const Taxonomy& taxonomy_;
  LabelCells& labels_;
  std::unordered_map<std::string, std::string> codes_by_name_;        // "region:pays de la loire" → "52"
  std::unordered_map<std::string, std::string> codes_by_place_code_;  // "region:FR-PDL" → "52"
};

// An INSEE code of a commune, its lost leading zero put back ("1004" is "01004"); empty if it cannot be one.
std::string commune_code(std::string_view text);
// The département of a commune's code.
std::string department_of_commune(std::string_view insee);

}  // namespace binome
