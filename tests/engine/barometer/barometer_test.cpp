#include "engine/barometer/barometer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "bindings/records/json_writer.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::make_actor;
using testing::taxonomy;
using testing::term;

Term place(std::string_view code) { return term(Vocabulary::place, code); }
Term kind(std::string_view code) { return term(Vocabulary::kind, code); }
Term theme(std::string_view code) { return term(Vocabulary::theme, code); }

Project project(std::string id, std::vector<std::string> participants, const std::vector<Term>& facts, std::string type = "cooperation") {
  Project made;
  made.id = std::move(id);
  made.kind = std::move(type);
  made.participants = std::move(participants);
  made.facts.add(facts);
  return made;
}

// Five structures: two associations, a town, a foreign town, a company; four projects.
Directory tiny() {
  Directory directory;
  directory.actors.push_back(make_actor(
      "puits", "association", {"theme:drinking_water", "theme:sanitation", "odd:6", "odd:17", "place:SN-DK", "place:SN", "place:TG"}));
  directory.actors.back().subkind = kind("local_association");
  directory.actors.push_back(make_actor("jumeaux", "association", {"theme:intercultural_exchange", "odd:16", "place:FR"}));
  directory.actors.back().subkind = kind("twinning_committee");
  directory.actors.back().visible = false;
  directory.actors.push_back(make_actor("ville", "collectivity", {"odd:11", "place:GP", "place:west_africa"}));
  directory.actors.back().population = 10'000;
  directory.actors.back().partners = {"jumeaux"};
  directory.actors.push_back(make_actor("burgos", "collectivity", {}, "ES"));
  directory.actors.back().synthetic = true;
  directory.actors.push_back(make_actor("soleil", "enterprise"));
  directory.projects.push_back(project("p1", {"puits", "ville"}, {place("SN"), theme("water_sanitation"), term(Vocabulary::odd, "6")}));
  directory.projects.push_back(project("p2", {"ville", "burgos"}, {place("ES-CL")}, "twinning"));
  directory.projects.push_back(project("p3", {"jumeaux"}, {place("FR-NAQ")}));
  directory.projects.push_back(project("p4", {"puits"}, {place("africa"), term(Vocabulary::odd, "people")}));
  return directory;
}

TEST(Barometer, CountsStructuresByKind) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  EXPECT_EQ(b.structures, 5U);
  EXPECT_EQ(b.invisible, 1U);
  EXPECT_EQ(b.synthetic, 1U);
  EXPECT_EQ(b.home_abroad, 1U);
  EXPECT_THAT(b.kinds, ElementsAre(KindCount{kind("association"), 2, {{kind("local_association"), 1}, {kind("twinning_committee"), 1}}},
                                   KindCount{kind("collectivity"), 2, {}}, KindCount{kind("enterprise"), 1, {}}));
}

TEST(Barometer, CountsEachCountryOncePerStructure) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  // Senegal: puits (twice declared, and a project) and ville (by the project). Spain: ville and burgos.
  EXPECT_THAT(b.countries, ElementsAre(TermCount{place("SN"), 2}, TermCount{place("ES"), 2}, TermCount{place("TG"), 1}));
  EXPECT_EQ(b.cooperations, 5U);
  EXPECT_EQ(b.acting_in_foreign_countries, 3U);
  EXPECT_DOUBLE_EQ(b.countries_per_structure(), 5.0 / 3);
}

TEST(Barometer, CountsOverseasTerritoriesAsFrance) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  EXPECT_EQ(b.acting_in_france, 3U);  // jumeaux; in Guadeloupe, ville; with ville, burgos
  EXPECT_EQ(b.acting_in_france_only, 1U);
  EXPECT_EQ(b.acting_abroad, 3U);
  EXPECT_EQ(b.acting_somewhere, 4U);
  for (const char* code : {"GP", "MQ", "GF", "RE", "YT", "FR-GP", "FR-33", "FR-974"})
    EXPECT_EQ(taxonomy().country_of(place(code)), place("FR")) << code;
  EXPECT_FALSE(taxonomy().country_of(place("west_africa")));
}

