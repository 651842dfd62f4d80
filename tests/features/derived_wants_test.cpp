// Wants that are derived: from neighbours, from partners' partners, from thresholds that everybody wants passed, from sizes.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/evaluation/hidden_links.hpp"
#include "engine/explanation/explanation.hpp"
#include "features/place_grid.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::kToday;
using testing::make_actor;
using testing::taxonomy;

Actor town(std::string id, double lat, double lon, const std::vector<std::string>& partners = {}) {
  Actor actor = make_actor(std::move(id), "collectivity", {"theme:education"});
  actor.home.lat = lat;
  actor.home.lon = lon;
  actor.partners = partners;
  return actor;
}

Actor inhabited(std::string id, std::int64_t population, const std::vector<std::string>& terms = {"theme:education"}) {
  Actor actor = make_actor(std::move(id), "collectivity", terms);
  actor.population = population;
  return actor;
}

// Others, so that not everybody has the theme.
void add_others(Directory& directory, int count = 8) {
  for (int i = 0; i < count; ++i)
    directory.actors.push_back(make_actor("other-" + std::to_string(i), "collectivity", {"theme:culture_heritage"}));
}

// An engine in which only some blocks count, each as much as another.
std::unique_ptr<Engine> engine_with(const Directory& directory, const std::vector<std::string_view>& blocks) {
  std::vector<BlockWeights::Row> rows;
  for (const std::string_view block : block_names()) {
    rows.push_back({"*", "*", std::string(block), std::ranges::count(blocks, block) > 0 ? 1.0 : 0.0, ""});
  }
  EngineOptions options;
  options.today = kToday;
  return std::make_unique<Engine>(directory, taxonomy(), *BlockWeights::from_rows(std::move(rows)), options);
}

// > 0: the asker's list has x before y by the score; 0: the score does not tell.
int order(const Engine& engine, std::string_view asker, std::string_view x, std::string_view y) {
  const ActorIndex self = index_of(engine, asker);
  return compare_scores(engine.score(self, index_of(engine, x)), engine.score(self, index_of(engine, y)));
}

std::size_t block_number(const Engine& engine, std::string_view name) {
  const auto names = block_names();
  const auto found = std::ranges::find(names, name);
  EXPECT_TRUE(found != names.end()) << name;
  EXPECT_EQ(engine.space().block(static_cast<std::size_t>(found - names.begin())).name(), name);
  return static_cast<std::size_t>(found - names.begin());
}

// What an actor wants in one block, by concept.
std::map<ConceptId, double> wants_of(const Engine& engine, std::string_view id, std::string_view block) {
  std::map<ConceptId, double> wants;
  for (const WantedConcept& want : engine.space().wants(engine.profiles()[index_of(engine, id)])) {
    if (want.block == block_number(engine, block)) wants[want.id] = want.strength;
  }
  return wants;
}

// The same by actor, for blocks whose concepts are actors.
std::map<std::string, double> wanted_actors(const Engine& engine, std::string_view id, std::string_view block) {
  std::map<std::string, double> wants;
  for (const auto& [concept_id, strength] : wants_of(engine, id, block)) {
    const auto actor = engine.space().actor(concept_id);
    if (actor) wants[std::string(engine.profiles().id(*actor))] = strength;
  }
  return wants;
}

// The part of what is wanted in a block that a candidate has, 0 … 1.
double coverage(const Engine& engine, std::string_view asker, std::string_view candidate, std::string_view block) {
  const Profile& profile = engine.profiles()[index_of(engine, asker)];
  const Profile& other = engine.profiles()[index_of(engine, candidate)];
  const KindPairTable& table = engine.table(profile.kind, other.kind);
  const auto weighed = table.weigh(profile);
  const std::size_t number = block_number(engine, block);
  double most = 0;
  for (const WeightedWant& want : weighed) most += want.block == number ? want.share : 0;
  return most == 0 ? 0 : table.statistics().block_coverage(weighed, engine.held(other.self))[number] / most;
}

// near

