#include "engine/synthetic/directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "bindings/records/json_writer.hpp"
#include "bindings/records/jsonl_reader.hpp"
#include "bindings/wording/say.hpp"
#include "engine/barometer/barometer.hpp"
#include "features/counter_random.hpp"
#include "features/error_codes.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;
using testing::synthetic;
using testing::taxonomy;
using testing::term;

std::vector<AnyRecord> records_of(const Directory& directory) {
  std::vector<AnyRecord> records(directory.actors.begin(), directory.actors.end());
  records.insert(records.end(), directory.projects.begin(), directory.projects.end());
  records.insert(records.end(), directory.listings.begin(), directory.listings.end());
  return records;
}

std::string json_of(const Directory& directory) {
  std::string text;
  for (const AnyRecord& record : records_of(directory)) text += to_json(record, taxonomy()) + "\n";
  return text;
}

template <typename Record>
bool begins_with(const std::vector<Record>& longer, const std::vector<Record>& shorter) {
  return longer.size() >= shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

SyntheticDirectory generator(std::uint64_t seed) { return *SyntheticDirectory::make(taxonomy(), seed); }

TEST(CounterRandom, GivesTheNumbersOfSplitmix64) {
  // The reference implementation (S. Vigna, splitmix64.c) from state 1234567.
  std::uint64_t state = 1234567;
  EXPECT_EQ(mix(state += kGoldenStep), 6457827717110365317U);
  EXPECT_EQ(mix(state += kGoldenStep), 3203168211198807973U);
  EXPECT_EQ(mix(state += kGoldenStep), 9817491932198370423U);
}

TEST(CounterRandom, StaysInItsBounds) {
  CounterRandom random(1, 2, 3);
  std::set<int> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random.between(-2, 2));
  EXPECT_EQ(seen, (std::set<int>{-2, -1, 0, 1, 2}));
}

TEST(CounterRandom, PicksByWeight) {
  const std::uint32_t weights[] = {0, 1, 3, 0};
  const WeightedPicker picker(weights);
  EXPECT_EQ(picker.at(0), 1U);
  EXPECT_EQ(picker.at(~std::uint64_t{0}), 2U);
  std::map<std::size_t, int> counts;
  for (std::uint64_t i = 0; i < 4000; ++i) ++counts[picker.at(evenly_spread(1, 1, i))];
  EXPECT_NEAR(counts[1], 1000, 5);
  EXPECT_NEAR(counts[2], 3000, 5);
}

TEST(SyntheticDirectory, SameSeedSameBytes) {
  EXPECT_EQ(json_of(synthetic(500, 7)), json_of(synthetic(500, 7)));
  EXPECT_NE(json_of(synthetic(500, 7)), json_of(synthetic(500, 8)));
}

TEST(SyntheticDirectory, IsTheSameOnEveryMachine) {
  // Changes only with the tables or the order of the draws: then every published directory changes too.
  const Actor first = generator(1).actor(0);
  EXPECT_EQ(first.id, "synthetic-0000000");
  EXPECT_EQ(taxonomy().code(first.subkind), "commune");
  EXPECT_EQ(first.home.department, "33");
  EXPECT_EQ(first.population, 8192);
}

TEST(SyntheticDirectory, ASmallerOneBeginsALargerOne) {
  const Directory small = synthetic(300, 3);
  const Directory large = synthetic(1000, 3);
  EXPECT_TRUE(begins_with(large.actors, small.actors));
  EXPECT_TRUE(begins_with(large.projects, small.projects));
  EXPECT_TRUE(begins_with(large.listings, small.listings));
}

TEST(SyntheticDirectory, AnyRecordIsGivenByItsIndex) {
  const Directory all = synthetic(200, 5);
  const SyntheticDirectory one = generator(5);
  std::vector<Project> projects;
  std::vector<Listing> listings;
  for (std::uint64_t i = 0; i < 200; ++i) {
    EXPECT_EQ(one.actor(i), all.actors[i]);
    for (Project& project : one.projects(i)) projects.push_back(std::move(project));
    if (auto listing = one.listing(i)) listings.push_back(std::move(*listing));
  }
  EXPECT_EQ(projects, all.projects);
  EXPECT_EQ(listings, all.listings);
}

