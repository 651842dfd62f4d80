#include "engine/ranking/diversity.hpp"

#include <tbb/global_control.h>

#include <numeric>
#include <random>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_engine;
using testing::term;

// ActorList given by what they have, every concept of weight 1 unless said otherwise.
struct Pool {
  explicit Pool(const std::vector<std::vector<ConceptId>>& rows, std::vector<double> concept_weights = std::vector<double>(64, 1.0))
      : weights(std::move(concept_weights)) {
    for (const auto& row : rows) held.append(row);
  }
  // The actors in this order, with these percentages of the full score on both sides.
  void score(const std::vector<int>& percents) {
    for (std::size_t i = 0; i < percents.size(); ++i) {
      const auto directed = static_cast<std::uint16_t>(percents[i] * 300);
      ranked.push_back({static_cast<ActorIndex>(i), {directed, directed}});
    }
  }
  ProfileSimilarity similarity() const {
    return {[this](ActorIndex actor) { return held[actor]; }, weights, blocks};
  }
  double alike(ActorIndex x, ActorIndex y) const {
    ProfileSimilarity likeness = similarity();
    likeness.load(y);
    likeness.load(x);  // nothing remains of y
    return likeness.with(y);
  }
  RankedList diversified(std::size_t k, double mu) const {
    ProfileSimilarity likeness = similarity();
    return diversify(ranked, k, mu, likeness);
  }

  HeldRows held;
  std::vector<double> weights;
  std::vector<ProfileSimilarity::Block> blocks = {{64, 1.0}};
  std::vector<ScoredActor> ranked;
};

std::vector<ActorIndex> actors(const std::vector<ScoredActor>& matches) {
  std::vector<ActorIndex> all;
  for (const ScoredActor& match : matches) all.push_back(match.actor);
  return all;
}

using ActorList = std::vector<ActorIndex>;

TEST(Diversity, SimilarityIsTheWeightOfWhatBothHaveByThatOfWhatEitherHas) {
  const Pool pool({{0, 1}, {1, 2}, {3}, {}, {1}, {4}}, {1, 2, 5, 0.5, 0});
  const auto alike = [&](ActorIndex x, ActorIndex y) { return pool.alike(x, y); };
  EXPECT_DOUBLE_EQ(alike(0, 1), 2.0 / 8.0);
  EXPECT_EQ(alike(0, 1), alike(1, 0));
  EXPECT_EQ(alike(0, 0), 1);
  EXPECT_EQ(alike(0, 2), 0);
  EXPECT_DOUBLE_EQ(alike(0, 4), 2.0 / 3.0);
  EXPECT_EQ(alike(3, 3), 0) << "two empty profiles are not known to be alike";
  EXPECT_EQ(alike(0, 3), 0);
  EXPECT_EQ(alike(5, 5), 0) << "what all have says nothing";
}

TEST(Diversity, EachBlockCountsAsMuchAsInTheScore) {
  Pool pool({{0, 1, 8, 9}, {0, 1, 10, 11}, {2, 8, 9}, {8, 9}, {1}});
  pool.blocks = {{4, 3.0}, {8, 7.0}, {64, 1.0}};
  EXPECT_DOUBLE_EQ(pool.alike(0, 1), 3.0 / 4.0) << "one heavy block the same, many words different; the block that neither has is out";
  EXPECT_DOUBLE_EQ(pool.alike(0, 2), 1.0 / 4.0);
  EXPECT_DOUBLE_EQ(pool.alike(0, 3), 1.0 / 4.0) << "what only one has is a difference";
  EXPECT_DOUBLE_EQ(pool.alike(0, 4), 3.0 / 2 / 4.0);
  EXPECT_EQ(pool.alike(1, 0), pool.alike(0, 1));
  EXPECT_EQ(pool.alike(0, 0), 1);
  pool.blocks = {{4, 0.0}, {64, 1.0}};
  EXPECT_EQ(pool.alike(0, 1), 0) << "a block without weight does not count";
  EXPECT_EQ(pool.alike(4, 4), 0);
}

