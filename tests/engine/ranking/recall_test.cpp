// An approximate search says truly how much it finds; what it shows is exact, and full.
#include "engine/ranking/recall.hpp"

#include <tbb/global_control.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_engine;

constexpr std::size_t kBest = 10;

class ApproximateSearch : public ::testing::TestWithParam<IndexFamily> {
 protected:
  static EngineOptions with(IndexFamily family) {
    EngineOptions options;
    options.index = family;
    return options;
  }
  static MatchList match(const Engine& engine, ActorIndex actor, const Filter& filter = {}) {
    return std::move(engine.match({.actor = actor, .kinds = {kind()}, .k = kBest, .filter = filter}).value().lists[0]);
  }
  static Term kind() { return testing::term(Vocabulary::kind, "association"); }
  static std::vector<ActorIndex> askers(const Engine& engine) {
    const auto range = engine.built().profiles.of_kind(kind());
    std::vector<ActorIndex> all;
    for (ActorIndex i = range.begin; i < range.end; ++i) {
      if (engine.built().profiles[i].visible && engine.built().corpus.eligibility.admits(engine.actors().attributes(i), kind()))
        all.push_back(i);
    }
    return all;
  }
  static std::map<ActorIndex, RankedList> lists_of(const Engine& engine) {
    std::map<ActorIndex, RankedList> lists;
    EXPECT_TRUE(engine.batch({.asker = kind(), .asked = kind(), .k = kBest},
                             [&](ActorIndex actor, const RankedList& list) { lists.emplace(actor, list); }));
    return lists;
  }
  static std::string batch(const Directory& directory, IndexFamily family) {
    const auto engine = make_engine(directory, with(family));
    std::ostringstream text;
    const auto summary = engine->batch({.asker = kind(), .asked = kind(), .k = kBest}, [&](ActorIndex actor, const RankedList& list) {
      for (const ScoredActor& one : list.matches) text << actor << " " << one.actor << " " << one.score.a << " " << one.score.b << "\n";
      text << list.recall->found << " " << list.recall->expected << "\n";
    });
    EXPECT_TRUE(summary && summary->recall);
    return text.str();
  }
};

TEST_P(ApproximateSearch, TellsItsRecall) {
  const Directory directory = testing::synthetic(3000);
  const auto approximate = make_engine(directory, with(GetParam()));
  const auto exact = make_engine(directory, with(IndexFamily::brute_force));
  const std::vector<ActorIndex> sample = recall_sample(askers(*exact));
  EXPECT_EQ(sample.size(), kRecallRequests);
  const auto lists = lists_of(*exact);
  std::size_t expected = 0;
  std::size_t found = 0;
  for (const auto& [actor, some] : lists_of(*approximate)) {
    const RankedList& all = lists.at(actor);
    EXPECT_EQ(all.matches.size(), some.matches.size());
    EXPECT_EQ(all.recall, nullptr);
    for (const ScoredActor& one : some.matches) EXPECT_EQ(one.score, *exact->score(actor, one.actor));
    if (!std::binary_search(sample.begin(), sample.end(), actor)) continue;
    expected += all.matches.size();
    for (const ScoredActor& best : all.matches) {
      for (const ScoredActor& one : some.matches) found += one.actor == best.actor ? 1 : 0;
    }
  }
  const MatchList one = match(*approximate, sample[0]);
  ASSERT_NE(one.recall, nullptr);
  EXPECT_EQ(one.recall->k, kBest);
  EXPECT_EQ(one.recall->requests, kRecallRequests);
  EXPECT_EQ(one.recall->expected, expected);
  EXPECT_EQ(one.recall->found, found);
  EXPECT_GT(2 * found, expected) << "worth having";
}

TEST_P(ApproximateSearch, IsTheSameForAnyNumberOfThreads) {
  const Directory directory = testing::synthetic(1300);
  const std::string many = batch(directory, GetParam());
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  EXPECT_EQ(batch(directory, GetParam()), many);
}

TEST_P(ApproximateSearch, FillsAFilteredListWhereItCan) {
  const Directory directory = testing::synthetic(3000);
  const auto approximate = make_engine(directory, with(GetParam()));
  const auto exact = make_engine(directory, with(IndexFamily::brute_force));
  const std::vector<ActorIndex> all = askers(*exact);
  for (const char* place : {"africa", "SN", "MG", "FR"}) {  // from many to few
    Filter filter;
    filter.countries.add(testing::taxonomy().resolve(Vocabulary::place, place).value());
    for (std::size_t i = 0; i < all.size(); i += 97)
      EXPECT_EQ(match(*approximate, all[i], filter).matches.size(), match(*exact, all[i], filter).matches.size()) << place;
  }
}

TEST_P(ApproximateSearch, FindsAllOfASmallDirectory) {
  const auto engine = make_engine(testing::sample(), with(GetParam()));
  const MatchList list = match(*engine, engine->find("univers-sel").value());
  ASSERT_NE(list.recall, nullptr);
  EXPECT_GT(list.recall->expected, 0U);
  EXPECT_EQ(list.recall->found, list.recall->expected);
}

INSTANTIATE_TEST_SUITE_P(Families, ApproximateSearch, ::testing::Values(IndexFamily::ivf, IndexFamily::hnsw),
                         [](const auto& family) { return family.param == IndexFamily::ivf ? "ivf" : "hnsw"; });

}  // namespace
}  // namespace binome
