// The counts of a regional barometer, for any directory: who there is, where they act, on what, with whom. The definitions
// follow SO Coopération's Baromètre régional 2025; where it does not say how it counts, the comment here does.
#pragma once

#include <cstddef>
#include <vector>

#include "features/record.hpp"
#include "features/taxonomy.hpp"

namespace binome {

// How many structures have a term.
struct TermCount {
  Term term;
  std::size_t structures = 0;

  bool operator==(const TermCount&) const = default;
};

struct KindCount {
  Term kind;
  std::size_t structures = 0;
  std::vector<TermCount> subkinds;  // the most frequent first; structures without a sub-kind are in none

  bool operator==(const KindCount&) const = default;
};

struct ZoneCount {
  Term zone;
  std::size_t structures = 0;    // with at least one action there
  std::size_t cooperations = 0;  // pairs of a structure and a country of the zone

  bool operator==(const ZoneCount&) const = default;
};

struct OddCount {
  Term category;             // "people", …; or ODD 11, which belongs to none
  std::size_t mentions = 0;  // each ODD of each structure and of each project counts once
  bool apart = false;        // not one of the five categories whose shares add up to 100 %

  bool operator==(const OddCount&) const = default;
};

// Which structures are counted.
struct BarometerScope {
  // Only those at home in this place or below ("FR-NAQ"); "no term": all.
  Term home;
};

// All lists are sorted by number, the largest first, ties in the order of the taxonomy, unless said otherwise. A structure
// acts in the places that it declares, in those of its projects and where the other participants of its projects (of at
// most 20) are at home, if that is another country than its own; where it is at home itself does not count.
struct Barometer {
  std::size_t structures = 0;  // visible or not, synthetic or not
  std::size_t invisible = 0;
  std::size_t synthetic = 0;
  std::size_t home_abroad = 0;  // at home outside France
  std::vector<KindCount> kinds;

  std::size_t acting_somewhere = 0;
  // France includes its overseas territories (GP, MQ, GF, RE, YT), which therefore count in no other zone.
  std::size_t acting_in_france = 0;
  std::size_t acting_in_france_only = 0;
  std::size_t acting_abroad = 0;                // in a country, zone or continent outside France
  std::size_t acting_in_foreign_countries = 0;  // in at least one country outside France
  std::size_t cooperations = 0;                 // pairs of a structure and a foreign country
  std::vector<TermCount> countries;             // all foreign ones with a structure
  std::vector<ZoneCount> zones;                 // in the order of the taxonomy, those with a structure; Europe without France

  std::vector<TermCount> domains;   // the 12 domains, by number, also those without a structure
  std::size_t domain_mentions = 0;  // the sum of the above
  std::vector<OddCount> odds;       // in the order of the taxonomy
  std::size_t odd_mentions = 0;     // those not apart
  std::size_t water = 0;            // structures on water and sanitation
  std::vector<TermCount> water_kinds;

  std::size_t collectivities = 0;
  std::vector<TermCount> sizes;  // of the collectivities, in the order of the taxonomy
  std::size_t size_unknown = 0;

  std::size_t projects = 0;         // with at least one structure counted here
  std::size_t shared_projects = 0;  // with several participants
  std::size_t twinnings = 0;        // of kind "twinning" or "jumelage"
  std::size_t partnered = 0;        // structures in a shared project or with a declared partner, on either side

  bool operator==(const Barometer&) const = default;

  // Mean number of foreign countries of a structure that acts in at least one; 0 if none does.
  double countries_per_structure() const;
};

// `taxonomy` is the one of the records. O(records · log).
Barometer count_barometer(const Directory& directory, const Taxonomy& taxonomy, const BarometerScope& scope = {});

// part / whole; 0 if there is nothing to divide by.
inline double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace binome
