// The figures that the synthetic directory follows. Source unless said otherwise: SO Coopération, Baromètre régional 2025
// (1,300 structures in Nouvelle-Aquitaine). "Assumption" marks what nobody publishes: plausible, not measured.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace binome::synthetic {

// Position of a kind in every table that has a column per kind.
enum Kind : std::uint8_t { kAssociation, kCollectivity, kEducation, kFoundation, kEnterprise, kPublicBody, kOther, kKinds };
using PerKind = std::array<std::uint16_t, kKinds>;

struct Share {
  std::string_view code;
  std::uint32_t weight;
};

// A kind, its number of structures, where its structures act (per mille of them) and its sub-kinds.
struct KindRow {
  std::string_view code;
  std::uint32_t structures;
  // Acting nowhere known, in France only, in France and abroad, abroad only; they add up to 1000. Together they give the
  // barometer's 38 % in France, of which 68 % nowhere else; the split between kinds is an assumption.
  std::array<std::uint32_t, 4> presence;
  std::span<const Share> subkinds;
};
std::span<const KindRow> kinds();  // in the order of Kind

// A country of action. `structures` per 1,300: published for the ten first countries; for the others an assumption that
// adds up to the published zones. `weight` is what makes drawing several countries per actor give `structures`
// (found by generating 200,000 actors again and again, each time scaling the weight by wanted over found); `where` is the French locative;
// `subdivisions` are blank-separated codes.
struct CountryRow {
  std::string_view code;
  std::uint16_t structures;
  std::uint16_t weight;
  std::string_view where;
  std::string_view language;
  std::string_view subdivisions;
};
std::span<const CountryRow> countries();

// How many actors have n countries abroad, n = 0, 1, …: 3 on average (published); the shape is an assumption.
std::span<const std::uint32_t> country_counts();
// How many domains an actor has: 2.2 on average. Assumption.
std::span<const std::uint32_t> domain_counts();

// How many cooperations an actor leads: 0.8 with the twinnings. Assumption.
std::span<const std::uint32_t> project_counts();
// How many participants a cooperation has beyond two, if there are as many that fit. Assumption.
std::span<const std::uint32_t> further_participants();

// A French département: where it lies (hundredths of a degree), how far actors are spread around, how many there are.
// Assumption: seven actors in ten in Nouvelle-Aquitaine, by population; coordinates: approximate centres.
struct DepartmentRow {
  std::string_view insee;
  std::string_view region;
  std::int16_t lat, lon, spread;
  std::uint16_t weight;
  std::string_view traits;  // blank-separated codes, each true of about half of its actors
  std::uint16_t urban;      // per mille of actors in a town
};
std::span<const DepartmentRow> departments();

// One of the 12 domains: how many structures of each kind name it (relative), which ODD (pairs of number and weight) and
// which groups of technical skills go with it. Published: water and sanitation 131 structures, 87 of them associations;
// education, health and food a third of the actions; culture in about 30 % of the cases. The rest is an assumption.
struct DomainRow {
  std::string_view code;
  PerKind weight;
  std::span<const Share> odds;
  std::string_view skill_groups;
};
std::span<const DomainRow> domains();

// ODD 1 … 17 whatever the domain; 16 and 17 are drawn apart. Group shares: 33.4 (1–6), 15.8 (7–10), 6.9 (12–15), 21.5 (16)
// and 22.3 % (17). Within a group, and for 11, an assumption.
std::span<const Share> common_odds();

// Skill groups and modes, relative, per kind. The Pays de la Loire guide says what associations bring (field knowledge,
// project support, training and ownership, impact, supply chains) and enterprises; the numbers are an assumption.
struct KindWeights {
  std::string_view code;
  PerKind offers;
  PerKind seeks;
};
std::span<const KindWeights> skill_groups();
std::span<const KindWeights> modes();
// Which kinds an actor looks for: `code` is the kind sought, column the one who asks (in `seeks`; `offers` is unused).
std::span<const KindWeights> sought_kinds();

// KindCounts at 0, 1/8, … 8/8 of the collectivities of a sub-kind. Assumption (log-normal in shape), made so that about
// 30 % of all have 10,000 to 50,000 inhabitants as in ACTER (CIRRMA 2024).
struct PopulationRow {
  std::string_view subkind;
  std::array<std::int64_t, 9> quantiles;
};
std::span<const PopulationRow> populations();

}  // namespace binome::synthetic
