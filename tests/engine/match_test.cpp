#include <set>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::make_actor;
using testing::make_engine;
using testing::term;

std::vector<std::string> ids(const Engine& engine, const MatchList& list) {
  std::vector<std::string> names;
  for (const ScoredActor& match : list.matches) names.emplace_back(engine.built().profiles.id(match.actor));
  return names;
}

Directory three_kinds() {
  Directory directory;
  directory.actors = {
      make_actor("afdi", "association", {"theme:agriculture_food", "place:BF", "?skill:distribution", "+skill:supply_chain_strengthening"}),
      make_actor("terrena", "enterprise",
                 {"theme:agriculture_food", "place:BF", "+skill:distribution", "?skill:supply_chain_strengthening"}),
      make_actor("texto", "enterprise", {"theme:culture_heritage", "place:PE", "+skill:distribution"}),
      make_actor("nantes", "collectivity", {"theme:agriculture_food", "place:SN"}),
  };
  // Others, so that not everybody has everything: in a directory of two, what both have says nothing.
  for (int i = 0; i < 8; ++i)
    directory.actors.push_back(
        make_actor("other-" + std::to_string(i), i % 2 == 0 ? "association" : "collectivity", {"theme:human_rights_justice", "place:BR"}));
  return directory;
}

TEST(Match, OneListPerKindBestFirst) {
  const auto engine = make_engine(three_kinds());
  const auto lists = engine->match({index_of(*engine, "afdi"), nullptr, {}, 10, {}});
  ASSERT_TRUE(lists.has_value());
  ASSERT_EQ(lists->lists.size(), 3U);
  EXPECT_EQ(lists->lists[0].kind, term(Vocabulary::kind, "association"));
  for (const std::string& id : ids(*engine, lists->lists[0])) EXPECT_NE(id, "afdi") << "itself is no partner";
  for (const MatchList& list : lists->lists) {
    if (list.kind != term(Vocabulary::kind, "enterprise")) continue;
    ASSERT_FALSE(list.matches.empty());
    EXPECT_EQ(ids(*engine, list).front(), "terrena");
  }
}

TEST(Match, SeeksKindsChoosesTheLists) {
  Directory directory = three_kinds();
  directory.actors[0].seeks.add(term(Vocabulary::kind, "enterprise"));
  const auto engine = make_engine(directory);
  const MatchRequest request{index_of(*engine, "afdi"), nullptr, {}, 10, {}};
  const auto answer = engine->match(request);
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->lists.size(), 1U);
  EXPECT_EQ(answer->lists[0].kind, term(Vocabulary::kind, "enterprise"));
}

TEST(Match, FiltersNarrow) {
  const auto engine = make_engine(three_kinds());
  MatchRequest request{index_of(*engine, "afdi"), nullptr, {term(Vocabulary::kind, "enterprise")}, 10, {}};
  request.filter.countries.add(term(Vocabulary::place, "west_africa"));
  EXPECT_EQ(ids(*engine, engine->match(request)->lists[0]), std::vector<std::string>{"terrena"});
  request.filter.exclude = {index_of(*engine, "terrena")};
  EXPECT_TRUE(engine->match(request)->lists[0].matches.empty());
}

TEST(Match, AListingAsksForItself) {
  const auto engine = make_engine(three_kinds());
  Listing listing;
  listing.id = "l";
  listing.actor = "afdi";
  listing.intent = Intent::seek;
  listing.facts.add(term(Vocabulary::kind, "collectivity"));
  listing.facts.add(term(Vocabulary::place, "SN"));
  const MatchRequest request{index_of(*engine, "afdi"), &listing, {}, 10, {}};
  const auto lists = engine->match(request);
  ASSERT_TRUE(lists.has_value());
  ASSERT_EQ(lists->lists.size(), 1U);
  EXPECT_EQ(ids(*engine, lists->lists[0]).front(), "nantes") << "the country that is asked for comes first";
}

// How many partners of any kind an actor is offered.
std::size_t offered(const Directory& directory, std::string_view id) {
  const auto engine = make_engine(directory);
  std::size_t count = 0;
  const auto answer = engine->match({index_of(*engine, id), nullptr, {}, 1000, {}});
  for (const MatchList& list : answer->lists) count += list.matches.size();
  return count;
}

