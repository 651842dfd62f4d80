// The fields of an actor, a row each, with the headings that offices write above them.
#include "features/internal/field_row.hpp"

namespace binome {
namespace {

using namespace schema;

bool subdivision_follows(const Actor& actor) { return !actor.home.region.empty() || !actor.home.department.empty(); }

constexpr Field<Actor> kActorFields[] = {
    row<&Actor::id>(
        {.path = "id", .form = F::id, .required = true, .headings = "identifiant|identifiant unique|référence|réf|identifier|reference"}),
    row<&Actor::name>(
        {.path = "name",
         .form = F::line,
         .required = true,
         .headings =
             "nom|nom de la structure|nom de structure|nom structure|structure|raison sociale|dénomination|nom de "
             "l'organisation|organisation|nom de l'organisme|organisme|nom de l'acteur|acteur|nom de l'association|nom "
             "complet|intitulé|intitulé de la structure|organisation name|organization name|organization|name of organisation|actor"}),
    row<&Actor::kind>({.path = "kind",
                       .form = F::term,
                       .vocabulary = V::kind,
                       .required = true,
                       .headings = "type|type de structure|type de la structure|type structure|type d'acteur|type d'organisation|type "
                                   "d'organisme|catégorie|catégorie d'acteur|catégorie de structure|statut|statut juridique|forme "
                                   "juridique|nature|nature de la structure|famille d'acteurs|famille d'acteur|type of "
                                   "organisation|organisation type|organization type|type of actor|category|legal status",
                       .fr = "un type, ou une sous-catégorie, qui donne alors aussi le type",
                       .en = "a kind, or a sub-kind, which then gives the kind too"}),
    row<&Actor::subkind>({.path = "subkind",
                          .form = F::term,
                          .vocabulary = V::kind,
                          .headings = "sous-type|sous-catégorie|sous-type de structure|type détaillé|sub-kind|sub-type|subcategory",
                          .fr = "une sous-catégorie du type",
                          .en = "a sub-kind of the kind"}),
    row<&Actor::home, &Home::country>(
        {.path = "home.country",
         .form = F::country,
         .vocabulary = V::place,
         .headings = "pays du siège|pays siège|pays d'implantation|pays de résidence|home country|country of seat|headquarters country",
         .fr = "pays du siège",
         .en = "country of the seat"}),
    row<&Actor::home, &Home::region>({.path = "home.region",
                                      .form = F::insee_region,
                                      .headings = "région|code région|nom de la région|région administrative|code INSEE région|region"}),
    row<&Actor::home, &Home::department>({.path = "home.department",
                                          .form = F::insee_department,
                                          .headings = "département|dépt|dép|code département|n° de département|n° département|numéro de "
                                                      "département|nom du département|code INSEE département|department"}),
    row<&Actor::home, &Home::subdivision>({.path = "home.subdivision",
                                           .form = F::term,
                                           .vocabulary = V::place,
                                           .fr = "ISO 3166-2 ; suit de la région et du département, la plus fine des deux",
                                           .en = "ISO 3166-2; follows from region and department, the finer one"},
                                          subdivision_follows),
    row<&Actor::home, &Home::intercommunality>(
        {.path = "home.intercommunality",
         .form = F::line,
         .headings = "intercommunalité|EPCI|nom de l'EPCI|code EPCI|SIREN EPCI|communauté de communes|agglomération|intercommunality"}),
    row<&Actor::home, &Home::insee>(
        {.path = "home.insee",
         .form = F::insee_commune,
         .headings = "INSEE|code INSEE|code INSEE commune|code INSEE de la commune|code commune|n° INSEE|INSEE code"}),
    kept_row<Actor>(
        {.path = "home.commune", .form = F::kept, .headings = "commune|ville|localité|nom de la commune|municipality|city|town"}),
    kept_row<Actor>({.path = "home.postal_code", .form = F::kept, .headings = "code postal|CP|postal code|postcode|zip|zip code"}),
    row<&Actor::home, &Home::lat>({.path = "home.lat", .form = F::latitude, .headings = "latitude|lat"}),
    row<&Actor::home, &Home::lon>({.path = "home.lon", .form = F::longitude, .headings = "longitude|lon|lng|long"}),
    row<&Actor::population>(
        {.path = "population",
         .form = F::inhabitants,
         .headings = "habitants|nombre d'habitants|nb d'habitants|nb habitants|population municipale|population totale|inhabitants"}),
    row<&Actor::facts>(
        {.path = "themes",
         .form = F::terms,
         .vocabulary = V::theme,
         .headings =
             "thématiques|thématique|thèmes|thème|thématiques d'intervention|thématique d'intervention|thèmes "
             "d'intervention|domaines|domaine|domaines d'intervention|domaine d'intervention|domaines d'action|domaine d'action|domaines "
             "d'activité|domaine d'activité|secteurs|secteur|secteurs d'intervention|secteur d'intervention|secteurs d'activité|secteur "
             "d'activité|champs d'intervention|champs d'action|theme|topics|topic|sectors|sector|fields of action|areas of work"}),
    row<&Actor::facts>({.path = "odds",
                        .form = F::terms,
                        .vocabulary = V::odd,
                        .headings = "ODD|ODD visés|ODD concernés|objectifs de développement durable|objectif de développement "
                                    "durable|SDG|SDGs|sustainable development goals"}),
    row<&Actor::facts>(
        {.path = "countries",
         .form = F::terms,
         .vocabulary = V::place,
         .headings = "pays|pays d'intervention|pays d'action|pays de coopération|pays partenaires|pays partenaire|pays concernés|zones "
                     "d'intervention|zone d'intervention|zones géographiques|zone géographique|zones géographiques d'intervention|zone "
                     "géographique d'intervention|lieux d'intervention|country|countries of action|countries of work|areas of intervention",
         .fr = "lieux d’action",
         .en = "places of action"}),
    row<&Actor::facts>({.path = "languages",
                        .form = F::terms,
                        .vocabulary = V::language,
                        .headings = "langues|langue|langues parlées|langues de travail|language|working languages|spoken languages"}),
    row<&Actor::facts>(
        {.path = "traits",
         .form = F::terms,
         .vocabulary = V::trait,
         .headings = "caractéristiques|caractéristique|caractéristiques du territoire|particularités|type de territoire|trait"}),
    row<&Actor::offers>(
        {.path = "offers.skills",
         .form = F::terms,
         .vocabulary = V::skill,
         .headings =
             "compétences|compétences proposées|compétences offertes|compétence proposée|offre|offres|offre de compétences|offres de "
             "compétences|savoir-faire|nous proposons|ce que nous proposons|propose|skills|skills offered|offered skills|offer|offers"}),
    row<&Actor::offers>(
        {.path = "offers.modes",
         .form = F::terms,
         .vocabulary = V::mode,
         .headings = "modes proposés|modes offerts|mode proposé|modes de partenariat proposés|modalités proposées|formes de partenariat "
                     "proposées|types de partenariat proposés|modes de partenariat|modes offered|offered modes"}),
    row<&Actor::seeks>({.path = "seeks.kinds",
                        .form = F::terms,
                        .vocabulary = V::kind,
                        .headings = "types de partenaires recherchés|type de partenaires recherchés|type de partenaire "
                                    "recherché|partenaires recherchés|partenaire recherché|types d'acteurs recherchés|structures "
                                    "recherchées|types recherchés|kinds sought|partners sought|partner types sought"}),
    row<&Actor::seeks>(
        {.path = "seeks.skills",
         .form = F::terms,
         .vocabulary = V::skill,
         .headings = "compétences recherchées|compétence recherchée|compétences souhaitées|recherche|recherches|besoins|besoin|besoins en "
                     "compétences|nous recherchons|ce que nous recherchons|skills sought|sought skills|seeks|needs"}),
    row<&Actor::seeks>({.path = "seeks.modes",
                        .form = F::terms,
                        .vocabulary = V::mode,
                        .headings =
                            "modes recherchés|mode recherché|modes de partenariat recherchés|modalités recherchées|formes de partenariat "
                            "recherchées|types de partenariat recherchés|type de partenariat recherché|modes sought|sought modes"}),
    row<&Actor::seeks>({.path = "seeks.themes",
                        .form = F::terms,
                        .vocabulary = V::theme,
                        .headings = "thématiques recherchées|thèmes recherchés|domaines recherchés|themes sought"}),
    row<&Actor::seeks>({.path = "seeks.odds", .form = F::terms, .vocabulary = V::odd, .headings = "ODD recherchés|SDGs sought"}),
    row<&Actor::seeks>({.path = "seeks.countries",
                        .form = F::terms,
                        .vocabulary = V::place,
                        .headings = "pays recherchés|pays souhaités|zones recherchées|countries sought"}),
    row<&Actor::seeks>({.path = "seeks.sizes",
                        .form = F::terms,
                        .vocabulary = V::size,
                        .headings = "tailles recherchées|taille recherchée|taille de collectivité recherchée|sizes sought"}),
    row<&Actor::seeks>(
        {.path = "seeks.traits", .form = F::terms, .vocabulary = V::trait, .headings = "caractéristiques recherchées|traits sought"}),
    row<&Actor::must>({.path = "seeks.must.countries",
                       .form = F::terms,
                       .vocabulary = V::place,
                       .headings = "pays exigés|pays obligatoires|countries required",
                       .fr = "siège ou lieu d’action exigé",
                       .en = "seat or place of action required"}),
    row<&Actor::must>({.path = "seeks.must.kinds",
                       .form = F::terms,
                       .vocabulary = V::kind,
                       .headings = "types exigés|types de partenaires exigés|kinds required"}),
    row<&Actor::must>({.path = "seeks.must.skills",
                       .form = F::terms,
                       .vocabulary = V::skill,
                       .headings = "compétences exigées|compétences obligatoires|skills required"}),
    row<&Actor::must>({.path = "seeks.must.modes",
                       .form = F::terms,
                       .vocabulary = V::mode,
                       .headings = "modes exigés|modes obligatoires|modes required"}),
    row<&Actor::must>({.path = "seeks.must.languages",
                       .form = F::terms,
                       .vocabulary = V::language,
                       .headings = "langues exigées|langues obligatoires|languages required"}),
    row<&Actor::partners>({.path = "partners",
                           .form = F::ids,
                           .headings = "partenaires|partenaire|partenaires actuels|identifiants des partenaires|partner|partner ids"}),
    row<&Actor::description>(
        {.path = "description",
         .form = F::text,
         .headings = "présentation|présentation de la structure|objet|objet social|résumé|descriptif|missions|about|summary|presentation"}),
    row<&Actor::identity, &Identity::website>(
        {.path = "website",
         .form = F::web_address,
         .headings = "site web|siteweb|site internet|site|adresse du site|adresse web|lien|web site|homepage|web address"}),
    row<&Actor::identity, &Identity::logo>({.path = "logo", .form = F::web_address, .headings = "logotype|adresse du logo|lien du logo"}),
    row<&Actor::identity, &Identity::siret>(
        {.path = "identifiers.siret", .form = F::siret, .headings = "SIRET|n° SIRET|numéro SIRET|code SIRET|SIRET number"}),
    row<&Actor::identity, &Identity::rna>(
        {.path = "identifiers.rna",
         .form = F::rna,
         .headings = "RNA|n° RNA|numéro RNA|code RNA|identifiant RNA|n° WALDEC|numéro WALDEC|RNA number"}),
    row<&Actor::identity, &Identity::rid>(
        {.path = "identifiers.rid", .form = F::rid, .headings = "RID|n° RID|numéro RID|RIDET|n° RIDET|numéro RIDET|RID number"}),
    row<&Actor::visible>({.path = "visible",
                          .form = F::flag,
                          .headings = "visible en ligne|publié|publiée|affiché|affichée|published",
                          .fr = "oui si rien n'est dit ; non : jamais proposé",
                          .en = "true unless said; false: never proposed"}),
    row<&Actor::synthetic>({.path = "synthetic",
                            .form = F::flag,
                            .headings = "fictif|fictive|données fictives",
                            .fr = "inventé, pour essayer",
                            .en = "invented, to try things out"}),
    row<&Actor::updated>({.path = "updated",
                          .form = F::date,
                          .headings = "mis à jour le|mise à jour|mise à jour le|date de mise à jour|dernière mise à jour|date de "
                                      "modification|modifié le|màj|last updated|updated on"}),
    row<&Actor::source>({.path = "source",
                         .form = F::text,
                         .headings = "origine des données|source des données",
                         .fr = "d'où vient la fiche",
                         .en = "where the record was taken from"}),
};

}  // namespace

template <>
std::span<const Field<Actor>> fields_of() {
  return kActorFields;
}
}  // namespace binome