TEST(ProximityBlock, WhoIsNearerComesFirst) {
  Directory directory;
  directory.actors = {town("asker", 47.2, -1.5), town("next", 47.25, -1.55), town("region", 48.1, -1.7), town("far", -20, 47)};
  add_others(directory);
  const auto engine = engine_with(directory, {"theme", "proximity"});
  EXPECT_GT(order(*engine, "asker", "next", "region"), 0);
  EXPECT_GT(order(*engine, "asker", "region", "far"), 0);
  const auto without = engine_with(directory, {"theme"});
  EXPECT_EQ(order(*without, "asker", "next", "far"), 0);
  EXPECT_TRUE(wants_of(*engine, "other-0", "proximity").empty()) << "a seat that is not known is near nothing";
}

// neighbourhood

// The neighbour has a twin town far away; "close" lies next to that, "remote" does not.
Directory twinned() {
  Directory directory;
  directory.actors = {town("asker", 47.20, -1.50), town("neighbour", 47.22, -1.53), town("twin", 12.60, -8.00), town("close", 12.63, -8.04),
                      town("remote", -18.9, 47.5)};
  Project twinning;
  twinning.id = "twinning";
  twinning.participants = {"neighbour", "twin"};
  directory.projects = {twinning};
  add_others(directory);
  return directory;
}

TEST(NeighboursPartnersBlock, WhereANeighboursTwinTownIsOneWantsPartners) {
  const Directory directory = twinned();
  const auto engine = engine_with(directory, {"theme", "neighbours_partners"});
  EXPECT_GT(order(*engine, "asker", "close", "remote"), 0);
  EXPECT_GT(order(*engine, "close", "asker", "remote"), 0) << "and the reverse";
  const auto without = engine_with(directory, {"theme"});
  EXPECT_EQ(order(*without, "asker", "close", "remote"), 0) << "nothing else tells them apart";
  EXPECT_TRUE(wants_of(*engine, "remote", "neighbours_partners").empty()) << "its neighbours have no partners";
  EXPECT_TRUE(wants_of(*engine, "other-0", "neighbours_partners").empty());
}

TEST(NeighboursPartnersBlock, EachScaleCountsAsMuchAsAnother) {
  Directory directory = twinned();
  directory.actors.push_back(town("second-twin", 13.3, -7.2));
  directory.actors[1].partners = {"second-twin"};
  const auto engine = engine_with(directory, {"neighbours_partners"});
  const Profiles& profiles = engine->profiles();
  const PlaceGrid grid(profiles);
  std::vector<std::uint32_t> cells;
  grid.cells_of(profiles[index_of(*engine, "asker")], cells);
  const ConceptId first = wants_of(*engine, "asker", "proximity").begin()->first - *std::ranges::min_element(cells);
  std::map<std::size_t, double> sums;
  for (const auto& [cell, strength] : wants_of(*engine, "asker", "neighbours_partners")) sums[grid.side_of(cell - first)] += strength;
  ASSERT_EQ(sums.size(), 3U) << "beyond a region neighbours say nothing";
  for (const auto& [side, sum] : sums) {
    EXPECT_LT(side, 3U);
    EXPECT_NEAR(sum, 1, 1e-9);
  }
}

TEST(NeighboursPartnersBlock, WhoSitsWhereNobodyDidWantsWhatItsCellsShow) {
  Directory directory = twinned();
  directory.actors[1].home = directory.actors[0].home;
  const auto engine = engine_with(directory, {"neighbours_partners"});
  const PlaceGrid grid(engine->profiles());
  Profile moved = engine->profiles()[index_of(*engine, "asker")];
  const auto known = engine->space().wants(moved);
  bool partly = false;
  for (int step = 1; step < 100; ++step) {
    moved.lat = 47.20 + 0.02 * step;
    std::vector<std::uint32_t> cells;
    grid.cells_of(moved, cells);
    std::map<std::size_t, int> shared;  // cells of each scale in which somebody sits
    for (const std::uint32_t cell : cells) ++shared[grid.side_of(cell)];
    for (std::size_t scale = 0; scale < 3; ++scale) partly = partly || (shared[scale] > 0 && shared[scale] < 4);
    // Only the asker and its neighbour sit there: each scale that knows a cell shows all places of the one twin town.
    double wanted = 0;
    for (const WantedConcept& want : engine->space().wants(moved)) {
      if (want.block != block_number(*engine, "neighbours_partners")) continue;
      wanted += want.strength;
      EXPECT_TRUE(std::ranges::any_of(known, [&](const WantedConcept& one) { return one.id == want.id && one.block == want.block; }));
    }
    EXPECT_NEAR(wanted, (shared[0] > 0) + (shared[1] > 0) + (shared[2] > 0), 1e-9);
  }
  EXPECT_TRUE(partly);
}

