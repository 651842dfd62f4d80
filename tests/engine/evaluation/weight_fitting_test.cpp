#include "engine/evaluation/weight_fitting.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace binome {
namespace {

constexpr std::size_t kCandidates = 16;

// Choices as the model of weight_fitting.hpp makes them: half of them by T·ln(S + 0.03) + position·ln(rank), half by chance.
struct Truth {
  std::vector<double> weights;
  double sharpness = 4;
  double position = 0;
  bool shown_in_order = false;  // whether candidates have positions
};

class Chooser {
 public:
  explicit Chooser(Truth truth, std::uint32_t seed = 5) : truth_(std::move(truth)), random_(seed) {}

  ChoiceList list() {
    const std::size_t blocks = truth_.weights.size();
    ChoiceList list;
    std::vector<double> utilities;
    for (std::size_t c = 0; c < kCandidates; ++c) {
      const double forth = side(list.forth);
      const double back = side(list.back);
      list.wants.insert(list.wants.end(), blocks, 1);
      list.back_wants.insert(list.back_wants.end(), blocks, 1);
      list.back_ignorance.push_back(0);
      list.log_position.push_back(truth_.shown_in_order ? static_cast<float>(std::log(static_cast<double>(c + 1))) : 0.0F);
      const double score = forth + back > 0 ? 2 * forth * back / (forth + back) : 0;
      utilities.push_back(std::exp(truth_.sharpness * std::log(score + 0.03) + truth_.position * list.log_position.back()));
    }
    if (uniform() < 0.5) {
      list.chosen = {static_cast<std::uint32_t>(uniform() * kCandidates)};
      return list;
    }
    double at = uniform() * std::accumulate(utilities.begin(), utilities.end(), 0.0);
    std::uint32_t chosen = 0;
    while (chosen + 1 < kCandidates && at >= utilities[chosen]) at -= utilities[chosen++];
    list.chosen = {chosen};
    return list;
  }

  std::vector<ChoiceList> lists(std::size_t count) {
    std::vector<ChoiceList> result;
    for (std::size_t i = 0; i < count; ++i) result.push_back(list());
    return result;
  }

 private:
  double uniform() { return static_cast<double>(random_()) / 4294967296.0; }
  // Appends coverages; their mean under the true weights.
  double side(std::vector<float>& coverages) {
    double sum = 0;
    double total = 0;
    for (const double weight : truth_.weights) {
      const double u = uniform();
      coverages.push_back(weight > 0 ? static_cast<float>(u * u) : 0.0F);
      sum += weight * coverages.back();
      total += weight;
    }
    return sum / total;
  }

