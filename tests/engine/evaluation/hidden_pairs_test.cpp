#include "engine/evaluation/hidden_pairs.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "engine/evaluation/ranking_tasks.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::kToday;
using testing::make_actor;
using testing::taxonomy;
using testing::term;

using Ids = std::pair<std::string, std::string>;

// A directory with what is computed from it.
struct World {
  explicit World(Directory records)
      : directory(std::move(records)), profiles(Profiles::build(directory, kToday)), eligibility(directory, profiles, taxonomy()) {}
  ActorIndex operator[](std::string_view id) const { return *profiles.find(id); }
  bool linked(ActorIndex a, ActorIndex b) const { return std::ranges::binary_search(profiles[a].partners, b); }

  Directory directory;
  Profiles profiles;
  Eligibility eligibility;
};

HidingOptions hiding(std::size_t folds, std::uint64_t seed = 1) {
  HidingOptions options;
  options.folds = folds;
  options.seed = seed;
  return options;
}

std::map<Ids, std::size_t> folds_by_id(const World& world, const HidingOptions& options) {
  std::map<Ids, std::size_t> folds;
  for (const LinkedPair& pair : linked_pairs(world.directory, world.profiles, options)) {
    folds[{std::string(world.profiles.id(pair.first)), std::string(world.profiles.id(pair.second))}] = pair.fold;
  }
  return folds;
}

Project make_project(std::string id, std::vector<std::string> participants, Date start = {}, Date end = {}) {
  Project project;
  project.id = std::move(id);
  project.participants = std::move(participants);
  project.start = start;
  project.end = end;
  return project;
}

// Which pairs are hidden

TEST(LinkedPairs, FoldsPartitionThePairs) {
  const World world(testing::synthetic(300));
  const auto pairs = linked_pairs(world.directory, world.profiles, hiding(5));
  std::set<std::pair<ActorIndex, ActorIndex>> expected;
  for (ActorIndex i = 0; i < world.profiles.size(); ++i) {
    for (const ActorIndex j : world.profiles[i].partners) {
      if (i < j && world.profiles[i].visible && world.profiles[j].visible) expected.insert({i, j});
    }
  }
  ASSERT_GT(expected.size(), 100U);
  std::vector<std::pair<ActorIndex, ActorIndex>> found;
  std::vector<std::size_t> sizes(5);
  for (const LinkedPair& pair : pairs) {
    found.emplace_back(pair.first, pair.second);
    ASSERT_LT(pair.fold, 5U);
    ++sizes[pair.fold];
  }
  EXPECT_TRUE(std::ranges::equal(found, expected)) << "each once, in order";
  EXPECT_LE(*std::ranges::max_element(sizes) - *std::ranges::min_element(sizes), 1U);
  EXPECT_EQ(fold_count(hiding(5)), 5U);
}

TEST(LinkedPairs, FoldsAreAFunctionOfTheSeedNotOfTheOrderOfTheRecords) {
  Directory directory = testing::synthetic(200);
  const World before(directory);
  std::ranges::reverse(directory.actors);
  std::ranges::reverse(directory.projects);
  const World after(directory);
  EXPECT_EQ(folds_by_id(before, hiding(4)), folds_by_id(after, hiding(4)));
  EXPECT_NE(folds_by_id(before, hiding(4)), folds_by_id(before, hiding(4, 2)));
}

TEST(LinkedPairs, InvisiblePartnersAreNotHidden) {
  Directory directory;
  directory.actors = {make_actor("a", "association"), make_actor("b", "association"), make_actor("secret", "association")};
  directory.actors[0].partners = {"b", "secret"};
  directory.actors[2].visible = false;
  EXPECT_EQ(folds_by_id(World(directory), hiding(2)).size(), 1U);
}

