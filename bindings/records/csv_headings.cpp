#include "bindings/records/csv_headings.hpp"

#include <string>
#include <unordered_map>

#include "bindings/records/csv_columns.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

struct FieldHeadings {
  std::string_view field;
  std::string_view headings;  // separated by '|'
};

// French first, then English. A heading that could mean two fields is not here: such a column is kept and told.
constexpr FieldHeadings kHeadings[] = {
    {"id", "identifiant|identifiant unique|référence|réf|identifier|reference"},
    {"name",
     "nom|nom de la structure|nom de structure|nom structure|structure|raison sociale|dénomination|nom de l'organisation|organisation|nom "
     "de l'organisme|"
     "organisme|nom de l'acteur|acteur|nom de l'association|nom complet|intitulé|intitulé de la structure|"
     "organisation name|organization name|organization|name of organisation|actor"},
    {"kind",
     "type|type de structure|type de la structure|type structure|type d'acteur|type d'organisation|type d'organisme|catégorie|catégorie "
     "d'acteur|"
     "catégorie de structure|statut|statut juridique|forme juridique|nature|nature de la structure|famille d'acteurs|famille d'acteur|"
     "type of organisation|organisation type|organization type|type of actor|category|legal status"},
    {"subkind", "sous-type|sous-catégorie|sous-type de structure|type détaillé|sub-kind|sub-type|subcategory"},
    {"themes",
     "thématiques|thématique|thèmes|thème|thématiques d'intervention|thématique d'intervention|thèmes d'intervention|domaines|domaine|"
     "domaines d'intervention|domaine d'intervention|domaines d'action|domaine d'action|domaines d'activité|domaine "
     "d'activité|secteurs|secteur|"
     "secteurs d'intervention|secteur d'intervention|secteurs d'activité|secteur d'activité|champs d'intervention|champs d'action|"
     "theme|topics|topic|sectors|sector|fields of action|areas of work"},
    {"odds",
     "ODD|ODD visés|ODD concernés|objectifs de développement durable|objectif de développement durable|SDG|SDGs|sustainable development "
     "goals"},
    {"countries",
     "pays|pays d'intervention|pays d'action|pays de coopération|pays partenaires|pays partenaire|pays concernés|zones d'intervention|zone "
     "d'intervention|"
     "zones géographiques|zone géographique|zones géographiques d'intervention|zone géographique d'intervention|lieux d'intervention|"
     "country|countries of action|countries of work|areas of intervention"},
    {"languages", "langues|langue|langues parlées|langues de travail|language|working languages|spoken languages"},
    {"traits", "caractéristiques|caractéristique|caractéristiques du territoire|particularités|type de territoire|trait"},
    {"offers.skills",
     "compétences|compétences proposées|compétences offertes|compétence proposée|offre|offres|offre de compétences|offres de compétences|"
     "savoir-faire|nous proposons|ce que nous proposons|propose|skills|skills offered|offered skills|offer|offers"},
    {"offers.modes",
     "modes proposés|modes offerts|mode proposé|modes de partenariat proposés|modalités proposées|formes de partenariat proposées|"
     "types de partenariat proposés|modes de partenariat|modes offered|offered modes"},
    {"seeks.kinds",
     "types de partenaires recherchés|type de partenaires recherchés|type de partenaire recherché|partenaires recherchés|partenaire "
     "recherché|"
     "types d'acteurs recherchés|structures recherchées|types recherchés|kinds sought|partners sought|partner types sought"},
    {"seeks.skills",
     "compétences recherchées|compétence recherchée|compétences souhaitées|recherche|recherches|besoins|besoin|besoins en compétences|"
     "nous recherchons|ce que nous recherchons|skills sought|sought skills|seeks|needs"},
    {"seeks.modes",
     "modes recherchés|mode recherché|modes de partenariat recherchés|modalités recherchées|formes de partenariat recherchées|"
     "types de partenariat recherchés|type de partenariat recherché|modes sought|sought modes"},
    {"seeks.themes", "thématiques recherchées|thèmes recherchés|domaines recherchés|themes sought"},
    {"seeks.odds", "ODD recherchés|SDGs sought"},
    {"seeks.countries", "pays recherchés|pays souhaités|zones recherchées|countries sought"},
    {"seeks.sizes", "tailles recherchées|taille recherchée|taille de collectivité recherchée|sizes sought"},
    {"seeks.traits", "caractéristiques recherchées|traits sought"},
    {"seeks.must.countries", "pays exigés|pays obligatoires|countries required"},
    {"seeks.must.kinds", "types exigés|types de partenaires exigés|kinds required"},
    {"seeks.must.skills", "compétences exigées|compétences obligatoires|skills required"},
    {"seeks.must.modes", "modes exigés|modes obligatoires|modes required"},
    {"seeks.must.languages", "langues exigées|langues obligatoires|languages required"},
    {"home.country", "pays du siège|pays siège|pays d'implantation|pays de résidence|home country|country of seat|headquarters country"},
    {"home.region", "région|code région|nom de la région|région administrative|code INSEE région|region"},
    {"home.department",
     "département|dépt|dép|code département|n° de département|n° département|numéro de département|nom du département|code INSEE "
     "département|department"},
    {"home.insee", "INSEE|code INSEE|code INSEE commune|code INSEE de la commune|code commune|n° INSEE|INSEE code"},
    {"home.commune", "commune|ville|localité|nom de la commune|municipality|city|town"},
    {"home.postal_code", "code postal|CP|postal code|postcode|zip|zip code"},
    {"home.intercommunality",
     "intercommunalité|EPCI|nom de l'EPCI|code EPCI|SIREN EPCI|communauté de communes|agglomération|intercommunality"},
    {"home.lat", "latitude|lat"},
    {"home.lon", "longitude|lon|lng|long"},
    {"population", "habitants|nombre d'habitants|nb d'habitants|nb habitants|population municipale|population totale|inhabitants"},
    {"partners", "partenaires|partenaire|partenaires actuels|identifiants des partenaires|partner|partner ids"},
    {"description", "présentation|présentation de la structure|objet|objet social|résumé|descriptif|missions|about|summary|presentation"},
    {"visible", "visible en ligne|publié|publiée|affiché|affichée|published"},
    {"updated",
     "mis à jour le|mise à jour|mise à jour le|date de mise à jour|dernière mise à jour|date de modification|modifié le|màj|last "
     "updated|updated on"},
    {"source", "origine des données|source des données"},
    {"synthetic", "fictif|fictive|données fictives"},
};

