#include "features/profile.hpp"

#include "engine/evaluation/hidden_pairs.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::kToday;
using testing::make_actor;
using testing::make_engine;
using testing::term;

Project make_project(std::string id, std::vector<std::string> participants) {
  Project project;
  project.id = std::move(id);
  project.participants = std::move(participants);
  return project;
}

TEST(Profile, ShowsWhatItsProjectsShow) {
  Directory directory;
  directory.actors = {make_actor("nantes", "collectivity"), make_actor("dschang", "collectivity", {}, "CM")};
  Project project = make_project("p", {"nantes", "dschang"});
  project.facts.add(term(Vocabulary::theme, "water_sanitation"));
  project.contributions = {{"nantes", {}}};
  project.contributions[0].brings.add(term(Vocabulary::mode, "expertise"));
  directory.projects = {project};
  const Profiles profiles = Profiles::build(directory, kToday);
  const Profile& nantes = profiles[*profiles.find("nantes")];
  const Profile& dschang = profiles[*profiles.find("dschang")];
  EXPECT_TRUE(nantes.facts.contains(term(Vocabulary::theme, "water_sanitation")));
  EXPECT_TRUE(nantes.facts.contains(term(Vocabulary::place, "CM"))) << "the home country of the partner is a place of action";
  EXPECT_TRUE(nantes.offers.contains(term(Vocabulary::mode, "expertise")));
  EXPECT_TRUE(dschang.offers.empty()) << "a contribution belongs to who brought it";
  EXPECT_EQ(nantes.partners, std::vector<ActorIndex>{dschang.self});
  EXPECT_EQ(nantes.evidence, 1U) << "one project; the seat says nothing";
}

TEST(Profile, AProjectOfMoreThanTwentyGivesThemesButNoLinks) {
  Directory directory;
  std::vector<std::string> ids;
  for (int i = 0; i < 21; ++i) {
    ids.push_back("a" + std::to_string(i));
    directory.actors.push_back(make_actor(ids.back(), "association", {}, i == 0 ? "SN" : "FR"));
  }
  Project project = make_project("p", ids);
  project.facts.add(term(Vocabulary::theme, "education"));
  directory.projects = {project};
  const Profiles profiles = Profiles::build(directory, kToday);
  const Profile& a1 = profiles[*profiles.find("a1")];
  EXPECT_TRUE(a1.partners.empty());
  EXPECT_TRUE(a1.facts.contains(term(Vocabulary::theme, "education")));
  EXPECT_FALSE(a1.facts.contains(term(Vocabulary::place, "SN")));
}

TEST(Profile, DoesNotDependOnTheOrderOfTheRecords) {
  Directory directory = testing::synthetic(200);
  const Profiles before = Profiles::build(directory, kToday);
  std::vector<std::string> ids;
  for (ActorIndex i = 0; i < before.size(); ++i) ids.emplace_back(before.id(i));
  std::reverse(directory.actors.begin(), directory.actors.end());
  std::reverse(directory.projects.begin(), directory.projects.end());
  const Profiles after = Profiles::build(directory, kToday);
  for (ActorIndex i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after.id(i), ids[i]);
    EXPECT_EQ(after[i].facts, before[i].facts);
    EXPECT_EQ(after[i].partners, before[i].partners);
    EXPECT_EQ(after[i].evidence, before[i].evidence);
  }
}

TEST(Profile, WithoutAPartnershipItIsAsIfThatHadNeverExisted) {
  // Hiding a link gives the same profiles, has and wants as a directory that never had it.
  Directory never = testing::synthetic(200);
  Directory with = never;
  Project secret = make_project("secret", {never.actors[3].id, never.actors[7].id, never.actors[9].id});
  secret.facts.add(term(Vocabulary::place, "BO"));
  secret.facts.add(term(Vocabulary::theme, "water_sanitation"));
  secret.contributions = {{never.actors[3].id, {}}};
  secret.contributions[0].brings.add(term(Vocabulary::skill, "distribution"));
  with.projects.push_back(secret);
  const Directory hidden = without_links(with, {{never.actors[9].id, never.actors[3].id}});
  // Links the synthetic directory already has between the two are hidden as well: hide them on both sides.
  const Directory expected = without_links(never, {{never.actors[3].id, never.actors[9].id}});
  EXPECT_EQ(hidden.projects.size(), expected.projects.size());
  const auto a = make_engine(hidden);
  const auto b = make_engine(expected);
  for (ActorIndex i = 0; i < a->built().profiles.size(); ++i) {
    EXPECT_TRUE(std::ranges::equal(a->actors().held(i), b->actors().held(i)));
    EXPECT_EQ(a->built().profiles[i].facts, b->built().profiles[i].facts);
  }
  // The planted leak would be seen: with the project, the profile is another one.
  const auto leaking = make_engine(with);
  const ActorIndex leaked = index_of(*leaking, never.actors[3].id);
  EXPECT_TRUE(leaking->built().profiles[leaked].facts.contains(term(Vocabulary::place, "BO")));
  EXPECT_FALSE(std::ranges::equal(leaking->actors().held(leaked), a->actors().held(leaked)));
}

