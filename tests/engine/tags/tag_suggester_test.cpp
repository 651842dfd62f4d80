#include "engine/tags/tag_suggester.hpp"

#include <algorithm>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::make_actor;
using testing::make_engine;
using testing::term;

Actor writing(std::string id, std::string description, const std::vector<std::string>& terms = {}) {
  Actor actor = make_actor(std::move(id), "association", terms);
  actor.description = std::move(description);
  return actor;
}

std::vector<TagSuggestion> suggested(const Directory& directory, std::string_view id, Vocabulary vocabulary, std::size_t k = 3) {
  const auto engine = make_engine(directory);
  return TagSuggester(*engine).suggest(index_of(*engine, id), vocabulary, k);
}

std::vector<std::string> codes(const std::vector<TagSuggestion>& suggestions) {
  std::vector<std::string> codes;
  for (const TagSuggestion& suggestion : suggestions) codes.push_back(testing::taxonomy().code(suggestion.tag));
  return codes;
}

using Codes = std::vector<std::string>;

TEST(TagSuggestion, ALabelInTheTextIsSuggestedWithItsWords) {
  Directory directory;
  directory.actors = {writing("a", "Nous travaillons sur l'eau potable et les énergies renouvelables au Burkina Faso.")};
  const auto themes = suggested(directory, "a", Vocabulary::theme);
  EXPECT_EQ(codes(themes), (Codes{"drinking_water", "renewable_energy"}));
  EXPECT_EQ(themes[0].words, std::vector<std::string>{"eau potable"});
  EXPECT_GE(themes[0].strength, kLeastStrength);
  EXPECT_LE(themes[0].strength, 1);
  EXPECT_EQ(codes(suggested(directory, "a", Vocabulary::place)), Codes{"BF"});
  EXPECT_EQ(suggested(directory, "a", Vocabulary::theme, 1).size(), 1U);
}

TEST(TagSuggestion, PlacesAreNamedOrNotThere) {
  const auto places = [](std::string text) {
    Directory directory;
    directory.actors = {writing("a", std::move(text))};
    return codes(suggested(directory, "a", Vocabulary::place, 9));
  };
  EXPECT_EQ(places("Des écoles au Nigeria."), Codes{"NG"});
  EXPECT_EQ(places("Des écoles au Niger."), Codes{"NE"});
  EXPECT_EQ(places("République démocratique du Congo"), Codes{"CD"});
  EXPECT_EQ(places("Schools in Senegal and in South Sudan"), (Codes{"SS", "SN"})) << "equally strong, in the order of the taxonomy";
  EXPECT_TRUE(places("Des écoles au Congo et en Guinée.").empty()) << "which one? never guessed";
  EXPECT_TRUE(places("Une réunion du comité, des eaux, un ben, le togolais").empty()) << "names have capitals and are whole";
  EXPECT_TRUE(places("L'EAU POTABLE").empty()) << "EAU is no country here";
  EXPECT_TRUE(places("Une association de France.").empty()) << "the seat is known";
}

TEST(TagSuggestion, OneWordLabelsStandThereAndShortenedOnesDoNot) {
  const auto of = [](std::string text, Vocabulary vocabulary) {
    Directory directory;
    directory.actors = {writing("a", std::move(text))};
    return codes(suggested(directory, "a", vocabulary, 9));
  };
  EXPECT_EQ(of("Du maraîchage", Vocabulary::theme), Codes{"market_gardening"});
  EXPECT_TRUE(of("Avec les collectivités", Vocabulary::skill).empty()) << "no « collecte », though the stem is the same";
  EXPECT_TRUE(of("Un avenir durable", Vocabulary::odd).empty()) << "« Villes durables » needs its towns";
}

TEST(TagSuggestion, WhatAnActorHasIsNotSuggested) {
  Directory directory;
  directory.actors = {writing("a", "De l'eau potable au Bénin", {"theme:drinking_water", "place:BJ"}),
                      writing("b", "De l'eau potable au Bénin", {"theme:water_sanitation"})};
  EXPECT_TRUE(suggested(directory, "a", Vocabulary::theme).empty());
  EXPECT_TRUE(suggested(directory, "a", Vocabulary::place).empty());
  EXPECT_EQ(codes(suggested(directory, "b", Vocabulary::theme)), Codes{"drinking_water"}) << "more particular than what it has";
}