TEST(NeighboursPartnersBlock, AHiddenLinkLeavesNoTrace) {
  const Directory with = twinned();
  Directory never = with;
  never.projects.clear();
  const auto hidden = engine_with(without_links(with, {{"twin", "neighbour"}}), {"theme", "neighbours_partners"});
  const auto expected = engine_with(never, {"theme", "neighbours_partners"});
  for (const std::string_view id : {"asker", "neighbour", "twin", "close"}) {
    EXPECT_TRUE(wants_of(*hidden, id, "neighbours_partners").empty()) << id;
    for (const std::string_view other : {"close", "remote"}) {
      EXPECT_EQ(hidden->score(index_of(*hidden, id), index_of(*hidden, other)),
                expected->score(index_of(*expected, id), index_of(*expected, other)));
    }
  }
  EXPECT_EQ(order(*hidden, "asker", "close", "remote"), 0);
  const auto leaking = engine_with(with, {"theme", "neighbours_partners"});
  EXPECT_FALSE(wants_of(*leaking, "asker", "neighbours_partners").empty()) << "a leak would be seen";
}

// circle

// asker – friend – further; "linked" works with further, "apart" with elsewhere.
Directory circles() {
  Directory directory;
  for (const std::string_view id : {"asker", "friend", "further", "elsewhere", "linked", "apart"}) {
    directory.actors.push_back(make_actor(std::string(id), "association", {"theme:education"}));
  }
  directory.actors[0].partners = {"friend"};
  directory.actors[1].partners = {"further"};
  directory.actors[4].partners = {"further"};
  directory.actors[5].partners = {"elsewhere"};
  for (int i = 0; i < 8; ++i)
    directory.actors.push_back(make_actor("other-" + std::to_string(i), "association", {"theme:culture_heritage"}));
  return directory;
}

TEST(PartnersOfPartnersBlock, WhoWorksWithPartnersOfPartnersComesFirst) {
  const Directory directory = circles();
  const auto engine = engine_with(directory, {"theme", "partners_of_partners"});
  EXPECT_GT(engine->score(index_of(*engine, "asker"), index_of(*engine, "linked")).a,
            engine->score(index_of(*engine, "asker"), index_of(*engine, "apart")).a);
  EXPECT_GT(order(*engine, "asker", "linked", "apart"), 0);
  const auto without = engine_with(directory, {"theme", "common_partners"});
  EXPECT_EQ(order(*without, "asker", "linked", "apart"), 0) << "they have no partner in common";
}

TEST(PartnersOfPartnersBlock, PartnersOfPartnersAreWantedButNotOneself) {
  const auto engine = engine_with(circles(), {"partners_of_partners"});
  const auto wanted = wanted_actors(*engine, "asker", "partners_of_partners");
  ASSERT_EQ(wanted.size(), 1U);
  EXPECT_EQ(wanted.begin()->first, "further");
  // friend has two partners, so has further: 1/√(2·2).
  EXPECT_NEAR(wanted.begin()->second, 0.5, 1e-12);
  EXPECT_TRUE(wanted_actors(*engine, "other-0", "partners_of_partners").empty());
  EXPECT_FALSE(wanted_actors(*engine, "friend", "partners_of_partners").contains("friend"));
}