  Truth truth_;
  std::mt19937 random_;
};

FittedWeights fit(const std::vector<ChoiceList>& lists, const std::vector<double>& priors) {
  std::vector<const ChoiceList*> pointers;
  for (const ChoiceList& list : lists) pointers.push_back(&list);
  return fit_weights(pointers, priors);
}

TEST(WeightFitting, TheWeightsBehindTheChoicesAreFoundAgain) {
  const std::vector<double> truth = {4, 2, 1, 0.5};
  const auto lists = Chooser({truth}).lists(3000);
  const FittedWeights fitted = fit(lists, {1, 1, 1, 1});
  ASSERT_EQ(fitted.weights.size(), 4U);
  EXPECT_NEAR(std::accumulate(fitted.weights.begin(), fitted.weights.end(), 0.0), 4, 1e-9) << "the sum of the priors";
  EXPECT_TRUE(std::is_sorted(fitted.weights.rbegin(), fitted.weights.rend()));
  EXPECT_NEAR(fitted.weights[0] / fitted.weights[1], 2, 0.5);
  EXPECT_NEAR(fitted.weights[1] / fitted.weights[2], 2, 0.6);
  for (std::size_t b = 0; b < truth.size(); ++b) {
    const double share = truth[b] / 7.5 * 4;
    EXPECT_NEAR(fitted.weights[b], share, 0.25 * share + 0.1) << b;
    EXPECT_TRUE(fitted.spoken[b]);
    EXPECT_LT(fitted.intervals[b].low, fitted.weights[b]);
    EXPECT_GT(fitted.intervals[b].high, fitted.weights[b]);
    EXPECT_LT(fitted.intervals[b].low, share * 1.1);
    EXPECT_GT(fitted.intervals[b].high, share * 0.9);
  }
  EXPECT_LT(fitted.loss, fitted.prior_loss);
  EXPECT_LT(fitted.loss, std::log(static_cast<double>(kCandidates))) << "better than chance";
}

TEST(WeightFitting, WrongPriorsAreOvercomeByManyChoices) {
  const Truth truth{{4, 1}};
  const std::vector<double> wrong = {1, 4};
  const FittedWeights many = fit(Chooser(truth).lists(2000), wrong);
  EXPECT_GT(many.weights[0], 2 * many.weights[1]);
  const FittedWeights few = fit(Chooser(truth).lists(1), wrong);
  EXPECT_GT(many.intervals[0].low, wrong[0]);
  EXPECT_LT(many.intervals[1].high, wrong[1]);
  EXPECT_GT(few.intervals[0].high - few.intervals[0].low, many.intervals[0].high - many.intervals[0].low);
}

TEST(WeightFitting, ThePriorUnderWhichChoicesWereMadeIsConfirmed) {
  const FittedWeights fitted = fit(Chooser({{3, 2, 1}}).lists(2000), {3, 2, 1});
  EXPECT_NEAR(fitted.weights[0], 3, 0.5);
  EXPECT_NEAR(fitted.weights[1], 2, 0.4);
  EXPECT_NEAR(fitted.weights[2], 1, 0.3);
}

TEST(WeightFitting, IntervalsHoldTheTruthAboutAsOftenAsTheySay) {
  constexpr int kTimes = 60;
  int held = 0;
  for (std::uint32_t seed = 0; seed < kTimes; ++seed) {
    const FittedWeights fitted = fit(Chooser({{4, 1}}, 100 + seed).lists(150), {4, 1});
    held += fitted.intervals[1].low <= 1 && 1 <= fitted.intervals[1].high ? 1 : 0;
  }
  EXPECT_GE(held, kTimes * 85 / 100);
}

TEST(WeightFitting, WhatTheListsDoNotSpeakOfStaysAtItsPriorExactly) {
  auto lists = Chooser({{4, 0, 1, 0}}).lists(500);
  for (ChoiceList& list : lists) {
    for (std::size_t i = 0; i < list.wants.size(); ++i) {
      if (i % 4 == 1) list.wants[i] = list.back_wants[i] = 0;  // wanted by nobody; block 3 is wanted and never met
    }
  }
  const std::vector<double> priors = {1.3, 0.7, 2.1, 0.123456789};
  const FittedWeights fitted = fit(lists, priors);
  EXPECT_EQ(fitted.spoken, (std::vector<bool>{true, false, true, false}));
  for (const std::size_t b : {1U, 3U}) {
    EXPECT_EQ(fitted.weights[b], priors[b]);
    EXPECT_EQ(fitted.intervals[b].low, priors[b]);
    EXPECT_EQ(fitted.intervals[b].high, priors[b]);
  }
  EXPECT_NEAR(fitted.weights[0] + fitted.weights[2], 1.3 + 2.1, 1e-9);
  EXPECT_GT(fitted.weights[0], fitted.weights[2]);
}

TEST(WeightFitting, NoListsNoChange) {
  const std::vector<double> priors = {1, 0, 2.5};
  const FittedWeights fitted = fit({}, priors);
  EXPECT_EQ(fitted.weights, priors);
  EXPECT_EQ(fitted.spoken, std::vector<bool>(3, false));
}

TEST(WeightFitting, AWeightOfNothingCanGrow) {
  const FittedWeights fitted = fit(Chooser({{1, 4}}).lists(1500), {2, 0});
  EXPECT_GT(fitted.weights[1], fitted.weights[0]);
}

TEST(WeightFitting, TheEffectOfThePositionIsTakenOut) {
  Truth truth{{4, 1}};
  truth.shown_in_order = true;
  truth.position = -1.2;
  const auto lists = Chooser(truth).lists(2500);
  const FittedWeights looked_less = fit(lists, {1, 1});
  EXPECT_NEAR(looked_less.position, -1.2, 0.35);
  EXPECT_NEAR(looked_less.weights[0] / looked_less.weights[1], 4, 1.6);
  truth.position = 0;
  EXPECT_NEAR(fit(Chooser(truth).lists(2500), {1, 1}).position, 0, 0.2);
  truth.shown_in_order = false;
  EXPECT_EQ(fit(Chooser(truth).lists(300), {1, 1}).position, 0) << "no positions, no effect";
}

TEST(WeightFitting, SeveralChoicesFromOneListCount) {
  const Truth truth{{4, 1}};
  auto lists = Chooser(truth).lists(1200);
  std::vector<ChoiceList> merged;
  for (ChoiceList& list : lists) {
    list.chosen.push_back(list.chosen.front());  // chosen twice weighs as two lists
    merged.push_back(list);
  }
  auto twice = Chooser(truth).lists(1200);
  const std::vector<ChoiceList> again = twice;
  twice.insert(twice.end(), again.begin(), again.end());
  const FittedWeights one = fit(merged, {1, 1});
  const FittedWeights other = fit(twice, {1, 1});
  EXPECT_NEAR(one.weights[0], other.weights[0], 1e-3);
}

TEST(WeightFitting, TheSameForAnyNumberOfThreads) {
  const auto lists = Chooser({{4, 2, 1}}).lists(700);
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return fit(lists, {1, 1, 1});
  };
  const FittedWeights one = with(1);
  const FittedWeights two = with(2);
  EXPECT_EQ(one.weights, two.weights);
  EXPECT_EQ(one.position, two.position);
  EXPECT_EQ(one.loss, two.loss);
  for (std::size_t b = 0; b < 3; ++b) {
    EXPECT_EQ(one.intervals[b].low, two.intervals[b].low);
    EXPECT_EQ(one.intervals[b].high, two.intervals[b].high);
  }
  EXPECT_EQ(with(2).weights, two.weights) << "and at every call";
}

}  // namespace
}  // namespace binome