TEST(LinkedPairs, ByDateTheLatestAreHidden) {
  Directory directory;
  for (int i = 0; i < 24; ++i) directory.actors.push_back(make_actor("a" + std::to_string(10 + i), "association"));
  const auto join = [&](int i, Date start, Date end = {}) {
    const std::string id = "p" + std::to_string(directory.projects.size());
    directory.projects.push_back(make_project(id, {"a" + std::to_string(10 + 2 * i), "a" + std::to_string(11 + 2 * i)}, start, end));
  };
  for (int i = 0; i < 8; ++i) join(i, {static_cast<std::int16_t>(2010 + i), 0, 0});
  join(8, {}, {2018, 5, 0});  // known by its end alone
  join(9, {2019, 0, 0});      // ten dated pairs: the latest fifth is 2018 and 2019
  join(9, {2020, 0, 0});
  join(0, {2021, 0, 0});  // a second project does not make a partnership of 2010 a new one
  join(10, {});           // no date
  directory.actors[22].partners = {"a33"};
  HidingOptions options = hiding(5);
  options.by_date = true;
  EXPECT_EQ(fold_count(options), 1U);
  const World world(directory);
  std::set<Ids> hidden;
  for (const auto& [ids, fold] : folds_by_id(world, options)) {
    if (fold < fold_count(options)) hidden.insert(ids);
  }
  EXPECT_EQ(folds_by_id(world, options).size(), 12U);
  EXPECT_EQ(hidden, (std::set<Ids>{{"a26", "a27"}, {"a28", "a29"}}));

  for (Project& project : directory.projects) project.start = project.end = {};
  for (const auto& [ids, fold] : folds_by_id(World(directory), options)) EXPECT_EQ(fold, 1U) << "nothing is dated";
}

TEST(LinkedPairs, HomeMeansExactlyOneSideAndThatSideAsks) {
  Directory directory;
  directory.actors = {make_actor("nantes", "collectivity"),
                      make_actor("brest", "collectivity"),
                      make_actor("dschang", "collectivity", {}, "CM"),
                      make_actor("kayes", "collectivity", {}, "ML"),
                      make_actor("agadez", "collectivity", {}, "NE"),
                      make_actor("lost", "collectivity", {}, "")};
  directory.actors[0].partners = {"brest", "dschang", "lost"};
  directory.actors[3].partners = {"brest", "agadez"};
  const World world(directory);
  HidingOptions options = hiding(2);
  EXPECT_EQ(folds_by_id(world, options).size(), 5U);
  options.home = term(Vocabulary::place, "FR");
  std::set<Ids> pairs;
  for (const auto& [ids, fold] : folds_by_id(world, options)) pairs.insert(ids);
  EXPECT_EQ(pairs, (std::set<Ids>{{"nantes", "dschang"}, {"nantes", "lost"}, {"brest", "kayes"}})) << "home first";
}

// Hiding

TEST(HideFold, NoLinkIsLeftAndOtherPartnersStay) {
  const World world(testing::synthetic(250));
  const auto pairs = linked_pairs(world.directory, world.profiles, hiding(5));
  for (std::size_t fold = 0; fold < 5; ++fold) {
    const World rebuilt(hide_fold(world.directory, world.profiles, pairs, fold));
    EXPECT_EQ(find_leak(rebuilt.directory, rebuilt.profiles, pairs, fold), "");
    ASSERT_EQ(rebuilt.profiles.size(), world.profiles.size());
    std::set<std::string> declared;
    for (const Actor& actor : world.directory.actors) {
      for (const std::string& partner : actor.partners) declared.insert(std::min(actor.id, partner) + " " + std::max(actor.id, partner));
    }
    std::size_t kept = 0;
    for (const LinkedPair& pair : pairs) {
      EXPECT_EQ(rebuilt.profiles.id(pair.first), world.profiles.id(pair.first)) << "actors keep their index";
      const std::string a(world.profiles.id(pair.first));
      const std::string b(world.profiles.id(pair.second));
      if (pair.fold == fold) {
        EXPECT_FALSE(rebuilt.linked(pair.first, pair.second));
        EXPECT_FALSE(rebuilt.linked(pair.second, pair.first));
        EXPECT_EQ(rebuilt.eligibility.judge(rebuilt.profiles[pair.first], rebuilt.profiles[pair.first], pair.second, false).rule ==
                      Rule::already_partners,
                  false);
      } else if (declared.contains(std::min(a, b) + " " + std::max(a, b))) {
        EXPECT_TRUE(rebuilt.linked(pair.first, pair.second)) << a << " – " << b;
        ++kept;
      }
    }
    if (!declared.empty()) {
      EXPECT_GT(kept, 0U);
    }
  }
}