TEST(SyntheticDirectory, EveryRecordReadsBackEqual) {
  for (const std::uint64_t seed : {1U, 2U}) {
    const std::vector<AnyRecord> written = records_of(synthetic(3000, seed));
    std::stringstream lines;
    for (const AnyRecord& record : written) lines << to_json(record, taxonomy()) << "\n";
    const auto reader = open_jsonl(lines, "synthetic", taxonomy());
    DirectoryBuilder builder;
    ParsedRecord parsed;
    for (std::size_t i = 0; reader->next(parsed); ++i) {
      ASSERT_THAT(parsed.problems, IsEmpty()) << parsed.raw;
      ASSERT_LT(i, written.size());
      EXPECT_EQ(parsed.record, written[i]) << parsed.raw;
      ASSERT_FALSE(builder.add(parsed.record, {})) << parsed.raw;
    }
    EXPECT_EQ(builder.size(), written.size());
    EXPECT_THAT(reader->notices(), IsEmpty());
    EXPECT_THAT(builder.drop_dangling(), IsEmpty());
  }
}

TEST(SyntheticDirectory, SaysThatItIsSynthetic) {
  const Directory directory = synthetic(1000);
  EXPECT_TRUE(std::all_of(directory.actors.begin(), directory.actors.end(), [](const Actor& one) { return one.synthetic; }));
  EXPECT_TRUE(std::all_of(directory.projects.begin(), directory.projects.end(), [](const Project& one) { return one.synthetic; }));
  EXPECT_TRUE(std::all_of(directory.listings.begin(), directory.listings.end(), [](const Listing& one) { return one.synthetic; }));
}

TEST(SyntheticDirectory, HasNoPlaceholderLeftInItsTexts) {
  const std::string text = json_of(synthetic(2000));
  for (const char* slot : {"{theme", "{where", "{town", "{country", "{word", "{number", "{year", "  "})
    EXPECT_THAT(text, Not(HasSubstr(slot)));
}

TEST(SyntheticDirectory, TellsWhichCodeIsMissing) {
  const Taxonomy empty;
  const auto made = SyntheticDirectory::make(empty, 1);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::taxonomy_code_missing);
  EXPECT_THAT(say(made.error(), Language::en), HasSubstr("FR"));
}

TEST(SyntheticDirectory, StopsWhenTheSinkDoes) {
  int actors = 0;
  const SyntheticTotals totals = generate_directory(
      generator(1), 100, {[&](Actor) { return ++actors < 10; }, [](Project) { return true; }, [](Listing) { return true; }});
  EXPECT_EQ(actors, 10);
  EXPECT_EQ(totals.actors, 10U);
  EXPECT_EQ(totals.projects, 0U);
}

// What a directory of 20,000 actors must share with the barometer.
class SyntheticShares : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  static constexpr std::size_t kActors = 20'000;
  struct Made {
    Directory directory;
    Barometer barometer;
  };
  // Once for all tests of a seed.
  static const Made& made(std::uint64_t seed) {
    static std::map<std::uint64_t, Made> known;
    const auto [at, fresh] = known.try_emplace(seed);
    if (fresh) {
      at->second.directory = synthetic(kActors, seed);
      at->second.barometer = count_barometer(at->second.directory, taxonomy());
    }
    return at->second;
  }

  // A number of structures, scaled to the barometer's 1,300.
  static double scaled(std::size_t structures) { return 1300.0 * static_cast<double>(structures) / kActors; }

  double structures(const std::vector<TermCount>& counts, Vocabulary vocabulary, std::string_view code) const {
    const auto found = std::find_if(counts.begin(), counts.end(), [&](const TermCount& one) { return one.term == term(vocabulary, code); });
    return found == counts.end() ? 0 : scaled(found->structures);
  }

  const Directory& directory_ = made(GetParam()).directory;
  const Barometer& barometer_ = made(GetParam()).barometer;
};