TEST(PartnersOfPartnersBlock, HubsCountLessAndPathsAddUp) {
  Directory directory = circles();
  directory.actors[1].partners = {"further", "elsewhere"};  // elsewhere is no hub yet: as many partners as further
  {
    const auto engine = engine_with(directory, {"partners_of_partners"});
    const auto wanted = wanted_actors(*engine, "asker", "partners_of_partners");
    ASSERT_EQ(wanted.size(), 2U);
    EXPECT_NEAR(wanted.at("further"), wanted.at("elsewhere"), 1e-12);
  }
  for (int i = 0; i < 6; ++i) directory.actors[6 + static_cast<std::size_t>(i)].partners = {"elsewhere"};
  {
    const auto engine = engine_with(directory, {"partners_of_partners"});
    const auto wanted = wanted_actors(*engine, "asker", "partners_of_partners");
    EXPECT_NEAR(wanted.at("further"), 1 / std::sqrt(3.0 * 2), 1e-12);
    EXPECT_NEAR(wanted.at("elsewhere"), 1 / std::sqrt(3.0 * 8), 1e-12) << "a hub leads everywhere";
  }
  directory.actors[0].partners = {"friend", "other-7"};
  directory.actors[13].partners = {"further"};
  const auto engine = engine_with(directory, {"partners_of_partners"});
  EXPECT_NEAR(wanted_actors(*engine, "asker", "partners_of_partners").at("further"), 1 / std::sqrt(3.0 * 3) + 1 / std::sqrt(2.0 * 3),
              1e-12);
}

TEST(PartnersOfPartnersBlock, AHiddenLinkLeavesNoTrace) {
  const auto engine = engine_with(without_links(circles(), {{"friend", "further"}}), {"theme", "partners_of_partners"});
  EXPECT_TRUE(wanted_actors(*engine, "asker", "partners_of_partners").empty());
  EXPECT_EQ(order(*engine, "asker", "linked", "apart"), 0);
}

TEST(PartnersOfPartnersBlock, InvisibleActorsGiveNoNames) {
  Directory directory = circles();
  directory.actors[2].visible = false;
  const auto engine = engine_with(directory, {"theme", "partners_of_partners"});
  const Explanation why =
      explain(*engine, engine->make_requester({index_of(*engine, "asker"), nullptr, {}, 10, {}}), index_of(*engine, "linked"));
  for (const Reason& reason : why.for_asker.reasons) {
    for (const ConceptId met : reason.grouped) EXPECT_NE(engine->space().label(met, reason.block).fr, "Nom de further");
  }
}

// experience

Directory experienced() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"theme:education"})};
  for (int i = 0; i < 25; ++i) directory.actors.push_back(make_actor("pool-" + std::to_string(i), "enterprise", {"theme:education"}));
  for (const int partners : {0, 1, 2, 4, 7, 12, 21}) {
    Actor actor = make_actor("with-" + std::to_string(partners), "association", {"theme:education"});
    for (int i = 0; i < partners; ++i) actor.partners.push_back("pool-" + std::to_string(i));
    directory.actors.push_back(std::move(actor));
  }
  for (int i = 0; i < 8; ++i)
    directory.actors.push_back(make_actor("other-" + std::to_string(i), "association", {"theme:culture_heritage"}));
  return directory;
}

TEST(ExperienceBlock, ANearMissEarnsItsPartOfTheWay) {
  const auto engine = engine_with(experienced(), {"theme", "experience"});
  const auto covered = [&](int partners) { return coverage(*engine, "asker", "with-" + std::to_string(partners), "experience"); };
  EXPECT_EQ(covered(0), 0);
  EXPECT_NEAR(covered(21), 1, 1e-12);
  int before = 0;
  for (const int partners : {1, 2, 4, 7, 12, 21}) {
    EXPECT_GT(covered(partners), covered(before)) << partners;
    before = partners;
  }
  const ActorIndex asker = index_of(*engine, "asker");
  EXPECT_GT(engine->score(asker, index_of(*engine, "with-7")).a, engine->score(asker, index_of(*engine, "with-1")).a);
  // Of 16 associations three have 5 partners or more, one has 21: ln(17/4)/ln(17/2).
  EXPECT_NEAR(covered(7), std::log(17.0 / 4) / std::log(17.0 / 2), 1e-12);
  const auto without = engine_with(experienced(), {"theme"});
  EXPECT_EQ(without->score(asker, index_of(*without, "with-7")).a, without->score(asker, index_of(*without, "with-1")).a);
}