TEST(HideFold, WhatBecameOfThePartnershipIsHiddenToo) {
  Directory directory;
  directory.actors = {make_actor("a", "association"), make_actor("b", "association"), make_actor("c", "association")};
  directory.actors[0].partners = {"b"};
  const auto feedback = [](std::string actor, std::string about) {
    Feedback event;
    event.actor = std::move(actor);
    event.about = std::move(about);
    event.event = FeedbackEvent::met;
    event.date = {2025, 1, 1};
    return event;
  };
  directory.feedback = {feedback("a", "b"), feedback("b", "a"), feedback("a", "c")};
  const World world(directory);
  const auto pairs = linked_pairs(directory, world.profiles, hiding(2));
  ASSERT_EQ(pairs.size(), 1U);
  const Directory hidden = hide_fold(directory, world.profiles, pairs, pairs[0].fold);
  ASSERT_EQ(hidden.feedback.size(), 1U);
  EXPECT_EQ(hidden.feedback[0].about, "c");
}

// A partnership that leaves all its marks: an entry on one side and a project with a country, a theme, words and a skill.
struct Planted {
  Directory directory;
  std::vector<LinkedPair> pairs;

  Planted() {
    for (const std::string_view id : {"a", "b", "c", "d", "e"}) {
      directory.actors.push_back(make_actor(std::string(id), "association", {"theme:education"}));
    }
    directory.actors[1].partners = {"a"};
    directory.actors[2].partners = {"d"};
    Project project = make_project("xylophones", {"a", "e", "b"}, {2024, 0, 0});
    project.title = "Xylophones";
    project.description = "Des zithers et des xylophones.";
    project.facts.add(term(Vocabulary::place, "BO"));
    project.facts.add(term(Vocabulary::theme, "water_sanitation"));
    project.contributions = {{"a", {}}};
    project.contributions[0].brings.add(term(Vocabulary::skill, "distribution"));
    directory.projects = {project};
    const World world(directory);
    for (const std::string_view other : {"b", "e"}) pairs.push_back({world["a"], world[other], other == "b" ? 0U : 1U});
  }
};

TEST(FindLeak, APartnersEntryThatWasLeftIsCaught) {
  Planted planted;
  planted.directory.projects.clear();
  const World half(planted.directory);
  EXPECT_EQ(find_leak(half.directory, half.profiles, planted.pairs, 0), "a – b");
  EXPECT_EQ(find_leak(half.directory, half.profiles, planted.pairs, 1), "") << "the other fold is not concerned";
}

TEST(FindLeak, AProjectThatWasLeftIsCaught) {
  Planted planted;
  planted.directory.actors[1].partners.clear();
  {
    const World half(planted.directory);
    EXPECT_NE(find_leak(half.directory, half.profiles, planted.pairs, 0), "");
  }
  // With so many participants that it gives no links, but still themes, places and words.
  for (int i = 0; i < 20; ++i) {
    planted.directory.actors.push_back(make_actor("z" + std::to_string(i), "association"));
    planted.directory.projects[0].participants.push_back("z" + std::to_string(i));
  }
  const World large(planted.directory);
  std::vector<LinkedPair> pairs = {{large["a"], large["b"], 0}};
  ASSERT_FALSE(large.linked(large["a"], large["b"]));
  const std::string leak = find_leak(large.directory, large.profiles, pairs, 0);
  EXPECT_NE(leak.find("xylophones"), std::string::npos) << leak;
  const Directory hidden = hide_fold(large.directory, large.profiles, pairs, 0);
  EXPECT_EQ(find_leak(hidden, Profiles::build(hidden, kToday), pairs, 0), "");
}

