#include <algorithm>

#include "engine/evaluation/hidden_links.hpp"
#include "engine/explanation/explanation.hpp"
#include "features/lexicon.hpp"
#include "features/word_reader.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::kToday;
using testing::make_actor;
using testing::make_engine;

std::vector<std::string> stems(std::string_view text) {
  WordReader reader;
  std::vector<std::string> stems;
  for (const WordReader::Word word : reader.read(text)) stems.emplace_back(reader.stem(word.stem));
  return stems;
}

using Stems = std::vector<std::string>;

TEST(Text, CaseAccentsApostrophesAndLigaturesAreFolded) {
  EXPECT_EQ(stems("MARAÎCHAGE maraîchage Maraichage"), Stems(3, "maraichag"));
  EXPECT_EQ(stems("chef-d’œuvre, chef-d'oeuvre"), (Stems{"chef", "oeuvr", "chef", "oeuvr"}));
  EXPECT_EQ(stems("S\u00e9n\u00e9gal Se\u0301ne\u0301gal"), Stems(2, "senegal")) << "composed or not";
  EXPECT_EQ(stems("déve\u00ADloppement"), Stems{"developp"}) << "a soft hyphen stands inside the word";
}

TEST(Text, ElisionsFallOff) {
  EXPECT_EQ(stems("l'eau d’irrigation qu'irrigue lorsqu'arrosée aujourd'hui"), (Stems{"eau", "irrig", "irrigu", "arros"}));
  EXPECT_EQ(stems("presqu'île"), Stems{"ile"});
}

TEST(Text, StemsAreThoseOfTheLanguageOfTheText) {
  EXPECT_EQ(stems("Les écoles de la côte forment des enseignantes"), (Stems{"ecol", "cot", "forment", "enseign"}));
  EXPECT_EQ(stems("The schools of the valley are training teachers"), (Stems{"school", "valley", "train", "teacher"}));
  EXPECT_EQ(stems("irrigations des cultures"), (Stems{"irrig", "cultur"}));
  EXPECT_EQ(stems("irrigated by the cultures"), (Stems{"irrig", "cultur"})) << "cognates are one word";
  EXPECT_EQ(stems("citoyennetés"), Stems{"citoyennet"}) << "French if in doubt";
}

TEST(Text, StopWordsNumbersAndShortWordsAreNoWords) {
  EXPECT_EQ(stems("Nous avons été très présents en 2019, du 1er au 3ème jour, à la COP21 et au G20 of the year"), Stems{"present"});
  EXPECT_EQ(stems("le maïs, mais pas le riz"), (Stems{"mai", "riz"})) << "« maïs » is no stop word, « mais » is";
  EXPECT_EQ(stems("Association de coopération internationale : projets, partenaires, solidarité"), Stems{"solidar"}) << "of the trade";
  EXPECT_TRUE(stems("").empty());
}

TEST(Text, AnyBytesWillDo) {
  EXPECT_EQ(stems("eau\xFFpotable \xC3 \xED\xA0\x80 riz\xC3"), (Stems{"eau", "potabl", "riz"}));
  EXPECT_EQ(stems(std::string_view("eau\0sel", 7)), (Stems{"eau", "sel"}));
  EXPECT_TRUE(stems(std::string(65, 'x')).empty()) << "too long for a word";
  EXPECT_EQ(stems("إفريقيا 北京 Дакар").size(), 2U) << "other scripts are kept; two letters are too few";
  std::string huge;
  while (huge.size() < 3 * kMostTextBytes) huge += "eau ";
  EXPECT_EQ(stems(huge).size(), kMostTextBytes / 4);
}

Actor described(std::string id, std::string description, const std::vector<std::string>& terms = {"theme:education"}) {
  Actor actor = make_actor(std::move(id), "association", terms);
  actor.description = std::move(description);
  return actor;
}

Directory gardeners() {
  Directory directory;
  directory.actors = {described("a", "Maraîchage et irrigation au goutte-à-goutte"), described("b", "Le maraîchage, et l'Irrigation"),
                      described("c", "Théâtre et danse"), described("d", "La danse et le théâtre"), described("e", "Unique")};
  return directory;
}

TEST(Lexicon, WordsThatOneActorHasAreNone) {
  const Directory directory = gardeners();
  const Profiles profiles = Profiles::build(directory, kToday);
  const Lexicon& lexicon = profiles.lexicon();
  std::vector<std::string> written;
  for (std::uint32_t word = 0; word < lexicon.size(); ++word) written.push_back(lexicon.written(word));
  EXPECT_EQ(written, (std::vector<std::string>{"danse", "Irrigation", "Maraîchage", "Nom", "Théâtre"})) << "ties bytewise";
  EXPECT_EQ(profiles[*profiles.find("e")].words.size(), 1U) << "its name has a word that all have";
}

TEST(Lexicon, HiddenActorsMakeNoWords) {
  Directory directory = gardeners();
  directory.actors[1].visible = false;
  const Profiles profiles = Profiles::build(directory, kToday);
  for (std::uint32_t word = 0; word < profiles.lexicon().size(); ++word) EXPECT_NE(profiles.lexicon().written(word), "irrigation");
}

