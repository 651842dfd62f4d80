#include "engine/synthetic/internal/actor.hpp"

#include <algorithm>

#include "engine/synthetic/internal/text.hpp"

namespace binome::synthetic {
namespace {

// Per mille; assumptions.
constexpr std::uint32_t kNamesSubdivision = 150;
constexpr std::uint32_t kNamesNouvelleAquitaine = 300;
constexpr std::uint32_t kHasMust = 60;
constexpr std::uint32_t kInvisible = 10;

// Draws one actor's declared values. The order of the draws is part of the format: a change changes every directory.
class ActorMaker {
 public:
  ActorMaker(const World& world, std::uint64_t index, const Sketch& sketch)
      : world_(world),
        index_(index),
        sketch_(sketch),
        draws_(world.random(kActorStream, index)),
        full_(sketch.completeness == Completeness::full) {}

  Actor make() {
    actor_.kind = world_.kinds[sketch_.kind];
    actor_.subkind = sketch_.subkind;
    home();
    if (sketch_.kind == kCollectivity) actor_.population = population();
    if (sketch_.completeness != Completeness::empty) {
      facts();
      exchange();
      if (draws_.chance(kHasMust)) must();
    }
    actor_.visible = !draws_.chance(kInvisible);
    actor_.updated = {static_cast<std::int16_t>(draws_.between(2022, 2026)), static_cast<std::uint8_t>(draws_.between(1, 6)),
                      static_cast<std::uint8_t>(draws_.between(1, 28))};
    actor_.synthetic = true;
    CounterRandom words = world_.random(kTextStream, index_);
    const Slots slots = slots_of(world_, sketch_, words);
    actor_.name = actor_name(world_, sketch_, slots, words);
    actor_.description = actor_description(world_, sketch_, slots, actor_, words);
    return std::move(actor_);
  }

 private:
  void home() {
    Home& home = actor_.home;
    if (sketch_.foreign) {
      const Country& country = world_.countries[world_.cluster(index_ / kClusterSize).country];
      home.country = country.place;
      if (!country.subdivisions.empty() && draws_.chance(600)) home.subdivision = draws_.one_of(country.subdivisions);
      return;
    }
    const DepartmentRow& row = departments()[sketch_.department];
    home.country = world_.france;
    home.region = row.region;
    home.department = row.insee;
    home.subdivision = world_.departments[sketch_.department].subdivision;
    home.lat = (row.lat + draws_.between(-row.spread, row.spread)) / 100.0;
    home.lon = (row.lon + draws_.between(-row.spread, row.spread)) / 100.0;
  }

  // Between two quantiles, evenly.
  std::int64_t population() {
    const std::string& code = world_.taxonomy->code(sketch_.subkind);
    const auto rows = populations();
    const auto row = std::find_if(rows.begin(), rows.end() - 1, [&](const PopulationRow& one) { return one.subkind == code; });
    const std::size_t eighth = draws_.below(row->quantiles.size() - 1);
    const std::int64_t low = row->quantiles[eighth];
    return low + draws_.below(static_cast<std::size_t>(row->quantiles[eighth + 1] - low));
  }

  void facts() {
    for (const std::size_t country : sketch_.countries) place(world_.countries[country]);
    if (sketch_.in_france) actor_.facts.add(draws_.chance(kNamesNouvelleAquitaine) ? world_.nouvelle_aquitaine : world_.france);
    for (const std::size_t domain : sketch_.domains) theme(domain);
    for (const std::size_t odd : world_.odds_of(index_, sketch_)) actor_.facts.add(world_.odds[odd]);
    if (draws_.chance(full_ ? 950 : 500)) actor_.facts.add(world_.french);
    if (full_ && draws_.chance(300)) actor_.facts.add(world_.english);
    if (full_ || draws_.chance(300)) traits();
  }

  void place(const Country& country) {
    const bool finer = !country.subdivisions.empty() && draws_.chance(kNamesSubdivision);
    actor_.facts.add(finer ? draws_.one_of(country.subdivisions) : country.place);
    if (full_ && draws_.chance(350)) actor_.facts.add(country.language);
  }

  // The themes chosen in a domain, or the domain.
  void theme(std::size_t domain) {
    bool any = false;
    for (const std::size_t one : sketch_.themes) {
      if (world_.taxonomy->parent(world_.themes[one]) != world_.domains[domain]) continue;
      actor_.facts.add(world_.themes[one]);
      any = true;
    }
    if (!any) actor_.facts.add(world_.domains[domain]);
  }

  void traits() {
    const bool urban = draws_.chance(sketch_.foreign ? 500 : departments()[sketch_.department].urban);
    if (draws_.chance(950)) actor_.facts.add(urban ? world_.urban : world_.rural);
    if (sketch_.foreign) return;
    for (const Term trait : world_.departments[sketch_.department].traits) {
      if (draws_.chance(550)) actor_.facts.add(trait);
    }
  }

  // What is offered and sought: about 8 skills each way and two or three modes; one or none in a sparse profile.
  void exchange() {
    skills(actor_.offers, true);
    skills(actor_.seeks, false);
    if (full_ || draws_.chance(400)) modes(actor_.offers, world_.modes.offers[sketch_.kind]);
    if (full_ || draws_.chance(400)) modes(actor_.seeks, world_.modes.seeks[sketch_.kind]);
    if (!full_ && draws_.chance(600)) return;
    add_some(actor_.seeks, world_.sought_kinds.terms, world_.sought_kinds.seeks[sketch_.kind], draws_.between(1, 3));
    if (full_ && draws_.chance(50)) actor_.seeks.add(draws_.one_of(world_.sizes));
    if (full_ && draws_.chance(50)) actor_.seeks.add(draws_.chance(500) ? world_.rural : world_.urban);
  }

  void skills(TermSet& set, bool offered) {
    const int count = !full_ ? draws_.between(0, 2) : offered ? draws_.between(6, 12) : draws_.between(8, 15);
    for (int i = 0; i < count; ++i) set.add(world_.skill(sketch_, offered, draws_));
  }

  void modes(TermSet& set, const WeightedPicker& picker) { add_some(set, world_.modes.terms, picker, full_ ? draws_.between(2, 4) : 1); }

  void add_some(TermSet& set, const std::vector<Term>& terms, const WeightedPicker& picker, int count) {
    for (int i = 0; i < count; ++i) set.add(terms[picker.pick(draws_)]);
  }

  // One hard condition.
  void must() {
    const std::uint32_t which = draws_.below(10);
    const auto kinds = actor_.seeks.of(Vocabulary::kind);
    const auto skills = actor_.seeks.of(Vocabulary::skill);
    if (which < 4 && !sketch_.countries.empty()) actor_.must.add(world_.countries[draws_.one_of(sketch_.countries)].place);
    else if (which < 6 && !kinds.empty()) actor_.must.add(draws_.one_of(kinds));
    else if (which < 8 && !skills.empty()) actor_.must.add(draws_.one_of(skills));
    else actor_.must.add(world_.french);
  }

  const World& world_;
  const std::uint64_t index_;
  const Sketch& sketch_;
  CounterRandom draws_;
  const bool full_;
  Actor actor_;
};

}  // namespace

Actor make_actor(const World& world, std::uint64_t index, const Sketch& sketch) { return ActorMaker(world, index, sketch).make(); }

}  // namespace binome::synthetic
