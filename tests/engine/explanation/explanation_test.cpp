#include "engine/explanation/explanation.hpp"

#include <cmath>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::make_actor;
using testing::make_engine;

int sum_of_tenths(const Explanation& why) {
  int sum = 0;
  for (const Direction* direction : {&why.for_asker, &why.for_candidate}) {
    for (const Reason& reason : direction->reasons) sum += reason.tenths;
    sum += direction->others_tenths + direction->prior_tenths;
  }
  return sum;
}

TEST(Explanation, ThePartsAddUpToTheShownScore) {
  const auto engine = make_engine(testing::synthetic(250));
  const auto count = static_cast<ActorIndex>(engine->built().profiles.size());
  int explained = 0;
  for (ActorIndex i = 0; i < count; i += 3) {
    const Requester asker = engine->match({i, nullptr, {}, 1, {}})->requester;
    for (ActorIndex j = 0; j < count; j += 5) {
      const Explanation why = engine->explain(asker, j).value();
      EXPECT_EQ(sum_of_tenths(why), why.tenths);
      EXPECT_EQ(why.score, *engine->score(i, j));
      EXPECT_NEAR(why.tenths, score_percent(why.score) * 10, 0.5001);
      for (const Direction* direction : {&why.for_asker, &why.for_candidate}) {
        EXPECT_LE(direction->reasons.size(), kShownReasons);
        for (const Reason& reason : direction->reasons) EXPECT_GE(reason.tenths, 0);
      }
      explained += why.tenths > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(explained, 100);
}

TEST(Explanation, ANearMissNamesWhatIsHeldAndWhatWasWanted) {
  Directory directory;
  directory.actors = {make_actor("a", "association", {"place:BJ"}), make_actor("b", "association", {"place:TG"}),
                      make_actor("c", "association", {"place:PE"})};
  const auto engine = make_engine(directory);
  const Explanation why = engine->why({index_of(*engine, "a"), nullptr, {}, 10, {}}, index_of(*engine, "b"))->explanation;
  ASSERT_EQ(why.for_asker.reasons.size(), 1U);
  const Reason& reason = why.for_asker.reasons[0];
  EXPECT_EQ(engine->built().space.label(reason.wanted).fr, "Bénin");
  EXPECT_EQ(engine->built().space.label(reason.held).fr, "Togo");
  ASSERT_EQ(why.for_asker.unmet.size(), 1U);
  EXPECT_EQ(engine->built().space.label(why.for_asker.unmet[0].wanted).fr, "Bénin");
}

TEST(Explanation, StandingIsTheRankInTheList) {
  const auto engine = make_engine(testing::synthetic(300));
  const Term kind = testing::term(Vocabulary::kind, "association");
  MatchRequest request{engine->built().profiles.of_kind(kind).begin, nullptr, {kind}, 15, {}};
  auto lists = engine->match(request);
  while (lists && lists->lists[0].matches.size() < 15) {  // who seeks associations, and finds enough
    ++*request.actor;
    lists = engine->match(request);
  }
  ASSERT_TRUE(lists.has_value());
  const auto& matches = lists->lists[0].matches;
  ASSERT_EQ(matches.size(), 15U);
  for (std::size_t r = 0; r < matches.size(); ++r) {
    const Standing place = engine->why({*request.actor, nullptr, {}, 10, {}}, matches[r].actor)->standing;
    EXPECT_EQ(place.rank, r + 1);
    EXPECT_EQ(place.needed.has_value(), r + 1 > 10);
    if (place.needed) {
      EXPECT_EQ(*place.needed, matches[9].score);
    }
    ASSERT_TRUE(place.change.has_value());
    EXPECT_GT(compare_scores(place.change->score, matches[r].score), 0) << "the change helps";
  }
}

TEST(Explanation, AnEmptyProfileDoesNotRankWell) {
  Directory directory = testing::synthetic(300);
  directory.actors.push_back(make_actor("empty", "association"));
  const auto engine = make_engine(directory);
  const Term kind = testing::term(Vocabulary::kind, "association");
  std::size_t shown = 0;
  const auto summary = engine->batch({.asker = kind, .asked = kind}, [&](ActorIndex, const RankedList& list) {
    for (const ScoredActor& match : list.matches) shown += engine->built().profiles.id(match.actor) == "empty" ? 1 : 0;
  });
  ASSERT_TRUE(summary.has_value());
  EXPECT_LE(shown, summary->askers / 100);
}

}  // namespace
}  // namespace binome