TEST(ExperienceBlock, EverybodyWantsTheHighestThreshold) {
  const auto engine = engine_with(experienced(), {"experience"});
  for (const std::string_view id : {"asker", "with-0", "with-21", "other-0", "pool-0"}) {
    const auto wants = wants_of(*engine, id, "experience");
    ASSERT_EQ(wants.size(), 1U) << id;
    EXPECT_EQ(engine->space().label(wants.begin()->first).en, "at least 21 partners");
    EXPECT_EQ(wants.begin()->second, 1);
  }
}

// kind_experience

TEST(KindExperienceBlock, ExperienceWithTheAskersKindCounts) {
  Directory directory = experienced();  // everybody's partners are enterprises
  for (const std::string_view id : {"asker", "pool-24"}) {
    const auto wants = wants_of(*engine_with(directory, {"kind_experience"}), id, "kind_experience");
    ASSERT_EQ(wants.size(), 1U) << id;
    EXPECT_EQ(wants.begin()->second, 1);
  }
  directory.actors.push_back(make_actor("with-others", "association", {"theme:education"}));
  directory.actors.back().partners = {"other-0", "other-1", "other-2"};
  const auto engine = engine_with(directory, {"theme", "kind_experience"});
  EXPECT_EQ(coverage(*engine, "asker", "with-21", "kind_experience"), 0) << "21 partners, none an association";
  EXPECT_GT(coverage(*engine, "asker", "with-others", "kind_experience"), coverage(*engine, "asker", "other-0", "kind_experience"));
  EXPECT_EQ(coverage(*engine, "asker", "with-0", "kind_experience"), 0);
  EXPECT_NEAR(coverage(*engine, "pool-24", "with-21", "kind_experience"), 1, 1e-12);
  EXPECT_EQ(coverage(*engine, "pool-24", "with-others", "kind_experience"), 0);
  EXPECT_GT(order(*engine, "asker", "with-others", "with-21"), 0);
  const ConceptId wanted = wants_of(*engine, "asker", "kind_experience").begin()->first;
  EXPECT_EQ(engine->space().label(wanted).en, "at least 21 partners of kind \"association\"");
  EXPECT_EQ(engine->space().label(engine->space().parent(wanted)).fr, "au moins 13 partenaires de type « association »");
}

// newcomer

TEST(NewcomerBlock, PartnersAreRankedForWhomNothingIsKnownOf) {
  Directory directory = experienced();
  directory.actors.push_back(make_actor("new", "association"));
  directory.actors.push_back(make_actor("new too", "association"));
  const auto engine = engine_with(directory, {"theme", "experience", "newcomer"});
  EXPECT_GT(order(*engine, "new", "with-12", "with-2"), 0);
  EXPECT_TRUE(engine->listed_score(index_of(*engine, "new"), index_of(*engine, "new too")).is_zero()) << "two empty profiles are no match";
  EXPECT_GT(order(*engine, "asker", "with-0", "new"), 0) << "little in common is more than nothing known";
  EXPECT_TRUE(wants_of(*engine, "new", "newcomer").empty());
  const auto closed = engine_with(directory, {"theme", "experience"});
  EXPECT_TRUE(closed->listed_score(index_of(*closed, "new"), index_of(*closed, "with-12")).is_zero());
}

// population