TEST(Barometer, CountsTheHomesOfForeignParticipants) {
  Directory directory;
  for (const char* country : {"FR", "DE", "MQ", ""})
    directory.actors.push_back(make_actor(std::string("ville") + country, "collectivity", {}, country));
  directory.projects.push_back(project("p1", {"villeFR", "villeDE", "villeMQ", "ville"}, {}, "jumelage"));
  const Barometer b = count_barometer(directory, taxonomy());
  EXPECT_THAT(b.countries, ElementsAre(TermCount{place("DE"), 3}));
  EXPECT_EQ(b.acting_in_france, 1U);
  EXPECT_EQ(b.home_abroad, 1U);
  EXPECT_EQ(b.twinnings, 1U);
}

TEST(Barometer, CountsZonesWithoutFranceAndWithoutContinents) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  // ville is in West Africa by a declared zone and by Senegal: one structure, one cooperation.
  EXPECT_THAT(b.zones, ElementsAre(ZoneCount{place("west_africa"), 2, 3}, ZoneCount{place("europe"), 2, 2}));
}

TEST(Barometer, CountsDomainsAndWater) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  ASSERT_EQ(b.domains.size(), 12U);
  EXPECT_EQ(b.domains[0], (TermCount{theme("water_sanitation"), 2}));
  EXPECT_EQ(b.domains[1], (TermCount{theme("global_citizenship"), 1}));
  EXPECT_EQ(b.domain_mentions, 3U);
  EXPECT_EQ(b.water, 2U);
  EXPECT_THAT(b.water_kinds, ElementsAre(TermCount{kind("association"), 1}, TermCount{kind("collectivity"), 1}));
}

TEST(Barometer, CountsOddMentionsOfStructuresAndProjects) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  const auto odd = [](std::string_view code) { return term(Vocabulary::odd, code); };
  EXPECT_THAT(b.odds,
              ElementsAre(OddCount{odd("people"), 3, false}, OddCount{odd("prosperity"), 0, false}, OddCount{odd("11"), 1, true},
                          OddCount{odd("planet"), 0, false}, OddCount{odd("peace"), 1, false}, OddCount{odd("partnerships"), 1, false}));
  EXPECT_EQ(b.odd_mentions, 5U);
}

TEST(Barometer, CountsCollectivitiesBySize) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  EXPECT_EQ(b.collectivities, 2U);
  EXPECT_EQ(b.size_unknown, 1U);
  ASSERT_EQ(b.sizes.size(), 5U);
  EXPECT_EQ(b.sizes[2], (TermCount{term(Vocabulary::size, "from_10000_to_50000"), 1}));
}