using Headings = std::unordered_map<std::string, std::string_view>;

Headings folded_headings() {
  Headings known;
  for (const std::string_view field : csv_fields()) known.emplace(fold_label(field), field);
  for (const FieldHeadings& row : kHeadings) {
    std::string_view rest = row.headings;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      known.emplace(fold_label(rest.substr(0, bar)), row.field);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return known;
}

std::string without_brackets(std::string_view heading) {
  std::string text;
  int depth = 0;
  for (const char c : heading) {
    depth += c == '(' || c == '[';
    if (depth == 0) text += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return text;
}

void remove_end(std::string& text, std::string_view end) {
  if (text.size() > end.size() && text.ends_with(end)) text.resize(text.size() - end.size());
}

}  // namespace

std::string_view field_of_heading(std::string_view heading) {
  static const Headings known = folded_headings();
  auto find = [&](const std::string& folded) {
    const auto found = known.find(folded);
    return found == known.end() ? std::string_view() : found->second;
  };
  if (const auto field = find(fold_label(heading)); !field.empty()) return field;
  std::string folded = fold_label(without_brackets(heading));
  if (const auto field = find(folded); !field.empty()) return field;
  const std::size_t last = folded.find_last_not_of("0123456789");
  if (last != std::string::npos && folded[last] == ' ') folded.resize(last);
  remove_end(folded, " du siege");
  return find(folded);
}

}  // namespace binome