TEST(HideFold, NoCountryThemeSkillOrWordOfTheHiddenProjectIsLeft) {
  const Planted planted;
  const World world(planted.directory);
  const World rebuilt(hide_fold(world.directory, world.profiles, planted.pairs, 0));
  EXPECT_EQ(find_leak(rebuilt.directory, rebuilt.profiles, planted.pairs, 0), "");
  const auto shows = [](const World& one, std::string_view id) {
    const Profile& profile = one.profiles[one[id]];
    std::set<std::string> marks;
    if (profile.facts.contains(term(Vocabulary::place, "BO"))) marks.insert("country");
    if (profile.facts.contains(term(Vocabulary::theme, "water_sanitation"))) marks.insert("theme");
    if (profile.offers.contains(term(Vocabulary::skill, "distribution"))) marks.insert("skill");
    if (!profile.partners.empty()) marks.insert("partners");
    for (const WordCount word : profile.words) {
      if (one.profiles.lexicon().written(word.word) == "Xylophones" || one.profiles.lexicon().written(word.word) == "xylophones")
        marks.insert("words");
    }
    return marks;
  };
  EXPECT_EQ(shows(world, "a"), (std::set<std::string>{"country", "theme", "skill", "partners", "words"})) << "a leak would be seen";
  for (const std::string_view id : {"a", "b", "e"}) EXPECT_EQ(shows(rebuilt, id), std::set<std::string>()) << id;
  EXPECT_EQ(shows(rebuilt, "c"), std::set<std::string>{"partners"});
  EXPECT_EQ(rebuilt.profiles[rebuilt["a"]].evidence, 1U) << "its theme; a project less is known of it";
  for (std::uint32_t word = 0; word < rebuilt.profiles.lexicon().size(); ++word) {
    EXPECT_NE(rebuilt.profiles.lexicon().written(word).substr(1), "ylophones");
  }
}

// Tasks

constexpr Protocol kProtocols[] = {Protocol::full, Protocol::country, Protocol::worldwide, Protocol::degree};

struct Hidden {
  World whole;
  std::vector<LinkedPair> pairs;
  World rebuilt;
  HidingOptions options;

  explicit Hidden(Directory directory, HidingOptions how = hiding(4), std::size_t fold = 0)
      : whole(std::move(directory)),
        pairs(linked_pairs(whole.directory, whole.profiles, how)),
        rebuilt(hide_fold(whole.directory, whole.profiles, pairs, fold)),
        options(how) {}
  RankingTasks tasks(Protocol protocol, bool need_links = true, std::size_t fold = 0) const {
    return make_tasks({whole.profiles, rebuilt.profiles, rebuilt.eligibility, pairs, fold}, protocol, need_links, options);
  }
  std::size_t links(ActorIndex actor) const { return rebuilt.profiles[actor].partners.size(); }
  bool eligible(ActorIndex a, ActorIndex b) const { return !rebuilt.eligibility.judge(rebuilt.profiles[a], rebuilt.profiles[a], b, false); }
  Term country(ActorIndex actor) const { return rebuilt.profiles.actor(actor).home.country; }
};

TEST(RankingTasks, CandidatesFulfilTheConditionsOfTheTruths) {
  const Hidden hidden(testing::synthetic(500));
  for (const Protocol protocol : kProtocols) {
    for (const bool need_links : {true, false}) {
      const RankingTasks result = hidden.tasks(protocol, need_links);
      ASSERT_GT(result.tasks.size(), 20U);
      for (const RankingTask& task : result.tasks) {
        const ActorIndex truth = task.candidates.front();
        EXPECT_TRUE(hidden.whole.linked(task.asker, truth));
        EXPECT_FALSE(hidden.rebuilt.linked(task.asker, truth));
        EXPECT_EQ(std::set<ActorIndex>(task.candidates.begin(), task.candidates.end()).size(), task.candidates.size());
        EXPECT_LE(task.candidates.size(), protocol == Protocol::full ? 500U : protocol == Protocol::degree ? 50U : 100U);
        for (const ActorIndex candidate : task.candidates) {
          EXPECT_NE(candidate, task.asker);
          EXPECT_TRUE(hidden.eligible(task.asker, candidate));
          if (need_links) {
            EXPECT_GT(hidden.links(candidate), 0U);
          }
          if (candidate != truth) {
            EXPECT_FALSE(hidden.whole.linked(task.asker, candidate)) << "another true partner";
          }
          if (protocol == Protocol::full) {
            EXPECT_EQ(hidden.rebuilt.profiles[candidate].kind, hidden.rebuilt.profiles[truth].kind);
          }
          if (protocol == Protocol::country) {
            EXPECT_EQ(hidden.country(candidate), hidden.country(truth));
          }
        }
      }
    }
  }
}