TEST(Match, SayingMoreNeverShortensAList) {
  const Directory directory = testing::synthetic(300);
  for (std::size_t i = 0; i < directory.actors.size(); i += 23) {
    if (!directory.actors[i].visible) continue;
    const std::string id = directory.actors[i].id;
    const std::size_t before = offered(directory, id);
    const auto with = [&](auto change) {
      Directory more = directory;
      change(more);
      return offered(more, id);
    };
    for (const Term wanted :
         {term(Vocabulary::theme, "waste"), term(Vocabulary::place, "LB"), term(Vocabulary::skill, "waste_management")}) {
      EXPECT_GE(with([&](Directory& more) { more.actors[i].seeks.add(wanted); }), before) << id;
    }
    EXPECT_GE(with([&](Directory& more) { more.actors[i].offers.add(term(Vocabulary::skill, "waste_management")); }), before) << id;
    EXPECT_GE(with([&](Directory& more) {
                Listing listing;
                listing.id = "new";
                listing.actor = id;
                listing.intent = Intent::seek;
                listing.facts.add(term(Vocabulary::theme, "waste"));
                listing.text = "Gestion des déchets";
                more.listings.push_back(listing);
              }),
              before)
        << id;
  }
}

TEST(Match, WhatIsSoughtLeadsWhereverAnybodyHasWorked) {
  Directory directory;
  directory.actors = {make_actor("town", "collectivity", {"theme:culture_heritage", "place:VN"}),
                      make_actor("shoes", "enterprise", {"theme:culture_heritage", "place:VN"}),
                      make_actor("waste", "enterprise", {"theme:waste", "place:CI", "+skill:waste_management"})};
  for (int i = 0; i < 6; ++i)
    directory.actors.push_back(make_actor("other-" + std::to_string(i), "enterprise", {"theme:education", "place:PE"}));
  const auto engine = make_engine(directory);
  Listing listing;
  listing.id = "l";
  listing.actor = "town";
  listing.intent = Intent::seek;
  listing.facts.add(term(Vocabulary::kind, "enterprise"));
  listing.facts.add(term(Vocabulary::theme, "waste"));
  listing.facts.add(term(Vocabulary::place, "LB"));
  const auto answer = engine->match({index_of(*engine, "town"), &listing, {}, 10, {}});
  EXPECT_EQ(ids(*engine, answer->lists[0]).front(), "waste");
}

TEST(Match, WhatAllShareCounts) {
  Directory directory;
  for (int i = 0; i < 5; ++i) directory.actors.push_back(make_actor("a-" + std::to_string(i), "association", {"place:SN"}));
  directory.actors.push_back(make_actor("e", "enterprise", {"place:SN"}));
  const auto engine = make_engine(directory);
  const auto answer = engine->match({index_of(*engine, "e"), nullptr, {}, 10, {}});
  EXPECT_EQ(answer->lists[0].matches.size(), 5U) << "ten participants of a meeting who all work in Senegal have that in common";
}

TEST(Match, AnImaginaryActorFindsWhoFitsACountry) {
  const auto engine = make_engine(three_kinds());
  MatchRequest request;
  request.filter.countries.add(term(Vocabulary::place, "SN"));
  std::set<std::string> found;
  const auto lists = engine->match(request);
  ASSERT_TRUE(lists.has_value());
  for (const MatchList& list : lists->lists) {
    for (const std::string& id : ids(*engine, list)) found.insert(id);
  }
  EXPECT_EQ(found, std::set<std::string>{"nantes"});
}

TEST(Match, EmptyDirectoriesAndKindsAreNoError) {
  Directory directory;
  directory.actors = {make_actor("alone", "association", {"theme:education"})};
  const auto engine = make_engine(directory);
  const auto lists = engine->match({0, nullptr, {term(Vocabulary::kind, "enterprise")}, 10, {}});
  ASSERT_TRUE(lists.has_value());
  EXPECT_TRUE(lists->lists[0].matches.empty());
  const auto none = make_engine(Directory{});
  EXPECT_TRUE(none->actors().kinds().empty());
  EXPECT_EQ(none->batch({.asker = term(Vocabulary::kind, "association"), .asked = term(Vocabulary::kind, "enterprise")},
                        [](ActorIndex, const auto&) {})
                ->askers,
            0U);
}

}  // namespace
}  // namespace binome