TEST_P(SyntheticShares, OfKindsAreExact) {
  const std::map<std::string, double> published = {{"association", 619}, {"collectivity", 484}, {"education_research", 123},
                                                   {"foundation", 36},   {"enterprise", 22},    {"public_body", 14},
                                                   {"other", 2}};
  ASSERT_EQ(barometer_.kinds.size(), published.size());
  for (const KindCount& kind : barometer_.kinds) EXPECT_NEAR(scaled(kind.structures), published.at(taxonomy().code(kind.kind)), 1);
  const std::vector<TermCount>& associations = barometer_.kinds.front().subkinds;
  EXPECT_NEAR(structures(associations, Vocabulary::kind, "local_association"), 619 * 0.553, 12);
  EXPECT_NEAR(structures(associations, Vocabulary::kind, "twinning_committee"), 619 * 0.15, 8);
  EXPECT_NEAR(structures(associations, Vocabulary::kind, "diaspora_association"), 619 * 0.10, 7);
  EXPECT_NEAR(structures(barometer_.kinds[2].subkinds, Vocabulary::kind, "school"), 80, 6);
}

TEST_P(SyntheticShares, OfTheTenFirstCountries) {
  const std::pair<const char*, double> published[] = {{"ES", 218}, {"DE", 213}, {"BF", 108}, {"IT", 107}, {"SN", 91},
                                                      {"TG", 82},  {"MA", 62},  {"MG", 53},  {"BJ", 51},  {"CM", 50}};
  for (const auto& [code, number] : published)
    EXPECT_NEAR(structures(barometer_.countries, Vocabulary::place, code), number, 0.15 * number) << code;
}

TEST_P(SyntheticShares, OfTheZones) {
  const std::pair<const char*, double> published[] = {{"southern_africa", 61},      {"central_africa", 94},
                                                      {"east_africa", 30},          {"west_africa", 307},
                                                      {"north_africa", 95},         {"central_south_america", 40},
                                                      {"north_america", 37},        {"central_northeast_asia", 14},
                                                      {"south_southeast_asia", 53}, {"caribbean", 26},
                                                      {"middle_east", 27}};
  for (const auto& [code, number] : published) {
    const auto zone = std::find_if(barometer_.zones.begin(), barometer_.zones.end(),
                                   [&](const ZoneCount& one) { return one.zone == term(Vocabulary::place, code); });
    ASSERT_NE(zone, barometer_.zones.end()) << code;
    EXPECT_NEAR(scaled(zone->structures), number, 0.15 * number + 4) << code;
  }
  // The barometer's 966 in Europe can only be cooperations (engine/synthetic/internal/places.cpp).
  const auto europe = std::find_if(barometer_.zones.begin(), barometer_.zones.end(),
                                   [](const ZoneCount& one) { return one.zone == term(Vocabulary::place, "europe"); });
  EXPECT_NEAR(scaled(europe->cooperations), 966, 97);
}

TEST_P(SyntheticShares, OfFranceAndAbroad) {
  const double structures = static_cast<double>(barometer_.structures);
  EXPECT_NEAR(static_cast<double>(barometer_.acting_in_france) / structures, 0.38, 0.015);
  EXPECT_NEAR(static_cast<double>(barometer_.acting_in_france_only) / static_cast<double>(barometer_.acting_in_france), 0.68, 0.03);
  EXPECT_NEAR(barometer_.countries_per_structure(), 3, 0.15);
}

TEST_P(SyntheticShares, OfOddCategories) {
  const std::map<std::string, double> published = {
      {"people", 33.4}, {"prosperity", 15.8}, {"planet", 6.9}, {"peace", 21.5}, {"partnerships", 22.3}};
  for (const OddCount& odd : barometer_.odds) {
    if (odd.apart) continue;
    EXPECT_NEAR(100.0 * static_cast<double>(odd.mentions) / static_cast<double>(barometer_.odd_mentions),
                published.at(taxonomy().code(odd.category)), 1);
  }
}

TEST_P(SyntheticShares, OfDomains) {
  EXPECT_NEAR(scaled(barometer_.water), 131, 13);
  EXPECT_NEAR(structures(barometer_.water_kinds, Vocabulary::kind, "association"), 87, 10);
  const auto domain = [&](const char* code) { return structures(barometer_.domains, Vocabulary::theme, code); };
  const double basic = domain("education") + domain("health_emergency") + domain("agriculture_food");
  EXPECT_NEAR(basic / scaled(barometer_.domain_mentions), 0.33, 0.03);
  EXPECT_NEAR(domain("culture_heritage") / 1300, 0.30, 0.03);
}