// Actors who write of looms work on culture, those who write of lathes on employment.
Directory looms(int tagged) {
  Directory directory;
  for (int i = 0; i < tagged; ++i) {
    directory.actors.push_back(writing("loom" + std::to_string(i), "Le métier à tisser bariolé", {"theme:artistic_creation"}));
    directory.actors.push_back(writing("lathe" + std::to_string(i), "Le tournevis chromé", {"theme:employment"}));
  }
  directory.actors.push_back(writing("new", "Tisser encore"));
  return directory;
}

TEST(TagSuggestion, WordsOfOthersTeach) {
  const auto themes = suggested(looms(6), "new", Vocabulary::theme);
  ASSERT_EQ(themes.size(), 1U);
  EXPECT_EQ(themes[0].words, std::vector<std::string>{"tisser"});
  EXPECT_TRUE(testing::taxonomy().is_within(term(Vocabulary::theme, "artistic_creation"), themes[0].tag));
  EXPECT_TRUE(suggested(looms(2), "new", Vocabulary::theme).empty()) << "two are no rule";
}

TEST(TagSuggestion, NobodyTeachesItself) {
  // Each of three has the tag from one project with the others: taken off, nothing is left to learn from.
  Directory directory;
  for (const char* id : {"a", "b", "c"}) directory.actors.push_back(writing(id, ""));
  for (int i = 0; i < 4; ++i) {
    Project project;
    project.id = "p" + std::to_string(i);
    project.title = "Xylophone bariolé";
    project.participants = {"a", "b", "c"};
    project.facts.add(term(Vocabulary::theme, "artistic_creation"));
    directory.projects.push_back(project);
  }
  const auto engine = make_engine(directory);
  const SuggestionQuality quality = TagSuggester(*engine).evaluate(Vocabulary::theme, 3);
  EXPECT_EQ(quality.actors, 3U);
  EXPECT_EQ(quality.answered, 0U);
  EXPECT_EQ(quality.usual_recall, 0) << "nor are the most frequent tags known";
}

TEST(TagSuggestion, HiddenTagsAreFoundAgain) {
  const auto engine = make_engine(looms(8));
  const SuggestionQuality quality = TagSuggester(*engine).evaluate(Vocabulary::theme, 1);
  EXPECT_EQ(quality.actors, 16U) << "the new one has nothing to hide";
  EXPECT_EQ(quality.answered, 16U);
  EXPECT_EQ(quality.precision, 1);
  EXPECT_EQ(quality.recall, 1);
  EXPECT_LT(quality.usual_precision, 0.6);
}

TEST(TagSuggestion, OnlyWhoLacksTagsAndWritesIsAsked) {
  Directory directory;
  directory.actors = {writing("a", "De l'eau potable", {"theme:education"}), make_actor("b", "association")};
  directory.actors[1].name = "B2B";
  const auto engine = make_engine(directory);
  const TagSuggester suggester(*engine);
  EXPECT_FALSE(suggester.lacks(index_of(*engine, "a"), Vocabulary::theme));
  EXPECT_TRUE(suggester.lacks(index_of(*engine, "a"), Vocabulary::odd));
  EXPECT_FALSE(suggester.lacks(index_of(*engine, "b"), Vocabulary::theme)) << "no text to go by";
}

TEST(TagSuggestion, NothingDependsOnTheOrderOfTheRecords) {
  Directory directory = testing::synthetic(300);
  const auto all = [&] {
    const auto engine = make_engine(directory);
    const TagSuggester suggester(*engine);
    std::vector<std::string> lines;
    for (ActorIndex i = 0; i < engine->built().profiles.size(); ++i) {
      for (const Vocabulary vocabulary : kSuggestedVocabularies) {
        for (const TagSuggestion& one : suggester.suggest(i, vocabulary, 3)) {
          EXPECT_FALSE(one.words.empty());
          EXPECT_LE(one.words.size(), kSuggestingWords);
          lines.push_back(std::string(engine->built().profiles.id(i)) + " " + testing::taxonomy().code(one.tag) + " " +
                          std::to_string(one.strength));
          for (const std::string& word : one.words) lines.back() += " " + word;
        }
      }
    }
    return lines;
  };
  const auto before = all();
  EXPECT_GT(before.size(), 300U);
  std::ranges::reverse(directory.actors);
  std::ranges::reverse(directory.projects);
  std::ranges::reverse(directory.listings);
  EXPECT_EQ(all(), before);
}

}  // namespace
}  // namespace binome
