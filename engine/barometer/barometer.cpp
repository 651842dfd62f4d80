#include "engine/barometer/barometer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "features/profile.hpp"

namespace binome {
namespace {

// What one structure shows.
struct Shown {
  bool counted = false;
  bool partnered = false;
  Term home;      // country; France if unknown
  TermSet facts;  // theme, place
};

using Counts = std::map<Term, std::size_t>;

std::vector<TermCount> by_number(const Counts& counts) {
  std::vector<TermCount> sorted;
  for (const auto& [term, structures] : counts) sorted.push_back({term, structures});
  std::stable_sort(sorted.begin(), sorted.end(), [](const TermCount& a, const TermCount& b) { return a.structures > b.structures; });
  return sorted;
}

class BarometerCounter {
 public:
  BarometerCounter(const Directory& directory, const Taxonomy& taxonomy, const BarometerScope& scope)
      : directory_(directory),
        taxonomy_(taxonomy),
        scope_(scope),
        france_(taxonomy.find(Vocabulary::place, "FR")),
        collectivity_(taxonomy.find(Vocabulary::kind, "collectivity")),
        water_(taxonomy.find(Vocabulary::theme, "water_sanitation")) {}

  Barometer count() {
    start();
    gather_actors();
    gather_projects();
    for (std::size_t i = 0; i < directory_.actors.size(); ++i) {
      if (shown_[i].counted) count_structure(directory_.actors[i], shown_[i]);
    }
    finish();
    return std::move(barometer_);
  }

 private:
  // Rows that are shown even if they are empty.
  void start() {
    each(Vocabulary::theme, [&](Term term) {
      if (!taxonomy_.parent(term)) domains_[term] = 0;
    });
    each(Vocabulary::odd, [&](Term term) {
      if (!taxonomy_.parent(term)) barometer_.odds.push_back({term, 0, taxonomy_.code(term) == "11"});
    });
    each(Vocabulary::size, [&](Term term) { barometer_.sizes.push_back({term, 0}); });
    each(Vocabulary::place, [&](Term place) {
      const Term above = taxonomy_.parent(place);
      const bool zone = above && !taxonomy_.parent(above) && !taxonomy_.is_country(place);
      if (zone) continents_of_zones_.add(above);
    });
  }

  template <typename Use>
  void each(Vocabulary vocabulary, Use use) const {
    for (std::uint32_t i = 0; i < taxonomy_.size(vocabulary); ++i) use(Term(vocabulary, i));
  }

  void gather_actors() {
    shown_.resize(directory_.actors.size());
    for (std::size_t i = 0; i < directory_.actors.size(); ++i) positions_.emplace(directory_.actors[i].id, i);
    for (std::size_t i = 0; i < directory_.actors.size(); ++i) {
      const Actor& actor = directory_.actors[i];
      shown_[i].counted = in_scope(actor);
      shown_[i].home = actor.home.country ? taxonomy_.country_of(actor.home.country) : france_;
      shown_[i].facts.add(actor.facts.of(Vocabulary::theme));
      shown_[i].facts.add(actor.facts.of(Vocabulary::place));
      if (shown_[i].counted) mention_odds(actor.facts);
      for (const std::string& partner : actor.partners) {
        Shown* other = find(partner);
        if (other == nullptr || other == &shown_[i]) continue;
        shown_[i].partnered = other->partnered = true;
      }
    }
  }

  bool in_scope(const Actor& actor) const {
    if (!scope_.home) return true;
    const auto within = [&](Term place) {
      return place && (taxonomy_.is_within(place, scope_.home) || (scope_.home == france_ && taxonomy_.country_of(place) == france_));
    };
    return within(actor.home.subdivision) || within(actor.home.country);
  }

  void gather_projects() {
    for (const Project& project : directory_.projects) {
      std::vector<Shown*> participants;
      for (const std::string& id : project.participants) {
        Shown* const one = find(id);
        if (one != nullptr && std::find(participants.begin(), participants.end(), one) == participants.end()) participants.push_back(one);
      }
      const bool shared = participants.size() > 1;
      for (Shown* const one : participants) {
        one->facts.add(project.facts.of(Vocabulary::theme));
        one->facts.add(project.facts.of(Vocabulary::place));
        one->partnered = one->partnered || shared;
      }
      if (participants.size() <= kMostLinkedParticipants) visit_each_other(participants);
      if (std::none_of(participants.begin(), participants.end(), [](const Shown* one) { return one->counted; })) continue;
      ++barometer_.projects;
      barometer_.shared_projects += shared;
      barometer_.twinnings += project.kind == "twinning" || project.kind == "jumelage";
      mention_odds(project.facts);
    }
  }

