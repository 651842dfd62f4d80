// The planner takes what it reckons to be soonest, and reckons with what a machine takes.
#include "index/planner.hpp"

#include <gtest/gtest.h>

namespace binome {
namespace {

constexpr SearchSpeed kSpeed{1e-9, 50e-9, 10e-9, 100e-9};

TEST(Planner, FewRequestsDoNotEarnAnIndexBack) {
  const SearchWork one{20'000, 7'000'000, 30'000, 1};
  const Plan plan = plan_search(one, kSpeed);
  EXPECT_EQ(plan.family, IndexFamily::brute_force);
  EXPECT_NEAR(plan.brute_seconds, 0.007, 1e-9);
  EXPECT_NEAR(plan.postings_seconds, 0.07 + 0.003 + 0.001, 1e-9);
  SearchWork many = one;
  many.requests = 100;
  EXPECT_EQ(plan_search(many, kSpeed).family, IndexFamily::postings);
  many.requests = kManyRequests;
  EXPECT_EQ(plan_search(many, kSpeed).family, IndexFamily::postings);
}

TEST(Planner, NobodyToFindNeedsNoIndex) { EXPECT_EQ(plan_search({0, 0, 30'000, 1000}, kSpeed).family, IndexFamily::brute_force); }

TEST(Planner, ManyConceptsMakeAnIndexDear) {
  EXPECT_EQ(plan_search({300, 100'000, 100'000, 200}, kSpeed).family, IndexFamily::postings);
  EXPECT_EQ(plan_search({300, 100'000, 1'000'000, 200}, kSpeed).family, IndexFamily::brute_force);
}

TEST(Planner, TheMachineIsMeasured) {
  const SearchSpeed& speed = measured_speed();
  EXPECT_GT(speed.brute_concept, 0);
  EXPECT_LT(speed.brute_concept, 1e-6);
  EXPECT_GT(speed.postings_candidate, 0);
  EXPECT_LT(speed.postings_candidate, 1e-3);
  EXPECT_GT(speed.build_concept, 0);
  EXPECT_EQ(&speed, &measured_speed());
}

}  // namespace
}  // namespace binome