TEST_P(SyntheticShares, OfPartnerships) {
  const double actors = kActors;
  EXPECT_NEAR(static_cast<double>(directory_.projects.size()) / actors, 0.8, 0.05);
  EXPECT_NEAR(static_cast<double>(directory_.listings.size()) / actors, 0.05, 0.006);
  EXPECT_GT(static_cast<double>(barometer_.shared_projects) / static_cast<double>(barometer_.projects), 0.8);
  EXPECT_GT(barometer_.twinnings, 200U);
  EXPECT_NEAR(static_cast<double>(barometer_.invisible) / actors, 0.01, 0.003);
}

TEST_P(SyntheticShares, OfProfiles) {
  SyntheticTotals totals = generate_directory(generator(GetParam()), 5000,
                                              {[](Actor) { return true; }, [](Project) { return true; }, [](Listing) { return true; }});
  const auto mean = [&](std::uint64_t sum) { return static_cast<double>(sum) / static_cast<double>(totals.actors); };
  EXPECT_THAT(mean(totals.skills_offered), AllOf(Ge(5), Le(9)));
  EXPECT_THAT(mean(totals.skills_sought), AllOf(Ge(5), Le(10)));
  EXPECT_THAT(mean(totals.themes), AllOf(Ge(2.5), Le(4)));
  EXPECT_THAT(mean(totals.odds), AllOf(Ge(3), Le(5)));
  EXPECT_THAT(mean(totals.modes_offered), AllOf(Ge(1.5), Le(3)));
  EXPECT_THAT(mean(totals.traits), AllOf(Ge(1), Le(2)));
  const auto empty = std::count_if(directory_.actors.begin(), directory_.actors.end(),
                                   [](const Actor& one) { return one.facts.empty() && one.offers.empty() && one.seeks.empty(); });
  EXPECT_NEAR(static_cast<double>(empty) / kActors, 0.07, 0.015);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SyntheticShares, ::testing::Values(1, 2, 3));

TEST(SyntheticDirectory, ProjectsBringTogetherActorsOfTheSamePlace) {
  const Directory directory = synthetic(5000);
  std::map<std::string, TermSet> countries;
  std::map<std::string, Term> kinds;
  for (const Actor& actor : directory.actors) {
    kinds[actor.id] = actor.kind;
    for (const Term place : actor.facts.of(Vocabulary::place)) countries[actor.id].add(taxonomy().country_of(place));
  }
  std::size_t shared = 0, mixed = 0;
  for (const Project& project : directory.projects) {
    if (project.kind != "cooperation" || project.participants.size() < 2) continue;
    ++shared;
    mixed += std::any_of(project.participants.begin(), project.participants.end(),
                         [&](const std::string& id) { return kinds[id] != kinds[project.participants[0]]; });
    EXPECT_LE(project.participants.size(), 4U);
    for (const Term place : project.facts.of(Vocabulary::place)) {
      for (const std::string& id : project.participants) EXPECT_TRUE(countries[id].contains(taxonomy().country_of(place))) << project.id;
    }
  }
  EXPECT_GT(static_cast<double>(mixed) / static_cast<double>(shared), 0.8);
}

TEST(SyntheticDirectory, SomeListingsHaveExpired) {
  const Directory directory = synthetic(5000);
  const auto valid = std::count_if(directory.listings.begin(), directory.listings.end(),
                                   [](const Listing& one) { return is_valid(one, testing::kToday); });
  EXPECT_GT(valid, 100);
  EXPECT_LT(valid, static_cast<std::ptrdiff_t>(directory.listings.size()) - 20);
}

TEST(SyntheticDirectory, CollectivitiesHaveAPopulation) {
  for (const Actor& actor : synthetic(2000).actors) {
    EXPECT_EQ(actor.population.has_value(), actor.kind == term(Vocabulary::kind, "collectivity"));
    EXPECT_GT(actor.population.value_or(1), 0);
  }
}

}  // namespace
}  // namespace binome