TEST(RankingTasks, TheFullRankingHasEverybodyWhoMayBeProposed) {
  const Hidden hidden(testing::synthetic(200));
  for (const RankingTask& task : hidden.tasks(Protocol::full).tasks) {
    std::set<ActorIndex> expected = {task.candidates.front()};
    for (ActorIndex i = 0; i < hidden.rebuilt.profiles.size(); ++i) {
      const bool same_kind = hidden.rebuilt.profiles[i].kind == hidden.rebuilt.profiles[task.candidates.front()].kind;
      if (same_kind && hidden.links(i) > 0 && hidden.eligible(task.asker, i) && !hidden.whole.linked(task.asker, i)) expected.insert(i);
    }
    EXPECT_EQ(std::set<ActorIndex>(task.candidates.begin(), task.candidates.end()), expected);
  }
}

TEST(RankingTasks, EveryPairIsAskedInBothDirectionsOrCountedAsLeftOut) {
  const Hidden hidden(testing::synthetic(400));
  for (const Protocol protocol : kProtocols) {
    for (const bool need_links : {true, false}) {
      const RankingTasks result = hidden.tasks(protocol, need_links);
      const auto pairs = static_cast<std::size_t>(std::ranges::count(hidden.pairs, 0U, &LinkedPair::fold));
      EXPECT_EQ(result.tasks.size() + result.without_links + result.ineligible + result.unplaced, 2 * pairs);
      if (!need_links) {
        EXPECT_EQ(result.without_links, 0U);
      }
      std::size_t few = 0;
      const std::size_t wanted = protocol == Protocol::full ? 0 : protocol == Protocol::degree ? 49 : 99;
      for (const RankingTask& task : result.tasks) few += task.candidates.size() < wanted + 1 ? 1 : 0;
      EXPECT_EQ(result.few, few);
    }
  }
}

TEST(RankingTasks, WhatIsLeftOutIsCountedByReason) {
  Directory directory;
  directory.actors = {make_actor("lonely", "association"),
                      make_actor("sociable", "association"),
                      make_actor("demanding", "association", {"!place:PE"}),
                      make_actor("unfit", "association"),
                      make_actor("nowhere", "association", {}, ""),
                      make_actor("somewhere", "association"),
                      make_actor("friend", "association")};
  directory.actors[0].partners = {"sociable"};
  directory.actors[2].partners = {"unfit"};
  directory.actors[4].partners = {"somewhere"};
  for (const std::size_t i : {1U, 4U, 5U}) directory.actors[i].partners.push_back("friend");
  const World whole(directory);
  std::vector<LinkedPair> pairs = linked_pairs(directory, whole.profiles, hiding(2));
  for (LinkedPair& pair : pairs) pair.fold = pair.first == whole["friend"] || pair.second == whole["friend"] ? 1 : 0;
  const World rebuilt(hide_fold(directory, whole.profiles, pairs, 0));
  const auto tasks = [&](Protocol protocol, bool need_links) {
    return make_tasks({whole.profiles, rebuilt.profiles, rebuilt.eligibility, pairs, 0}, protocol, need_links, hiding(2));
  };
  const RankingTasks country = tasks(Protocol::country, true);
  EXPECT_EQ(country.ineligible, 2U) << "what demanding must have excludes the pair for both";
  EXPECT_EQ(country.without_links, 1U) << "lonely cannot be found, but may ask";
  EXPECT_EQ(country.unplaced, 1U) << "nowhere cannot be found in a country, but may ask";
  ASSERT_EQ(country.tasks.size(), 2U);
  EXPECT_EQ(country.few, 2U);
  EXPECT_EQ(tasks(Protocol::worldwide, true).unplaced, 0U);
  EXPECT_EQ(tasks(Protocol::worldwide, true).tasks.size(), 3U);
  EXPECT_EQ(tasks(Protocol::country, false).without_links, 0U);
  EXPECT_EQ(tasks(Protocol::country, false).tasks.size(), 3U);
  EXPECT_EQ(tasks(Protocol::full, true).few, 0U) << "a full ranking wants no number";
  for (const RankingTask& task : tasks(Protocol::worldwide, true).tasks) {
    EXPECT_FALSE(std::ranges::count(task.candidates, whole["lonely"]) > 0) << "no link left";
    EXPECT_FALSE(std::ranges::count(task.candidates, whole["unfit"]) > 0);
  }
}