TEST(Diversity, NearDuplicatesAreSpread) {
  // Three that have the same, then one that has something else and scores a little less.
  Pool pool({{1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {7, 8, 9}, {1, 7}});
  pool.score({80, 79, 78, 70, 40});
  const RankedList list = pool.diversified(3, 0.8);
  EXPECT_EQ(actors(list.matches), (ActorList{0, 3, 1})) << "the twin comes after the other one, at 0.8·79/80 − 0.2";
  ASSERT_TRUE(list.diversity);
  EXPECT_EQ(list.diversity->plain_ranks, (std::vector<std::uint32_t>{1, 4, 2}));
  const DiversityCost& cost = list.diversity->cost;
  EXPECT_EQ(cost.matches, 3U);
  EXPECT_EQ(cost.mean(), 76'333'333U);
  EXPECT_EQ(cost.plain_mean(), 79'000'000U);
  EXPECT_EQ(list.matches[1].score, pool.ranked[3].score) << "scores are never altered";
}

TEST(Diversity, AGoodTwinIsBetterThanABadStranger) {
  Pool pool({{1, 2, 3}, {1, 2, 3}, {7}});
  pool.score({80, 79, 40});  // 0.79 − 0.2 against 0.4
  EXPECT_EQ(actors(pool.diversified(2, 0.8).matches), (ActorList{0, 1}));
}

TEST(Diversity, TiesKeepTheOrder) {
  Pool pool({{1}, {2}, {3}, {1}, {2}});
  pool.score({50, 50, 50, 50, 50});
  EXPECT_EQ(actors(pool.diversified(5, 0.5).matches), (ActorList{0, 1, 2, 3, 4}));
}

TEST(Diversity, OneIsTheOrderByScoreAlone) {
  Pool pool({{1}, {1}, {1}, {2}});
  pool.score({90, 60, 60, 10});
  const RankedList list = pool.diversified(3, 1);
  EXPECT_EQ(actors(list.matches), (ActorList{0, 1, 2}));
  EXPECT_EQ(list.diversity->cost.mean(), list.diversity->cost.plain_mean());
}

TEST(Diversity, FewerThanAskedIsAll) {
  Pool pool({{1}, {1}, {2}});
  pool.score({90, 89, 80});
  const RankedList list = pool.diversified(10, 0.8);
  EXPECT_EQ(actors(list.matches), (ActorList{0, 2, 1}));
  EXPECT_EQ(list.diversity->cost.mean(), list.diversity->cost.plain_mean()) << "the same ones in another order";
  EXPECT_TRUE(Pool({}).diversified(10, 0.8).matches.empty());
  EXPECT_EQ(Pool({}).diversified(10, 0.8).diversity->cost.mean(), 0U);
}

// The definition, computed in full at every step.
ActorList by_definition(const Pool& pool, std::size_t k, double mu) {
  const auto alike = [&](ActorIndex x, ActorIndex y) { return pool.alike(x, y); };
  ActorList picked;
  while (picked.size() < std::min(k, pool.ranked.size())) {
    std::optional<double> best;
    ActorIndex next = 0;
    for (const ScoredActor& one : pool.ranked) {
      if (std::find(picked.begin(), picked.end(), one.actor) != picked.end()) continue;
      double nearest = 0;
      for (const ActorIndex other : picked) nearest = std::max(nearest, alike(one.actor, other));
      const double value = mu * (score_percent(one.score) / score_percent(pool.ranked[0].score)) - (1 - mu) * nearest;
      if (!best || value > *best) {
        best = value;
        next = one.actor;
      }
    }
    picked.push_back(next);
  }
  return picked;
}

TEST(Diversity, FollowsTheDefinitionAndNeverCostsLessThanNothing) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    std::vector<std::vector<ConceptId>> rows(1 + random() % 40);
    for (auto& row : rows) {
      for (ConceptId v = 0; v < 12; ++v) {
        if (random() % 3 == 0) row.push_back(v);
      }
    }
    std::vector<double> weights(12);
    for (double& weight : weights) weight = static_cast<double>(random() % 4);  // few values: many ties
    std::vector<int> percents(rows.size());
    for (int& percent : percents) percent = static_cast<int>(1 + random() % 20);
    std::sort(percents.rbegin(), percents.rend());
    Pool pool(rows, weights);
    pool.score(percents);
    for (const double mu : {0.05, 0.5, 0.8, 1.0}) {
      const RankedList list = pool.diversified(8, mu);
      EXPECT_EQ(actors(list.matches), by_definition(pool, 8, mu)) << mu;
      EXPECT_LE(list.diversity->cost.score_sum, list.diversity->cost.plain_score_sum);
    }
  }
}