TEST(Profile, ValidListingsAddToWantsAndHas) {
  Directory directory;
  directory.actors = {make_actor("a", "association", {"theme:education"})};
  Listing listing;
  listing.id = "l";
  listing.actor = "a";
  listing.intent = Intent::seek;
  listing.facts.add(term(Vocabulary::theme, "water_sanitation"));
  directory.listings = {listing};
  const auto wanted = [&] {
    const auto engine = make_engine(directory);
    const auto wants = engine->built().space.wants(engine->built().profiles[0]);
    return std::ranges::count_if(wants,
                                 [&](const WantedConcept& want) { return engine->built().space.block(want.block).name() == "theme"; });
  };
  EXPECT_EQ(wanted(), 2) << "its own theme and the listing's";
  directory.listings[0].expires = {2026, 5, 31};
  EXPECT_EQ(wanted(), 1) << "an expired listing says nothing";
}

TEST(Profile, ARequestForAListingReplacesTheBlocksItGives) {
  const Actor actor = make_actor("a", "association", {"theme:education", "?kind:enterprise", "?skill:distribution", "place:SN"});
  Directory directory;
  directory.actors = {actor};
  const Profiles profiles = Profiles::build(directory, kToday);
  Listing listing;
  listing.actor = "a";
  listing.intent = Intent::seek;
  listing.facts.add(term(Vocabulary::kind, "collectivity"));
  listing.facts.add(term(Vocabulary::place, "BJ"));
  const ListingProfile asked = apply_listing(profiles[0], listing, profiles.lexicon());
  EXPECT_TRUE(asked.wants.seeks.contains(term(Vocabulary::kind, "collectivity")));
  EXPECT_FALSE(asked.wants.seeks.contains(term(Vocabulary::kind, "enterprise")));
  EXPECT_TRUE(asked.wants.seeks.contains(term(Vocabulary::place, "BJ")));
  EXPECT_TRUE(asked.wants.seeks.contains(term(Vocabulary::skill, "distribution"))) << "a field the listing does not give stays";
  EXPECT_TRUE(asked.held.facts.contains(term(Vocabulary::place, "SN"))) << "a search does not change where the actor works";
  EXPECT_FALSE(asked.wants.facts.contains(term(Vocabulary::place, "SN"))) << "it is not what is asked for";
  EXPECT_TRUE(asked.held.facts.contains(term(Vocabulary::theme, "education"))) << "a field the listing does not give stays";
  listing.facts.add(term(Vocabulary::theme, "waste"));
  const ListingProfile subject = apply_listing(profiles[0], listing, profiles.lexicon());
  EXPECT_FALSE(subject.held.facts.contains(term(Vocabulary::theme, "education"))) << "the subject of the request is another";
  EXPECT_TRUE(subject.held.facts.contains(term(Vocabulary::theme, "waste")));
}

TEST(Profile, OverseasTerritoriesAreOnePlaceAndFranceAllTheSame) {
  Directory directory;
  directory.actors = {make_actor("a", "association", {"place:RE", "trait:coast"}), make_actor("b", "association", {"trait:coast"})};
  directory.actors[1].home.subdivision = term(Vocabulary::place, "FR-974");
  const auto engine = make_engine(directory);
  const auto labels = [&](std::string_view id) {
    std::vector<std::string> names;
    for (const ConceptId v : engine->actors().held(index_of(*engine, id))) names.push_back(engine->built().space.label(v).fr);
    return names;
  };
  EXPECT_EQ(labels("a"), labels("b"));
}

}  // namespace
}  // namespace binome
