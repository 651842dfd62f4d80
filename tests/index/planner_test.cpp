// The planner takes what it reckons to be soonest, and reckons with what a machine takes.
#include "index/planner.hpp"

#include <gtest/gtest.h>

#include "index/search_speed.hpp"

namespace binome {
namespace {

constexpr SearchSpeed kSpeed{.brute_concept = 1e-9,
                             .brute_batch_concept = 0.5e-9,
                             .build_concept = 10e-9,
                             .build_id = 100e-9,
                             .single_request = 10e-6,
                             .single_candidate = 50e-9,
                             .left_candidate = 200e-9,
                             .batch_request = 10e-6,
                             .batch_candidate = 5e-9};

TEST(Planner, FewRequestsDoNotEarnAnIndexBack) {
  const SearchWork one{20'000, 7'000'000, 30'000, 1};
  const Plan plan = plan_search(one, kSpeed);
  EXPECT_EQ(plan.family, IndexFamily::brute_force);
  EXPECT_NEAR(plan.brute_seconds, 0.007, 1e-9);
  EXPECT_NEAR(plan.columns_seconds, 0.07 + 0.003 + 0.00001 + 0.001, 1e-9);
  SearchWork many = one;
  many.requests = 100;
  EXPECT_EQ(plan_search(many, kSpeed).family, IndexFamily::columns);
  many.requests = kManyRequests;
  EXPECT_EQ(plan_search(many, kSpeed).family, IndexFamily::columns);
}

TEST(Planner, ABatchIsReckonedAsOne) {
  const Plan plan = plan_search({20'000, 7'000'000, 30'000, 1000, true}, kSpeed);
  EXPECT_EQ(plan.family, IndexFamily::columns);
  EXPECT_NEAR(plan.brute_seconds, 3.5, 1e-9);
  EXPECT_NEAR(plan.columns_seconds, 0.07 + 0.003 + 0.01 + 0.1, 1e-9);
}

TEST(Planner, LittleWorkIsDoneBeforeItIsMeasured) {
  const SearchWork little{100, 30'000, 3'000, 100};
  EXPECT_TRUE(is_little(little));
  EXPECT_TRUE(is_little({20'000, 7'000'000, 30'000, 1}));
  EXPECT_FALSE(is_little({20'000, 7'000'000, 30'000, 10}));
  EXPECT_FALSE(is_little({100, 30'000, 3'000, kManyRequests}));
}

TEST(Planner, FewLeftNeedNoIndex) {
  SearchWork work{20'000, 7'000'000, 30'000, 100};
  EXPECT_EQ(plan_search(work, kSpeed).family, IndexFamily::columns);
  work.left = 0.01;
  EXPECT_EQ(plan_search(work, kSpeed).family, IndexFamily::brute_force);
}

TEST(Planner, NobodyToFindNeedsNoIndex) { EXPECT_EQ(plan_search({0, 0, 30'000, 1000}, kSpeed).family, IndexFamily::brute_force); }

TEST(Planner, ManyConceptsMakeAnIndexDear) {
  EXPECT_EQ(plan_search({300, 100'000, 100'000, 200}, kSpeed).family, IndexFamily::columns);
  EXPECT_EQ(plan_search({300, 100'000, 1'000'000, 200}, kSpeed).family, IndexFamily::brute_force);
}

TEST(Planner, TheMachineIsMeasured) {
  HeldRows held;
  WantRows wants;
  std::vector<std::uint32_t> actors;
  for (std::uint32_t i = 0; i < 300; ++i) {
    const std::vector<ConceptId> row = {i % 7, 10 + i % 11, 30 + i % 13};
    const std::vector<std::uint16_t> weights = {9000, 8000, 7000};
    held.append(row);
    wants.append({row, weights, 100, true});
    actors.push_back(i);
  }
  const SearchSpeed speed = measure_speed({&held, &wants, actors, 0, 50}, run_in_turn);
  for (const double one : {speed.brute_concept, speed.brute_batch_concept, speed.build_concept,
                           speed.single_request + speed.single_candidate, speed.batch_request + speed.batch_candidate}) {
    EXPECT_GT(one, 0);
    EXPECT_LT(one, 0.1);
  }
}

}  // namespace
}  // namespace binome