TEST(PopulationBlock, LargerPlacesComeFirstAndANearMissEarnsItsPart) {
  Directory directory;
  directory.actors = {inhabited("asker", 3000),    inhabited("hamlet", 499),   inhabited("village", 500),
                      inhabited("town", 20'000),   inhabited("city", 300'000), inhabited("metropolis", 1'000'000),
                      inhabited("almost", 999'999)};
  add_others(directory);
  const auto engine = engine_with(directory, {"theme", "population"});
  const auto covered = [&](std::string_view id) { return coverage(*engine, "asker", id, "population"); };
  EXPECT_EQ(covered("hamlet"), 0) << "below the lowest threshold";
  EXPECT_EQ(covered("other-0"), 0) << "unknown";
  EXPECT_GT(covered("village"), 0);
  EXPECT_GT(covered("town"), covered("village"));
  EXPECT_GT(covered("city"), covered("town"));
  EXPECT_GT(covered("metropolis"), covered("almost"));
  EXPECT_NEAR(covered("metropolis"), 1, 1e-12);
  EXPECT_GT(order(*engine, "asker", "city", "village"), 0);
  EXPECT_EQ(order(*engine_with(directory, {"theme"}), "asker", "city", "village"), 0);
}

// size

TEST(SizeBlock, ANearerSizeCoversMore) {
  Directory directory;
  directory.actors = {inhabited("asker", 10'000),  inhabited("same", 10'000),   inhabited("close", 12'500), inhabited("double", 20'000),
                      inhabited("triple", 30'000), inhabited("smaller", 8'000), inhabited("huge", 900'000)};
  add_others(directory);
  const auto engine = engine_with(directory, {"theme", "size"});
  const auto covered = [&](std::string_view id) { return coverage(*engine, "asker", id, "size"); };
  EXPECT_NEAR(covered("same"), 1, 1e-12);
  EXPECT_LT(covered("close"), covered("same"));
  EXPECT_LT(covered("double"), covered("close"));
  EXPECT_LT(covered("triple"), covered("double"));
  EXPECT_GT(covered("triple"), 0);
  EXPECT_LT(covered("smaller"), covered("same"));
  EXPECT_GT(covered("smaller"), covered("triple")) << "on both sides";
  EXPECT_EQ(covered("huge"), 0);
  EXPECT_EQ(covered("other-0"), 0) << "unknown";
  EXPECT_TRUE(wants_of(*engine, "other-0", "size").empty());
  EXPECT_GT(order(*engine, "asker", "close", "triple"), 0) << "though all but one are of the same class of the study";
  EXPECT_EQ(order(*engine_with(directory, {"theme"}), "asker", "close", "triple"), 0);
}

TEST(SizeBlock, AClassThatIsSoughtIsAllThatIsWanted) {
  Directory directory;
  directory.actors = {inhabited("asker", 3'000, {"theme:education", "?size:from_10000_to_50000"}), inhabited("inside", 49'999),
                      inhabited("lowest", 10'000), inhabited("below", 9'999), inhabited("like-asker", 3'000)};
  add_others(directory);
  const auto engine = engine_with(directory, {"theme", "size"});
  const auto wants = wants_of(*engine, "asker", "size");
  ASSERT_EQ(wants.size(), 1U);
  EXPECT_EQ(engine->space().label(wants.begin()->first).en, "10,000 to 50,000 inhabitants");
  EXPECT_EQ(coverage(*engine, "asker", "inside", "size"), 1);
  EXPECT_EQ(coverage(*engine, "asker", "lowest", "size"), 1);
  EXPECT_EQ(coverage(*engine, "asker", "below", "size"), 0);
  EXPECT_EQ(coverage(*engine, "asker", "like-asker", "size"), 0);
  EXPECT_GT(engine->score(index_of(*engine, "asker"), index_of(*engine, "inside")).a,
            engine->score(index_of(*engine, "asker"), index_of(*engine, "like-asker")).a);
}

TEST(SizeBlock, AnyNumberOfInhabitantsIsSafe) {
  Directory directory;
  directory.actors = {inhabited("none", 0), inhabited("few", 120), inhabited("hamlet", 300), inhabited("earth", 8'000'000'000),
                      inhabited("more", std::numeric_limits<std::int64_t>::max())};
  add_others(directory);
  const auto engine = engine_with(directory, {"size"});
  EXPECT_EQ(wants_of(*engine, "none", "size"), wants_of(*engine, "hamlet", "size")) << "below 300, all are of a size";
  EXPECT_EQ(wants_of(*engine, "few", "size"), wants_of(*engine, "hamlet", "size"));
  EXPECT_FALSE(wants_of(*engine, "earth", "size").empty());
  for (const std::string_view id : {"none", "hamlet", "earth", "more"}) {
    for (const auto& [window, strength] : wants_of(*engine, id, "size"))
      EXPECT_EQ(engine->space().block_of(window), block_number(*engine, "size"));
  }
}

// sharing of concepts

TEST(ConceptSpace, ConceptsBelongToTheBlockThatHasThem) {
  const auto engine = testing::make_engine(testing::synthetic(150));
  const ConceptSpace& space = engine->space();
  const std::size_t circle = block_number(*engine, "partners_of_partners");
  const std::size_t neighbourhood = block_number(*engine, "neighbours_partners");
  std::size_t owner = 0;
  for (ConceptId v = 0; v < space.size(); ++v) {
    const std::size_t block = space.block_of(v);
    EXPECT_GE(block, owner) << "block after block";
    EXPECT_TRUE(space.block(block).concepts_of().empty());
    owner = block;
    EXPECT_EQ(space.block_of(space.parent(v) == kNoConcept ? v : space.parent(v)), block);
  }
  std::size_t borrowed = 0;
  for (ActorIndex i = 0; i < engine->profiles().size(); ++i) {
    for (const WantedConcept& want : space.wants(engine->profiles()[i])) {
      ASSERT_LT(want.id, space.size());
      const std::string_view other = space.block(want.block).concepts_of();
      EXPECT_EQ(space.block_of(want.id), other.empty() ? want.block : block_number(*engine, other));
      borrowed += want.block == circle || want.block == neighbourhood ? 1 : 0;
    }
  }
  EXPECT_GT(borrowed, 100U);
}

TEST(ConceptSpace, AConceptIsCalledAsTheBlockThatWantsItCallsIt) {
  Directory directory = circles();
  directory.actors[0].home.lat = 47.2;
  directory.actors[0].home.lon = -1.5;
  directory.actors[0].population = 1000;
  const auto engine = engine_with(directory, {"partners_of_partners", "common_partners"});
  const ConceptSpace& space = engine->space();
  const std::size_t circle = block_number(*engine, "partners_of_partners");
  const std::size_t network = block_number(*engine, "common_partners");
  const ConceptId further = wants_of(*engine, "asker", "partners_of_partners").begin()->first;
  EXPECT_EQ(space.block_of(further), network);
  EXPECT_EQ(space.label(further).en, "partner in common: Nom de further");
  EXPECT_EQ(space.label(further, network).en, space.label(further).en);
  EXPECT_EQ(space.label(further, circle).en, "Nom de further");
  EXPECT_TRUE(space.is_grouped(further, circle));
  EXPECT_FALSE(space.is_grouped(further, network));
  EXPECT_EQ(space.actor(further), engine->profiles().find("further"));
  const ConceptId cell = wants_of(*engine, "asker", "proximity").begin()->first;
  EXPECT_EQ(space.block_of(cell), block_number(*engine, "proximity"));
  for (const std::string_view block : {"proximity", "neighbours_partners"}) {
    EXPECT_EQ(space.label(cell, block_number(*engine, block)).fr, "Nom de asker");
    EXPECT_TRUE(space.is_grouped(cell, block_number(*engine, block)));
  }
  EXPECT_EQ(space.actor(cell), std::nullopt);
}

TEST(ConceptSpace, TheCircleIsToldAsOneReasonUnderItsOwnTitle) {
  const auto engine = engine_with(circles(), {"theme", "partners_of_partners"});
  const Explanation why =
      explain(*engine, engine->make_requester({index_of(*engine, "asker"), nullptr, {}, 10, {}}), index_of(*engine, "linked"));
  const auto reason = std::ranges::find(why.for_asker.reasons, block_number(*engine, "partners_of_partners"), &Reason::block);
  ASSERT_TRUE(reason != why.for_asker.reasons.end());
  ASSERT_EQ(reason->grouped.size(), 1U);
  EXPECT_EQ(engine->space().actor(reason->grouped[0]), engine->profiles().find("further"));
  for (const Unmet& unmet : why.for_asker.unmet) EXPECT_NE(unmet.block, block_number(*engine, "partners_of_partners"));
}

TEST(ConceptSpace, EveryConceptLiesBeforeTheEndOfItsBlock) {
  const auto engine = testing::make_engine(testing::synthetic(60));
  const ConceptSpace& space = engine->space();
  for (ConceptId v = 0; v < space.size(); ++v) ASSERT_LT(v, space.block_end(space.block_of(v))) << space.block(space.block_of(v)).name();
}

}  // namespace
}  // namespace binome
