#include "engine/synthetic/internal/world.hpp"

#include <algorithm>

namespace binome::synthetic {
namespace {

// Per mille.
constexpr std::uint32_t kForeignCollectivities = 60;   // assumption: towns abroad that are twinned and listed
constexpr std::uint32_t kInClustersDepartment = 400;   // assumption
constexpr std::uint32_t kInClustersCountry = 550;      // assumption
constexpr std::uint32_t kInClustersDomain = 520;       // assumption
constexpr std::uint32_t kNextCountryInSameZone = 360;  // gives about 300 structures in West Africa
constexpr std::uint32_t kEmptyOfNowhere = 290;         // 7 % of all actors declare nothing
constexpr std::uint32_t kSparse = 110;                 // assumption
constexpr std::uint32_t kWholeDomain = 80;             // a domain without a theme below it
// The step of a second evenly spread sequence: the fraction of √2, times 2⁶⁴, odd.
constexpr std::uint64_t kRootStep = 0x6A09E667F3BCC909U;

// Per mille of the actors with a full profile that name ODD 16 and ODD 17: the only ODD of their categories, so most do.
constexpr std::uint32_t kNamesPeace = 855;
constexpr std::uint32_t kNamesPartnerships = 890;
constexpr std::uint32_t kOddOfDomain = 500;  // else of the common table; assumption

}  // namespace

bool held(const std::vector<std::uint8_t>& values, std::size_t value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Cluster World::cluster(std::uint64_t number) const {
  Cluster cluster;
  cluster.country = static_cast<std::uint8_t>(cluster_countries_.at(evenly_spread(seed, kClusterCountryStream, number, kRootStep)));
  cluster.domain = static_cast<std::uint8_t>(cluster_domains_.at(evenly_spread(seed, kClusterDomainStream, number)));
  CounterRandom draws = random(kClusterStream, number);
  cluster.department = department_picker_.pick(draws);
  return cluster;
}

Sketch World::sketch(std::uint64_t index) const {
  const Cluster here = cluster(index / kClusterSize);
  CounterRandom draws = random(kSketchStream, index);
  Sketch sketch;
  sketch.kind = static_cast<Kind>(kind_picker_.at(evenly_spread(seed, kKindStream, index)));
  sketch.subkind = subkinds[sketch.kind][subkind_pickers[sketch.kind].pick(draws)];
  sketch.foreign = sketch.kind == kCollectivity && draws.chance(kForeignCollectivities);
  if (sketch.foreign) sketch.subkind = draws.chance(850) ? commune : province;
  sketch.department = draws.chance(kInClustersDepartment) ? here.department : department_picker_.pick(draws);
  act_somewhere(sketch, here, draws);
  if (sketch.completeness == Completeness::full && draws.chance(kSparse)) sketch.completeness = Completeness::sparse;
  if (sketch.completeness != Completeness::empty) choose_themes(sketch, here, draws);
  return sketch;
}

void World::act_somewhere(Sketch& sketch, const Cluster& here, CounterRandom& draws) const {
  const auto& presence = synthetic::kinds()[sketch.kind].presence;
  if (sketch.foreign) {
    sketch.in_france = true;
    return;
  }
  // The foreign towns act in France only: the French collectivities make up for it.
  const std::uint32_t only_here = presence[1] - (sketch.kind == kCollectivity ? kForeignCollectivities : 0);
  const std::uint32_t drawn = draws.below(presence[0] + only_here + presence[2] + presence[3]);
  if (drawn < presence[0]) {
    if (draws.chance(kEmptyOfNowhere)) sketch.completeness = Completeness::empty;
    return;
  }
  sketch.in_france = drawn < presence[0] + only_here + presence[2];
  if (drawn < presence[0] + only_here) return;
  const bool of_towns = sketch.kind == kCollectivity || sketch.kind == kEducation || sketch.subkind == twinning_committee;
  const WeightedPicker& anywhere = of_towns ? town_countries_ : other_countries_;
  const std::size_t count = country_count_.pick(draws);
  sketch.countries.push_back(draws.chance(kInClustersCountry) ? here.country : static_cast<std::uint8_t>(anywhere.pick(draws)));
  for (std::size_t tries = 0; sketch.countries.size() < count && tries < 4 * count; ++tries) {
    const std::size_t first = sketch.countries.front();
    const bool near = draws.chance(kNextCountryInSameZone);
    const std::size_t next = near ? zone_members_[first][zone_pickers_[first].pick(draws)] : anywhere.pick(draws);
    if (!held(sketch.countries, next)) sketch.countries.push_back(static_cast<std::uint8_t>(next));
  }
}

void World::choose_themes(Sketch& sketch, const Cluster& here, CounterRandom& draws) const {
  const bool full = sketch.completeness == Completeness::full;
  const std::size_t count = full ? domain_count_.pick(draws) : 1 + draws.below(2);
  sketch.domains.push_back(draws.chance(kInClustersDomain) ? here.domain
                                                           : static_cast<std::uint8_t>(domain_pickers_[sketch.kind].pick(draws)));
  for (std::size_t tries = 0; sketch.domains.size() < count && tries < 4 * count; ++tries) {
    const std::size_t next = domain_pickers_[sketch.kind].pick(draws);
    if (!held(sketch.domains, next)) sketch.domains.push_back(static_cast<std::uint8_t>(next));
  }
  for (const std::size_t domain : sketch.domains) {
    const std::uint32_t most = full ? 1 + draws.below(3) : 1;
    for (std::uint32_t i = 0; i < most; ++i) {
      const auto chosen = theme(domain, draws);
      if (chosen && !held(sketch.themes, *chosen)) sketch.themes.push_back(*chosen);
    }
  }
}

std::optional<std::uint8_t> World::theme(std::size_t domain, CounterRandom& draws) const {
  if (draws.chance(kWholeDomain)) return std::nullopt;
  return domain_themes[domain][theme_pickers_[domain].pick(draws)];
}

std::vector<std::size_t> World::odds_of(std::uint64_t index, const Sketch& sketch) const {
  std::vector<std::size_t> chosen;
  if (sketch.completeness == Completeness::empty) return chosen;
  CounterRandom draws = random(kOddStream, index);
  const bool full = sketch.completeness == Completeness::full;
  const std::size_t count = full ? 1 + draws.below(4) : draws.below(2);
  for (std::size_t tries = 0; chosen.size() < count && tries < 3 * count; ++tries) {
    const bool own = draws.chance(kOddOfDomain);
    const OddPicker& table = own ? domain_odds_[draws.one_of(sketch.domains)] : common_odds_;
    const std::size_t odd = table.positions[table.picker.pick(draws)];
    if (std::find(chosen.begin(), chosen.end(), odd) == chosen.end()) chosen.push_back(odd);
  }
  std::sort(chosen.begin(), chosen.end());
  if (draws.chance(full ? kNamesPeace : kNamesPeace / 4)) chosen.push_back(15);
  if (draws.chance(full ? kNamesPartnerships : kNamesPartnerships / 4)) chosen.push_back(16);
  return chosen;
}

Term World::skill(const Sketch& sketch, bool offered, CounterRandom& draws) const {
  // Associations bring what the guide lists and look for technique; the others the reverse.
  const bool technical = draws.chance((sketch.kind == kAssociation) == offered ? 300 : 550);
  std::size_t group = (offered ? skill_groups.offers : skill_groups.seeks)[sketch.kind].pick(draws);
  if (technical && !sketch.domains.empty()) group = draws.one_of(domain_skill_groups_[draws.one_of(sketch.domains)]);
  return draws.one_of(group_skills_[group]);
}

}  // namespace binome::synthetic