TEST(TextBlock, WordsInCommonChangeTheOrderAndAreOneReason) {
  Directory directory = gardeners();
  const auto order = [&](std::string_view id) {
    const auto engine = make_engine(directory);
    std::vector<std::string> ids;
    const auto lists = engine->match({index_of(*engine, id), nullptr, {}, 10, {}});
    for (const ScoredActor& match : (*lists)[0].matches) ids.emplace_back(engine->profiles().id(match.actor));
    return ids;
  };
  EXPECT_EQ(order("a").front(), "b");
  std::swap(directory.actors[1].description, directory.actors[2].description);
  EXPECT_EQ(order("a").front(), "c") << "the words decide";

  const auto engine = make_engine(directory);
  const Explanation why = explain(*engine, engine->make_requester({index_of(*engine, "a"), nullptr, {}, 10, {}}), index_of(*engine, "c"));
  const auto grouped = std::ranges::count_if(why.for_asker.reasons, [](const Reason& reason) { return !reason.grouped.empty(); });
  EXPECT_EQ(grouped, 1);
  for (const Reason& reason : why.for_asker.reasons) {
    if (reason.grouped.empty()) continue;
    ASSERT_EQ(reason.grouped.size(), 2U);
    EXPECT_EQ(engine->space().label(reason.grouped[0]).fr, "Irrigation");
  }
  for (const Unmet& unmet : why.for_asker.unmet) EXPECT_FALSE(engine->space().is_grouped(unmet.wanted, unmet.block));
}

TEST(TextBlock, AListingsTextReplacesTheWordsOfItsSide) {
  const Directory directory = gardeners();
  const Profiles profiles = Profiles::build(directory, kToday);
  const Profile& a = profiles[*profiles.find("a")];
  Listing listing;
  listing.actor = "a";
  listing.intent = Intent::seek;
  EXPECT_EQ(apply_listing(a, listing, profiles.lexicon()).wants.words, a.words) << "no text, nothing replaced";
  listing.text = "Nous cherchons des danseurs, une danse, du théâtre.";
  const ListingProfile asked = apply_listing(a, listing, profiles.lexicon());
  ASSERT_EQ(asked.wants.words.size(), 2U);
  EXPECT_EQ(profiles.lexicon().written(asked.wants.words[0].word), "danse");
  EXPECT_EQ(asked.held.words, a.words);
}

TEST(TextBlock, ATextAloneIsSomethingToGoBy) {
  Directory directory = gardeners();
  for (Actor& actor : directory.actors) actor.facts = {};
  const auto score = [&](std::string_view a, std::string_view b) {
    const auto engine = make_engine(directory);
    return engine->score(index_of(*engine, a), index_of(*engine, b));
  };
  const PairScore few = score("a", "b");
  EXPECT_LT(few.a, kScale / 25) << "so few words are hardly knowledge";
  EXPECT_TRUE(score("a", "c").is_zero());
  for (Actor& actor : directory.actors) actor.description.resize(kTellingDescription, '.');
  EXPECT_GT(score("a", "b").a, 5 * few.a);
  EXPECT_TRUE(score("a", "e").is_zero());
}

TEST(TextBlock, AProjectThatIsHiddenLeavesNoTrace) {
  const Directory never = testing::synthetic(200);
  Directory with = never;
  Project secret;
  secret.id = "secret";
  secret.participants = {never.actors[3].id, never.actors[9].id};
  secret.title = "Xylophones en Ouzbékistan : xylophones et zithers";
  secret.description = "Écoles, écoles, écoles. MARAÎCHAGE MARAÎCHAGE MARAÎCHAGE.";
  with.projects.push_back(secret);
  const std::vector<std::pair<std::string, std::string>> pairs = {{never.actors[3].id, never.actors[9].id}};
  const auto a = make_engine(without_links(with, pairs));
  const auto b = make_engine(without_links(never, pairs));
  ASSERT_EQ(a->profiles().lexicon().size(), b->profiles().lexicon().size());
  for (std::uint32_t word = 0; word < a->profiles().lexicon().size(); ++word)
    EXPECT_EQ(a->profiles().lexicon().written(word), b->profiles().lexicon().written(word));
  for (ActorIndex i = 0; i < a->profiles().size(); ++i) {
    EXPECT_EQ(a->profiles()[i].words, b->profiles()[i].words);
    EXPECT_TRUE(std::ranges::equal(a->held(i), b->held(i)));
    EXPECT_EQ(a->score(i, 9), b->score(i, 9));
  }
  const auto leaking = make_engine(with);
  EXPECT_GT(leaking->profiles().lexicon().size(), a->profiles().lexicon().size()) << "a leak would be seen";
}

TEST(TextBlock, AProjectOfManyGivesItsWordsToEach) {
  Directory directory;
  Project project;
  project.id = "p";
  project.title = "Irrigation";
  for (int i = 0; i < 25; ++i) {
    directory.actors.push_back(make_actor("a" + std::to_string(i), "association"));
    project.participants.push_back(directory.actors.back().id);
  }
  directory.projects = {project};
  const Profiles profiles = Profiles::build(directory, kToday);
  for (ActorIndex i = 0; i < profiles.size(); ++i) EXPECT_EQ(profiles[i].words.size(), 2U) << "irrigation, and « Nom »";
}

TEST(TextBlock, NothingDependsOnTheOrderOfTheRecords) {
  Directory directory = testing::synthetic(300);
  const Profiles before = Profiles::build(directory, kToday);
  std::vector<std::vector<WordCount>> words;
  std::vector<std::string> written;
  for (ActorIndex i = 0; i < before.size(); ++i) words.push_back(before[i].words);
  for (std::uint32_t word = 0; word < before.lexicon().size(); ++word) written.push_back(before.lexicon().written(word));
  std::ranges::reverse(directory.actors);
  std::ranges::reverse(directory.projects);
  std::ranges::reverse(directory.listings);
  const Profiles after = Profiles::build(directory, kToday);
  ASSERT_EQ(after.lexicon().size(), written.size());
  EXPECT_GT(written.size(), 100U);
  for (std::uint32_t word = 0; word < written.size(); ++word) EXPECT_EQ(after.lexicon().written(word), written[word]);
  for (ActorIndex i = 0; i < after.size(); ++i) EXPECT_EQ(after[i].words, words[i]);
}

}  // namespace
}  // namespace binome
