#include "engine/ranking/eligibility.hpp"

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::make_actor;
using testing::make_engine;

struct Case {
  std::string what;
  Directory directory;
  Rule rule;
  std::string subject;  // whose rule
};

Directory pair_of(Actor a, Actor b) {
  Directory directory;
  directory.actors = {std::move(a), std::move(b)};
  return directory;
}

Directory with_feedback(std::vector<Feedback> feedback) {
  Directory directory = pair_of(make_actor("a", "association"), make_actor("b", "enterprise"));
  directory.feedback = std::move(feedback);
  return directory;
}

Actor invisible(Actor actor) {
  actor.visible = false;
  return actor;
}

Actor partner_of(Actor actor, std::string id) {
  actor.partners.push_back(std::move(id));
  return actor;
}

std::vector<Case> cases() {
  const Actor a = make_actor("a", "association");
  const Actor b = make_actor("b", "enterprise", {"place:SN"}, "FR");
  Directory project = pair_of(a, b);
  project.projects.emplace_back();
  project.projects[0].id = "p";
  project.projects[0].participants = {"a", "b"};
  using E = FeedbackEvent;
  const auto event = [](std::string actor, std::string about, E what, int day) {
    // Where it was shown changes nothing.
    return Feedback{.actor = std::move(actor),
                    .about = std::move(about),
                    .event = what,
                    .date = Date{2026, 5, static_cast<std::uint8_t>(day)},
                    .reason = {},
                    .rank = 1,
                    .list = "mailing",
                    .unknown = {}};
  };
  return {
      {"nothing in the way", pair_of(a, b), Rule::none, ""},
      {"a is invisible", pair_of(invisible(a), b), Rule::not_visible, "a"},
      {"b is invisible", pair_of(a, invisible(b)), Rule::not_visible, "b"},
      {"a seeks another kind", pair_of(make_actor("a", "association", {"?kind:collectivity"}), b), Rule::kind_not_sought, "a"},
      {"b seeks another kind", pair_of(a, make_actor("b", "enterprise", {"?kind:collectivity"})), Rule::kind_not_sought, "b"},
      {"a seeks the kind", pair_of(make_actor("a", "association", {"?kind:enterprise"}), b), Rule::none, ""},
      {"declared partners", pair_of(partner_of(a, "b"), b), Rule::already_partners, "a"},
      {"declared by the other", pair_of(a, partner_of(b, "a")), Rule::already_partners, "a"},
      {"a shared project", project, Rule::already_partners, "a"},
      {"a declined b", with_feedback({event("a", "b", E::declined, 1)}), Rule::declined, "a"},
      {"b declined a", with_feedback({event("b", "a", E::declined, 1)}), Rule::declined, "b"},
      {"declined, then withdrawn", with_feedback({event("a", "b", E::declined, 1), event("a", "b", E::withdrawn, 2)}), Rule::none, ""},
      {"the order of the file does not matter", with_feedback({event("a", "b", E::withdrawn, 2), event("a", "b", E::declined, 1)}),
       Rule::none, ""},
      {"withdrawn, then declined again", with_feedback({event("a", "b", E::withdrawn, 1), event("a", "b", E::declined, 2)}), Rule::declined,
       "a"},
      {"the other cannot withdraw", with_feedback({event("a", "b", E::declined, 1), event("b", "a", E::withdrawn, 2)}), Rule::declined,
       "a"},
      {"met", with_feedback({event("b", "a", E::met, 1)}), Rule::already_met, "a"},
      {"only shown", with_feedback({event("a", "b", E::shown, 1), event("a", "b", E::contacted, 2)}), Rule::none, ""},
      {"must country met by a place of action", pair_of(make_actor("a", "association", {"!place:SN"}), b), Rule::none, ""},
      {"must zone met from below", pair_of(make_actor("a", "association", {"!place:west_africa"}), b), Rule::none, ""},
      {"must country unmet", pair_of(make_actor("a", "association", {"!place:BJ"}), b), Rule::must_unmet, "a"},
      {"must of the candidate unmet", pair_of(a, make_actor("b", "enterprise", {"!place:BJ"})), Rule::must_unmet, "b"},
      {"any value within a key", pair_of(make_actor("a", "association", {"!place:BJ", "!place:SN"}), b), Rule::none, ""},
      {"all keys", pair_of(make_actor("a", "association", {"!place:SN", "!language:fr"}), b), Rule::must_unmet, "a"},
      {"unknown fails", pair_of(make_actor("a", "association", {"!language:fr"}), b), Rule::must_unmet, "a"},
      {"must skill met by an offer",
       pair_of(make_actor("a", "association", {"!skill:distribution"}), make_actor("b", "enterprise", {"+skill:distribution"})), Rule::none,
       ""},
      {"must skill is not met by a search",
       pair_of(make_actor("a", "association", {"!skill:distribution"}), make_actor("b", "enterprise", {"?skill:distribution"})),
       Rule::must_unmet, "a"},
      {"must kind", pair_of(make_actor("a", "association", {"!kind:collectivity"}), b), Rule::must_unmet, "a"},
  };
}

TEST(Eligibility, JudgesBothDirectionsAlike) {
  for (const Case& one : cases()) {
    const auto engine = make_engine(one.directory);
    const ActorIndex a = index_of(*engine, "a");
    const ActorIndex b = index_of(*engine, "b");
    const Exclusion forth = engine->judge(a, b);
    const Exclusion back = engine->judge(b, a);
    EXPECT_EQ(static_cast<int>(forth.rule), static_cast<int>(one.rule)) << one.what;
    EXPECT_EQ(static_cast<bool>(forth), static_cast<bool>(back)) << one.what;
    if (!one.subject.empty()) {
      EXPECT_EQ(engine->built().profiles.id(forth.subject), one.subject) << one.what;
    }
  }
}

TEST(Eligibility, IncludePartnersLiftsOnlyThat) {
  const auto engine = make_engine(pair_of(partner_of(make_actor("a", "association"), "b"), make_actor("b", "enterprise")));
  EXPECT_FALSE(engine->judge(index_of(*engine, "a"), index_of(*engine, "b"), true));
  const auto hidden = make_engine(pair_of(partner_of(make_actor("a", "association"), "b"), invisible(make_actor("b", "enterprise"))));
  EXPECT_TRUE(hidden->judge(index_of(*hidden, "a"), index_of(*hidden, "b"), true));
}

TEST(Eligibility, AnActorIsNeverItsOwnPartner) {
  const auto engine = make_engine(pair_of(make_actor("a", "association"), make_actor("b", "enterprise")));
  EXPECT_EQ(engine->judge(0, 0).rule, Rule::same_actor);
}

}  // namespace
}  // namespace binome