  // Working with somebody at home in another country is acting there: a twinning often says no more.
  static void visit_each_other(std::span<Shown* const> participants) {
    for (Shown* const one : participants) {
      for (const Shown* const other : participants) {
        if (other->home != one->home) one->facts.add(other->home);
      }
    }
  }

  Shown* find(const std::string& id) {
    const auto found = positions_.find(id);
    return found == positions_.end() ? nullptr : &shown_[found->second];
  }

  void mention_odds(const TermSet& facts) {
    for (const Term odd : facts.of(Vocabulary::odd)) {
      for (OddCount& count : barometer_.odds) count.mentions += count.category == taxonomy_.root(odd);
    }
  }

  void count_structure(const Actor& actor, const Shown& shown) {
    ++barometer_.structures;
    barometer_.invisible += !actor.visible;
    barometer_.synthetic += actor.synthetic;
    barometer_.home_abroad += shown.home != france_;
    barometer_.partnered += shown.partnered;
    ++kinds_[actor.kind];
    if (actor.subkind) ++subkinds_[actor.subkind];
    count_places(shown);
    TermSet domains;
    for (const Term theme : shown.facts.of(Vocabulary::theme)) domains.add(taxonomy_.root(theme));
    for (const Term domain : domains.all()) ++domains_[domain];
    if (domains.contains(water_)) ++water_kinds_[actor.kind];
    if (actor.kind == collectivity_) count_size(actor);
  }

  void count_places(const Shown& shown) {
    TermSet countries, zones;
    bool in_france = false, abroad = false;
    for (const Term place : shown.facts.of(Vocabulary::place)) {
      const Term country = taxonomy_.country_of(place);
      (country == france_ ? in_france : abroad) = true;
      if (country == france_) continue;
      countries.add(country);
      const Term zone = country ? taxonomy_.parent(country) : place;
      if (!continents_of_zones_.contains(zone)) zones.add(zone);
    }
    barometer_.acting_somewhere += in_france || abroad;
    barometer_.acting_in_france += in_france;
    barometer_.acting_in_france_only += in_france && !abroad;
    barometer_.acting_abroad += abroad;
    barometer_.acting_in_foreign_countries += !countries.empty();
    barometer_.cooperations += countries.size();
    for (const Term country : countries.all()) {
      ++countries_[country];
      ++zones_[taxonomy_.parent(country)].cooperations;
    }
    for (const Term zone : zones.all()) ++zones_[zone].structures;
  }

  void count_size(const Actor& actor) {
    ++barometer_.collectivities;
    if (!actor.population) {
      ++barometer_.size_unknown;
      return;
    }
    const Term size = taxonomy_.size_class(*actor.population);
    if (size && size.position() < barometer_.sizes.size()) ++barometer_.sizes[size.position()].structures;
  }

  void finish() {
    for (const TermCount& kind : by_number(kinds_)) {
      Counts below;
      for (const auto& [subkind, structures] : subkinds_) {
        if (taxonomy_.parent(subkind) == kind.term) below[subkind] = structures;
      }
      barometer_.kinds.push_back({kind.term, kind.structures, by_number(below)});
    }
    barometer_.countries = by_number(countries_);
    for (const auto& [zone, count] : zones_) barometer_.zones.push_back({zone, count.structures, count.cooperations});
    barometer_.domains = by_number(domains_);
    for (const TermCount& domain : barometer_.domains) barometer_.domain_mentions += domain.structures;
    for (const OddCount& odd : barometer_.odds) barometer_.odd_mentions += odd.apart ? 0 : odd.mentions;
    barometer_.water = domains_[water_];
    barometer_.water_kinds = by_number(water_kinds_);
  }

  const Directory& directory_;
  const Taxonomy& taxonomy_;
  const BarometerScope scope_;
  const Term france_, collectivity_, water_;
  std::vector<Shown> shown_;
  std::unordered_map<std::string_view, std::size_t> positions_;
  Counts kinds_, subkinds_, countries_, domains_, water_kinds_;
  std::map<Term, ZoneCount> zones_;
  TermSet continents_of_zones_;  // these are no zones themselves; Europe and Oceania are
  Barometer barometer_;
};

}  // namespace

double Barometer::countries_per_structure() const {
  return acting_in_foreign_countries == 0 ? 0 : static_cast<double>(cooperations) / static_cast<double>(acting_in_foreign_countries);
}

Barometer count_barometer(const Directory& directory, const Taxonomy& taxonomy, const BarometerScope& scope) {
  return BarometerCounter(directory, taxonomy, scope).count();
}

}  // namespace binome
