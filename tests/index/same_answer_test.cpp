// Brute force, Faiss and postings give the same ids and the same integers, whatever the folding, the threads and the range.
#include <tbb/global_control.h>

#include <random>
#include <sstream>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_actor;
using testing::make_engine;

std::string batch_text(const Engine& engine, Term asker, Term asked, std::size_t k) {
  std::ostringstream text;
  const auto summary = engine.batch({.asker = asker, .asked = asked, .k = k}, [&](ActorIndex actor, const RankedList& best) {
    for (const ScoredActor& match : best.matches)
      text << engine.built().profiles.id(actor) << " " << engine.built().profiles.id(match.actor) << " " << match.score.a << " "
           << match.score.b << "\n";
  });
  EXPECT_TRUE(summary.has_value());
  return text.str();
}

std::string all_batches(const Directory& directory, EngineOptions options, std::size_t k) {
  const auto engine = make_engine(directory, options);
  std::string text;
  for (const Term asker : engine->actors().kinds()) {
    for (const Term asked : engine->actors().kinds()) text += batch_text(*engine, asker, asked, k);
  }
  return text;
}

EngineOptions with(IndexFamily family, std::size_t dimensions = 0) {
  EngineOptions options;
  options.index = family;
  options.faiss.dimensions = dimensions;
  return options;
}

TEST(SameAnswer, OnTheSample) {
  const Directory directory = testing::sample();
  const std::string reference = all_batches(directory, with(IndexFamily::brute_force), 20);
  EXPECT_FALSE(reference.empty());
  EXPECT_EQ(all_batches(directory, with(IndexFamily::faiss), 20), reference);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::columns), 20), reference);
}

TEST(SameAnswer, On1300SyntheticActorsForEveryPairOfKinds) {
  const Directory directory = testing::synthetic(1300);
  const std::string reference = all_batches(directory, with(IndexFamily::brute_force), 20);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::faiss), 20), reference);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::columns), 20), reference);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::columns), 1), all_batches(directory, with(IndexFamily::brute_force), 1));
  // Folded to almost nothing, the bound is loose and the certificate must double again and again.
  EXPECT_EQ(all_batches(directory, with(IndexFamily::faiss, 4), 20), reference);
}

TEST(SameAnswer, OneThreadEqualsMany) {
  const Directory directory = testing::synthetic(600);
  const std::string many = all_batches(directory, with(IndexFamily::faiss), 10);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::faiss), 10), many);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::brute_force), 10), many);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::columns), 10), many);
}

TEST(SameAnswer, OnAdversarialTies) {
  // Three hundred actors of only four different profiles: nearly all scores tie, and the hash of the ids decides.
  Directory directory;
  const std::vector<std::vector<std::string>> profiles = {
      {"theme:education"}, {"theme:education", "theme:culture_heritage"}, {"theme:culture_heritage", "place:SN"}, {"place:SN"}};
  for (int i = 0; i < 300; ++i)
    directory.actors.push_back(make_actor("twin-" + std::to_string(i), "association", profiles[static_cast<std::size_t>(i) % 4]));
  const std::string reference = all_batches(directory, with(IndexFamily::brute_force), 7);
  EXPECT_FALSE(reference.empty());
  EXPECT_EQ(all_batches(directory, with(IndexFamily::faiss), 7), reference);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::columns), 7), reference);
  EngineOptions other_seed = with(IndexFamily::brute_force);
  other_seed.seed = 2;
  EXPECT_NE(all_batches(directory, other_seed, 7), reference) << "the seed decides among ties";
}

TEST(SameAnswer, WhateverTheOrderOfTheInput) {
  Directory directory = testing::synthetic(400);
  const std::string reference = all_batches(directory, with(IndexFamily::automatic), 10);
  std::mt19937 random(3);
  std::shuffle(directory.actors.begin(), directory.actors.end(), random);
  std::shuffle(directory.projects.begin(), directory.projects.end(), random);
  std::shuffle(directory.listings.begin(), directory.listings.end(), random);
  EXPECT_EQ(all_batches(directory, with(IndexFamily::automatic), 10), reference);
}

// The reference of the references: every pair scored by merging its two lists, all sorted.
TEST(SameAnswer, AsSortingEveryPair) {
  const auto engine = make_engine(testing::synthetic(300), with(IndexFamily::faiss));
  const Term kind = testing::term(Vocabulary::kind, "association");
  const auto range = engine->built().profiles.of_kind(kind);
  std::ostringstream expected;
  std::vector<ActorIndex> askers;
  for (ActorIndex i = range.begin; i < range.end; ++i) {
    if (engine->built().profiles[i].visible) askers.push_back(i);
  }
  std::sort(askers.begin(), askers.end(),
            [&](ActorIndex x, ActorIndex y) { return engine->built().profiles.id(x) < engine->built().profiles.id(y); });
  for (const ActorIndex i : askers) {
    std::vector<ScoredActor> all;
    for (ActorIndex j = range.begin; j < range.end; ++j) {
      const PairScore score = *engine->score(i, j);
      EXPECT_EQ(score.reversed(), *engine->score(j, i)) << "S is symmetric";
      const WantsView forth = engine->built().pairs.table(kind, kind).wants()[i - range.begin];
      const WantsView back = engine->built().pairs.table(kind, kind).wants()[j - range.begin];
      const bool shared = met_weight(forth, engine->actors().held(j)) + met_weight(back, engine->actors().held(i)) > 0;
      if (shared && !score.is_zero() && !engine->judge(i, j)) all.push_back({j, score});
    }
    std::sort(all.begin(), all.end(), [&](const ScoredActor& x, const ScoredActor& y) { return engine->actors().order().better(i, x, y); });
    for (std::size_t r = 0; r < std::min<std::size_t>(12, all.size()); ++r) {
      expected << engine->built().profiles.id(i) << " " << engine->built().profiles.id(all[r].actor) << " " << all[r].score.a << " "
               << all[r].score.b << "\n";
    }
  }
  EXPECT_EQ(batch_text(*engine, kind, kind, 12), expected.str());
}

TEST(SameAnswer, On20000SyntheticActors) {
  const Directory directory = testing::synthetic(20'000);
  const auto faiss = make_engine(directory, with(IndexFamily::faiss));
  const auto brute = make_engine(directory, with(IndexFamily::brute_force));
  const auto postings = make_engine(directory, with(IndexFamily::columns));
  const Term enterprise = testing::term(Vocabulary::kind, "enterprise");
  const Term association = testing::term(Vocabulary::kind, "association");
  EXPECT_EQ(batch_text(*faiss, enterprise, association, 20), batch_text(*brute, enterprise, association, 20));
  EXPECT_EQ(batch_text(*faiss, association, enterprise, 20), batch_text(*brute, association, enterprise, 20));
  EXPECT_EQ(batch_text(*postings, enterprise, association, 20), batch_text(*brute, enterprise, association, 20));
  EXPECT_EQ(batch_text(*postings, association, association, 20), batch_text(*brute, association, association, 20));
}

}  // namespace
}  // namespace binome
