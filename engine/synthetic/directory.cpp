#include "engine/synthetic/directory.hpp"

#include "engine/synthetic/internal/actor.hpp"
#include "engine/synthetic/internal/project.hpp"
#include "engine/synthetic/internal/text.hpp"

namespace binome {
namespace {

using namespace synthetic;

constexpr std::uint32_t kHasListing = 55;  // per mille; of those that declare anything

Date some_day(int first_year, int last_year, CounterRandom& draws) {
  return {static_cast<std::int16_t>(draws.between(first_year, last_year)), static_cast<std::uint8_t>(draws.between(1, 12)),
          static_cast<std::uint8_t>(draws.between(1, 28))};
}

Actor whole_actor(Neighbourhood& around, std::uint64_t index) {
  Actor actor = make_actor(around.world(), index, around.sketch(index));
  actor.id = synthetic::id_of(index);
  for (const std::uint64_t partner : partners_of(around, index)) actor.partners.push_back(synthetic::id_of(partner));
  return actor;
}

std::optional<Listing> make_listing(const World& world, std::uint64_t index) {
  CounterRandom draws = world.random(kListingStream, index);
  if (!draws.chance(kHasListing)) return std::nullopt;
  const Sketch self = world.sketch(index);
  if (self.completeness == Completeness::empty) return std::nullopt;
  Listing listing;
  listing.id = id_of(index) + "-l1";
  listing.actor = id_of(index);
  const bool offers = draws.chance(400);
  listing.intent = offers ? Intent::offer : Intent::seek;
  const int skills = draws.between(1, 3);
  for (int i = 0; i < skills; ++i) listing.facts.add(world.skill(self, offers, draws));
  listing.facts.add(world.modes.terms[(offers ? world.modes.offers : world.modes.seeks)[self.kind].pick(draws)]);
  if (!offers || draws.chance(500)) listing.facts.add(world.sought_kinds.terms[world.sought_kinds.seeks[self.kind].pick(draws)]);
  if (!self.countries.empty() && draws.chance(500)) listing.facts.add(world.countries[draws.one_of(self.countries)].place);
  if (!self.themes.empty() && draws.chance(500)) listing.facts.add(world.themes[draws.one_of(self.themes)]);
  if (!self.countries.empty() && draws.chance(80)) listing.must.add(world.countries[self.countries.front()].place);
  std::vector<std::string> labels;
  for (const Term skill : listing.facts.of(Vocabulary::skill)) labels.push_back(world.taxonomy->label(skill, Language::fr));
  const Slots slots = slots_of(world, self, draws);
  listing.text = std::string(draws.one_of(offers ? offer_openings() : seek_openings())) + enumerate(labels) +
                 (slots.where.empty() ? "" : ", " + slots.where) + ".";
  listing.expires = some_day(2026, 2028, draws);
  listing.withdrawn = draws.chance(30);
  listing.synthetic = true;
  return listing;
}

void count(const Actor& actor, SyntheticTotals& totals) {
  ++totals.actors;
  totals.themes += actor.facts.of(Vocabulary::theme).size();
  totals.odds += actor.facts.of(Vocabulary::odd).size();
  totals.places += actor.facts.of(Vocabulary::place).size();
  totals.languages += actor.facts.of(Vocabulary::language).size();
  totals.traits += actor.facts.of(Vocabulary::trait).size();
  totals.skills_offered += actor.offers.of(Vocabulary::skill).size();
  totals.skills_sought += actor.seeks.of(Vocabulary::skill).size();
  totals.modes_offered += actor.offers.of(Vocabulary::mode).size();
  totals.modes_sought += actor.seeks.of(Vocabulary::mode).size();
  totals.musts += actor.must.empty() ? 0 : 1;
  totals.invisible += actor.visible ? 0 : 1;
  totals.partners += actor.partners.size();
}

}  // namespace

Result<SyntheticDirectory> SyntheticDirectory::make(const Taxonomy& taxonomy, std::uint64_t seed) {
  Result<World> world = World::make(taxonomy, seed);
  if (!world) return tl::make_unexpected(world.error());
  return SyntheticDirectory(std::make_shared<const World>(std::move(*world)));
}

std::string SyntheticDirectory::id_of(std::uint64_t index) { return synthetic::id_of(index); }

Actor SyntheticDirectory::actor(std::uint64_t index) const {
  Neighbourhood around(*world_, index);
  return whole_actor(around, index);
}

std::vector<Project> SyntheticDirectory::projects(std::uint64_t index) const {
  Neighbourhood around(*world_, index);
  return make_projects(around, index);
}

std::optional<Listing> SyntheticDirectory::listing(std::uint64_t index) const { return make_listing(*world_, index); }

SyntheticTotals generate_directory(const SyntheticDirectory& directory, std::uint64_t actors, const RecordSink& sink) {
  SyntheticTotals totals;
  const World& world = *directory.world_;
  std::optional<Neighbourhood> around;
  const auto move_to = [&](std::uint64_t index) -> Neighbourhood& {
    if (!around || !around->holds(index)) around.emplace(world, index);
    return *around;
  };
  for (std::uint64_t i = 0; i < actors; ++i) {
    Actor actor = whole_actor(move_to(i), i);
    count(actor, totals);
    if (!sink.actor(std::move(actor))) return totals;
  }
  for (std::uint64_t i = 0; i < actors; ++i) {
    for (Project& project : make_projects(move_to(i), i)) {
      ++totals.projects;
      totals.participants += project.participants.size();
      if (!sink.project(std::move(project))) return totals;
    }
  }
  for (std::uint64_t i = 0; i < actors; ++i) {
    std::optional<Listing> listing = make_listing(world, i);
    if (!listing) continue;
    ++totals.listings;
    if (!sink.listing(std::move(*listing))) return totals;
  }
  return totals;
}

}  // namespace binome