// Everything an engine says, for every pair of kinds.
struct Answers {
  std::vector<std::vector<ActorIndex>> lists;
  std::vector<std::uint32_t> plain_ranks;
  DiversityCost cost;
};

Answers answers(const Engine& engine, std::optional<double> diversity, std::size_t k = 6) {
  Answers all;
  for (const Term asker : engine.actors().kinds()) {
    for (const Term asked : engine.actors().kinds()) {
      const auto summary =
          engine.batch({.asker = asker, .asked = asked, .k = k, .diversity = diversity}, [&](ActorIndex, const RankedList& list) {
            all.lists.push_back(actors(list.matches));
            if (!list.diversity) return;
            all.plain_ranks.insert(all.plain_ranks.end(), list.diversity->plain_ranks.begin(), list.diversity->plain_ranks.end());
          });
      EXPECT_TRUE(summary.has_value());
      if (summary) all.cost += summary->diversity;
    }
  }
  return all;
}

TEST(Diversity, IsTheSameForAnyIndexAndNumberOfThreads) {
  const Directory directory = testing::synthetic(500);
  EngineOptions faiss;
  faiss.index = IndexFamily::faiss;
  const Answers reference = answers(*make_engine(directory), 0.7);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  for (const EngineOptions& options : {EngineOptions{}, faiss}) {
    const Answers again = answers(*make_engine(directory, options), 0.7);
    EXPECT_EQ(again.lists, reference.lists);
    EXPECT_EQ(again.plain_ranks, reference.plain_ranks);
    EXPECT_EQ(again.cost.score_sum, reference.cost.score_sum);
  }
}

TEST(Diversity, OfABatchCostsWhatItSays) {
  const auto engine = make_engine(testing::synthetic(500));
  const Answers plain = answers(*engine, std::nullopt);
  EXPECT_EQ(plain.cost.matches, 0U) << "nothing is said where nothing was asked";
  EXPECT_EQ(answers(*engine, 1).lists, plain.lists);
  const Answers varied = answers(*engine, 0.5);
  EXPECT_NE(varied.lists, plain.lists);
  EXPECT_LT(varied.cost.score_sum, varied.cost.plain_score_sum);
  EXPECT_EQ(varied.cost.plain_score_sum, answers(*engine, 1).cost.score_sum);
  EXPECT_EQ(varied.cost.matches, std::accumulate(plain.lists.begin(), plain.lists.end(), 0U,
                                                 [](std::size_t sum, const ActorList& list) { return sum + list.size(); }));
}

TEST(Diversity, OfARequestIsChosenFromTheBestOfFiveTimesAsMany) {
  const auto engine = make_engine(testing::synthetic(500));
  const Term kind = term(Vocabulary::kind, "association");
  MatchRequest request{.actor = engine->built().profiles.of_kind(kind).begin, .kinds = {kind}, .k = 40, .filter = {}};
  auto plain = engine->match(request);
  while (plain && plain->lists[0].matches.size() < 40) {  // who seeks associations, and finds enough
    ++*request.actor;
    plain = engine->match(request);
  }
  ASSERT_TRUE(plain.has_value());
  EXPECT_FALSE(plain->lists[0].diversity);
  request.k = 8;
  request.diversity = 0.01;
  const auto varied = engine->match(request);
  ASSERT_TRUE(varied.has_value());
  const RankedList& list = varied->lists[0];
  ASSERT_EQ(list.matches.size(), 8U);
  ASSERT_TRUE(list.diversity);
  EXPECT_NE(list.diversity->plain_ranks, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6, 7, 8}));
  for (std::size_t i = 0; i < 8; ++i) {
    ASSERT_LE(list.diversity->plain_ranks[i], 40U);
    EXPECT_EQ(plain->lists[0].matches[list.diversity->plain_ranks[i] - 1].actor, list.matches[i].actor);
  }
}

}  // namespace
}  // namespace binome
