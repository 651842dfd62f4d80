#include <algorithm>
#include <cmath>

#include "engine/evaluation/hidden_pairs.hpp"
#include "engine/explanation/explanation.hpp"
#include "features/lexicon.hpp"
#include "tests/support/block_view.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::index_of;
using testing::kToday;
using testing::make_actor;
using testing::make_engine;
using testing::request;

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
    const auto lists = engine->match(request(*engine, id));
    for (const ScoredActor& match : lists->lists[0].matches) ids.emplace_back(engine->built().profiles.id(match.actor));
    return ids;
  };
  EXPECT_EQ(order("a").front(), "b");
  std::swap(directory.actors[1].description, directory.actors[2].description);
  EXPECT_EQ(order("a").front(), "c") << "the words decide";

  const auto engine = make_engine(directory);
  const Explanation why = engine->why(request(*engine, "a"), index_of(*engine, "c"))->explanation;
  const auto grouped = std::ranges::count_if(why.for_asker.reasons, [](const Reason& reason) { return !reason.grouped.empty(); });
  EXPECT_EQ(grouped, 1);
  for (const Reason& reason : why.for_asker.reasons) {
    if (reason.grouped.empty()) continue;
    ASSERT_EQ(reason.grouped.size(), 2U);
    EXPECT_EQ(engine->built().space.label(reason.grouped[0]).fr, "Irrigation");
  }
  for (const Unmet& unmet : why.for_asker.unmet) EXPECT_FALSE(engine->built().space.is_grouped(unmet.wanted, unmet.block));
}

TEST(TextBlock, WordsThatSeveralHaveAreHadAndWantedTheMoreTheOftenerTheyStand) {
  Directory directory = gardeners();
  directory.actors[0].description += ", irrigation";
  const BlockView view(directory, {"text"});
  EXPECT_EQ(view.held("a", "text"), (std::set<std::string>{"Maraîchage", "Nom", "irrigation"}));
  const auto wants = view.wants("a", "text");
  EXPECT_EQ(wants.at("Maraîchage"), 1);
  EXPECT_NEAR(wants.at("irrigation"), 1 + std::log(2), 1e-12);
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
    return *engine->score(index_of(*engine, a), index_of(*engine, b));
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
  ASSERT_EQ(a->built().profiles.lexicon().size(), b->built().profiles.lexicon().size());
  for (std::uint32_t word = 0; word < a->built().profiles.lexicon().size(); ++word)
    EXPECT_EQ(a->built().profiles.lexicon().written(word), b->built().profiles.lexicon().written(word));
  for (ActorIndex i = 0; i < a->built().profiles.size(); ++i) {
    EXPECT_EQ(a->built().profiles[i].words, b->built().profiles[i].words);
    EXPECT_TRUE(std::ranges::equal(a->actors().held(i), b->actors().held(i)));
    EXPECT_EQ(*a->score(i, 9), *b->score(i, 9));
  }
  const auto leaking = make_engine(with);
  EXPECT_GT(leaking->built().profiles.lexicon().size(), a->built().profiles.lexicon().size()) << "a leak would be seen";
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