TEST(RankingTasks, WithAHomeCandidatesAreOnTheSideOfTheTruth) {
  HidingOptions options = hiding(3);
  options.home = term(Vocabulary::place, "FR");
  const Hidden hidden(testing::synthetic(500), options);
  for (const Protocol protocol : kProtocols) {
    const RankingTasks result = hidden.tasks(protocol);
    ASSERT_GT(result.tasks.size(), 0U);
    for (const RankingTask& task : result.tasks) {
      EXPECT_EQ(hidden.country(task.asker) == options.home, task.forth);
      for (const ActorIndex candidate : task.candidates) EXPECT_EQ(hidden.country(candidate) == options.home, !task.forth);
    }
  }
}

TEST(RankingTasks, TheDegreeProtocolTakesTheNearestNumbersOfLinks) {
  const Hidden hidden(testing::synthetic(500));
  const auto gap = [&](ActorIndex i, ActorIndex truth) {
    return std::abs(static_cast<int>(hidden.links(i)) - static_cast<int>(hidden.links(truth)));
  };
  std::size_t chosen_among_more = 0;
  for (const RankingTask& task : hidden.tasks(Protocol::degree).tasks) {
    const ActorIndex truth = task.candidates.front();
    const std::set<ActorIndex> chosen(task.candidates.begin(), task.candidates.end());
    int furthest = 0;
    for (const ActorIndex candidate : chosen) furthest = std::max(furthest, gap(candidate, truth));
    for (ActorIndex i = 0; i < hidden.rebuilt.profiles.size(); ++i) {
      if (chosen.contains(i) || hidden.links(i) == 0 || i == task.asker || !hidden.eligible(task.asker, i) ||
          hidden.whole.linked(task.asker, i))
        continue;
      EXPECT_GE(gap(i, truth), furthest);
      ++chosen_among_more;
    }
  }
  EXPECT_GT(chosen_among_more, 0U);
}

TEST(RankingTasks, CandidatesAreAFunctionOfTheSeed) {
  const auto lists = [](Directory directory, std::uint64_t seed) {
    Hidden hidden(std::move(directory));
    hidden.options.seed = seed;  // of the candidates alone: the folds are dealt out
    std::vector<std::vector<std::string>> found;
    for (const Protocol protocol : kProtocols) {
      for (const RankingTask& task : hidden.tasks(protocol).tasks) {
        found.emplace_back();
        for (const ActorIndex candidate : task.candidates) found.back().emplace_back(hidden.whole.profiles.id(candidate));
      }
    }
    return found;
  };
  Directory directory = testing::synthetic(400);
  const auto one = lists(directory, 1);
  EXPECT_EQ(one, lists(directory, 1));
  EXPECT_NE(one, lists(directory, 2));
  std::ranges::reverse(directory.actors);
  std::ranges::reverse(directory.projects);
  EXPECT_EQ(one, lists(directory, 1)) << "whatever the order of the records";
}

TEST(RankingTasks, TheProjectsProtocolTakesTheNearestNumbersOfProjects) {
  const Hidden hidden(testing::synthetic(500));
  const std::vector<std::uint32_t> projects = project_counts(hidden.rebuilt.directory, hidden.rebuilt.profiles);
  const RankingTasks result =
      make_tasks({hidden.whole.profiles, hidden.rebuilt.profiles, hidden.rebuilt.eligibility, hidden.pairs, 0, projects},
                 Protocol::projects, true, hidden.options);
  ASSERT_GT(result.tasks.size(), 20U);
  const auto gap = [&](ActorIndex i, ActorIndex truth) {
    return std::abs(static_cast<int>(projects[i]) - static_cast<int>(projects[truth]));
  };
  for (const RankingTask& task : result.tasks) {
    const ActorIndex truth = task.candidates.front();
    const std::set<ActorIndex> chosen(task.candidates.begin(), task.candidates.end());
    EXPECT_LE(chosen.size(), 50U);
    int furthest = 0;
    for (const ActorIndex candidate : chosen) {
      EXPECT_GT(projects[candidate], 0U) << "a project is left";
      furthest = std::max(furthest, gap(candidate, truth));
    }
    for (ActorIndex i = 0; i < projects.size(); ++i) {
      if (chosen.contains(i) || projects[i] == 0 || i == task.asker || !hidden.eligible(task.asker, i) ||
          hidden.whole.linked(task.asker, i))
        continue;
      EXPECT_GE(gap(i, truth), furthest);
    }
  }
}

}  // namespace
}  // namespace binome
