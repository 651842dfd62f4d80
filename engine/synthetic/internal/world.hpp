// The tables with their codes resolved, and what is fixed for each actor before its record is written: so a project can
// choose participants that fit without anything being kept.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/synthetic/internal/phrases.hpp"
#include "engine/synthetic/internal/tables.hpp"
#include "features/counter_random.hpp"
#include "features/record.hpp"
#include "features/taxonomy.hpp"

namespace binome::synthetic {

// Independent sequences of random numbers for one seed.
enum Stream : std::uint64_t {
  kKindStream = 1,
  kSketchStream,
  kOddStream,
  kClusterCountryStream,
  kClusterDomainStream,
  kClusterStream,
  kActorStream,
  kTextStream,
  kProjectStream,
  kListingStream,
  kPartnerStream,
  kTwinStream,
};

// Neighbouring indices form a cluster with a country, a domain and a département in common, which about half of its
// members share; projects and partnerships stay within it.
inline constexpr std::uint64_t kClusterSize = 64;

enum class Completeness { empty, sparse, full };

// What the other actors' projects need to know of an actor.
struct Sketch {
  Kind kind = kAssociation;
  Term subkind;
  Completeness completeness = Completeness::full;
  bool foreign = false;  // a town or province abroad, at home in its cluster's country
  std::size_t department = 0;
  bool in_france = false;               // acts in France
  std::vector<std::uint8_t> countries;  // where it acts abroad, positions in countries()
  std::vector<std::uint8_t> domains;    // positions in domains()
  std::vector<std::uint8_t> themes;     // positions in themes(), of these domains; may be fewer
};

// Is this position among them?
bool held(const std::vector<std::uint8_t>& values, std::size_t value);

struct Cluster {
  std::uint8_t country = 0;
  std::uint8_t domain = 0;
  std::size_t department = 0;
};

struct Country {
  Term place;
  Term zone;
  Term language;  // may be none
  std::vector<Term> subdivisions;
};

struct Department {
  Term subdivision;
  std::vector<Term> traits;
};

// Skills or modes or kinds of one column, ready to be drawn.
struct Choice {
  std::vector<Term> terms;
  std::array<WeightedPicker, kKinds> offers;
  std::array<WeightedPicker, kKinds> seeks;
};

// Immutable once made; every member is thread safe. `taxonomy` must outlive it.
class World {
 public:
  // An error names the first code that the taxonomy does not have.
  static Result<World> make(const Taxonomy& taxonomy, std::uint64_t seed);

  CounterRandom random(Stream stream, std::uint64_t index) const { return {seed, stream, index}; }
  Cluster cluster(std::uint64_t number) const;
  Sketch sketch(std::uint64_t index) const;
  // A skill for this kind: of its usual groups, or a technical one of one of its domains.
  Term skill(const Sketch& sketch, bool offered, CounterRandom& random) const;
  // The ODD that an actor names, positions in `odds`, ascending.
  std::vector<std::size_t> odds_of(std::uint64_t index, const Sketch& sketch) const;
  // A theme of a domain, or now and then none: then the domain itself is meant.
  std::optional<std::uint8_t> theme(std::size_t domain, CounterRandom& random) const;

  const Taxonomy* taxonomy = nullptr;
  std::uint64_t seed = 1;
  Term france, nouvelle_aquitaine, french, english, rural, urban;
  std::array<Term, kKinds> kinds;
  std::array<std::vector<Term>, kKinds> subkinds;
  std::array<WeightedPicker, kKinds> subkind_pickers;
  Term commune, province, twinning_committee, youth_exchange, citizen_exchange;
  std::vector<Country> countries;
  std::vector<Department> departments;
  std::vector<Term> domains, themes;
  std::vector<std::vector<std::uint8_t>> domain_themes;
  std::vector<Term> odds;  // 1 … 17 at 0 … 16
  Choice skill_groups, modes, sought_kinds;
  std::vector<Term> sizes;
  WeightedPicker project_count;         // of cooperations that an actor leads
  WeightedPicker further_participants;  // of a cooperation, beyond two

 private:
  friend class WorldBuilder;
  void act_somewhere(Sketch& sketch, const Cluster& here, CounterRandom& random) const;
  void choose_themes(Sketch& sketch, const Cluster& here, CounterRandom& random) const;

  struct OddPicker {
    WeightedPicker picker;
    std::vector<std::size_t> positions;
  };
  WeightedPicker kind_picker_, department_picker_, town_countries_, other_countries_, cluster_countries_, cluster_domains_;
  WeightedPicker country_count_, domain_count_;
  std::array<WeightedPicker, kKinds> domain_pickers_;
  OddPicker common_odds_;
  std::vector<OddPicker> domain_odds_;                         // by domain
  std::vector<WeightedPicker> theme_pickers_;                  // by domain
  std::vector<std::vector<std::uint8_t>> zone_members_;        // by country: the countries of its zone
  std::vector<WeightedPicker> zone_pickers_;                   // by country
  std::vector<std::vector<Term>> group_skills_;                // by skill group
  std::vector<std::vector<std::size_t>> domain_skill_groups_;  // by domain
};

}  // namespace binome::synthetic