TEST(Barometer, PutsEachPopulationInItsClass) {
  const std::pair<std::int64_t, const char*> known[] = {{0, "under_5000"},
                                                        {4'999, "under_5000"},
                                                        {5'000, "from_5000_to_10000"},
                                                        {9'999, "from_5000_to_10000"},
                                                        {49'999, "from_10000_to_50000"},
                                                        {50'000, "from_50000_to_100000"},
                                                        {100'000, "over_100000"},
                                                        {9'000'000, "over_100000"}};
  for (const auto& [population, code] : known) {
    Directory directory;
    directory.actors.push_back(make_actor("ville", "collectivity"));
    directory.actors.back().population = population;
    for (const TermCount& size : count_barometer(directory, taxonomy()).sizes)
      EXPECT_EQ(size.structures, size.term == term(Vocabulary::size, code) ? 1U : 0U) << population;
  }
}

TEST(Barometer, CountsPartnerships) {
  const Barometer b = count_barometer(tiny(), taxonomy());
  EXPECT_EQ(b.projects, 4U);
  EXPECT_EQ(b.shared_projects, 2U);
  EXPECT_EQ(b.twinnings, 1U);
  EXPECT_EQ(b.partnered, 4U);  // all but soleil; jumeaux because ville declares it
}

TEST(Barometer, CountsOnlyTheStructuresOfAPlace) {
  const Barometer spain = count_barometer(tiny(), taxonomy(), {place("ES")});
  EXPECT_EQ(spain.structures, 1U);
  EXPECT_EQ(spain.projects, 1U);
  EXPECT_EQ(spain.partnered, 1U);
  EXPECT_EQ(spain.odd_mentions, 0U);
  Directory directory = tiny();
  directory.actors[0].home.subdivision = place("FR-33");
  directory.actors[4].home.country = place("RE");
  EXPECT_EQ(count_barometer(directory, taxonomy(), {place("FR-NAQ")}).structures, 1U);
  EXPECT_EQ(count_barometer(directory, taxonomy(), {place("FR")}).structures, 4U);
}

TEST(Barometer, OfNothingIsEmpty) {
  const Barometer b = count_barometer({}, taxonomy());
  EXPECT_EQ(b.structures, 0U);
  EXPECT_THAT(b.kinds, IsEmpty());
  EXPECT_DOUBLE_EQ(b.countries_per_structure(), 0);
}

// What a shell command prints on standard output.
std::string output_of(const std::string& command) {
  std::string text;
  std::array<char, 4096> buffer;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), size);
  pclose(pipe);
  return text;
}

const std::string kProgram = BINOME_BINARY;

TEST(BarometerCommand, PrintsTheFiguresOfTheRegion) {
  const std::string text = output_of(kProgram + " generate --actors 1300 2>/dev/null | " + kProgram + " barometer --directory -");
  EXPECT_THAT(text, HasSubstr("1\u202F300 structures"));
  EXPECT_THAT(text, HasSubstr("619  47,6\u202F%  ████████████████████████████████████████\n"));
  const std::string english =
      output_of(kProgram + " generate --actors 1300 2>/dev/null | " + kProgram + " barometer --lang en --directory -");
  EXPECT_THAT(english, HasSubstr("1,300 structures"));
  EXPECT_THAT(english, HasSubstr("619  47.6%  ████"));
}

TEST(BarometerCommand, WritesJson) {
  const std::string path = (std::filesystem::path(::testing::TempDir()) / "binome_barometer_test.jsonl").string();
  {
    std::ofstream file(path);
    const Directory directory = tiny();
    for (const Actor& actor : directory.actors) file << to_json(actor, taxonomy()) << "\n";
    for (const Project& one : directory.projects) file << to_json(one, taxonomy()) << "\n";
  }
  rapidjson::Document json;
  json.Parse(output_of(kProgram + " barometer --format json --directory " + path).c_str());
  std::filesystem::remove(path);
  ASSERT_TRUE(json.IsObject());
  EXPECT_EQ(json["structures"].GetInt(), 5);
  EXPECT_STREQ(json["kinds"][0]["code"].GetString(), "association");
  EXPECT_DOUBLE_EQ(json["kinds"][0]["share"].GetDouble(), 40);
  EXPECT_STREQ(json["countries"][1]["label"].GetString(), "Espagne");
  EXPECT_DOUBLE_EQ(json["countries_per_structure"].GetDouble(), 1.67);
  EXPECT_TRUE(json["odds"][2]["share"].IsNull());
  EXPECT_DOUBLE_EQ(json["odds"][0]["share"].GetDouble(), 60);
}

TEST(GenerateCommand, WritesAsideAndRenames) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "binome_generate_test";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "x.jsonl").string();
  output_of(kProgram + " generate --actors 50 --seed 3 --out " + path + " 2>/dev/null");
  std::ifstream file(path, std::ios::binary);
  const std::string written{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(written, output_of(kProgram + " generate --actors 50 --seed 3 2>/dev/null"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace binome
