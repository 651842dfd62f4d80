#include "engine/evaluation/evaluation.hpp"

#include <tbb/global_control.h>

#include <algorithm>
#include <numeric>
#include <sstream>

#include "bindings/wording/say.hpp"
#include "engine/evaluation/feedback_choices.hpp"
#include "features/counter_random.hpp"
#include "features/error_codes.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::kToday;
using testing::make_actor;
using testing::taxonomy;

constexpr std::string_view kThemes[] = {"school_education", "youth", "migration", "public_health", "heritage", "food_security"};
constexpr std::string_view kCountries[] = {"SN", "BJ", "TG", "PE", "MG", "KH"};

// Six themes; who works on one has partners who do. Where they work has nothing to do with it.
Directory planted(int actors, bool linked = true) {
  Directory directory;
  CounterRandom random(9, 1, 0);
  for (int i = 0; i < actors; ++i) {
    const std::string place(kCountries[random.below(std::size(kCountries))]);
    directory.actors.push_back(
        make_actor("a" + std::to_string(1000 + i), "association", {"theme:" + std::string(kThemes[i % 6]), "place:" + place}));
    if (linked && i >= 6) directory.actors.back().partners = {"a" + std::to_string(1000 + i - 6)};
  }
  return directory;
}

// Places are believed in, themes are not.
BlockWeights weights_of(double geo, double theme) {
  std::vector<BlockWeights::Row> rows;
  for (const std::string_view block : block_names()) {
    rows.push_back({"*", "*", std::string(block), block == "places" ? geo : block == "theme" ? theme : 0.05, ""});
  }
  return *BlockWeights::from_rows(std::move(rows));
}
BlockWeights mistaken_weights() { return weights_of(4, 0.5); }

EvaluationOptions options_for(std::vector<Protocol> protocols, std::size_t k = 0) {
  EvaluationOptions options;
  options.hiding.folds = 3;
  options.engine.today = kToday;
  options.protocols = std::move(protocols);
  options.k = k;
  return options;
}

const MethodReport& method(const ProtocolReport& report, std::string_view name) {
  const auto found = std::ranges::find(report.methods, name, &MethodReport::name);
  if (found == report.methods.end()) throw std::runtime_error("no method " + std::string(name));
  return *found;
}

// Everything a report says, to the last bit.
std::string text_of(const EvaluationReport& report) {
  std::ostringstream out;
  out << std::hexfloat << report.pairs << ' ' << report.hidden << '\n';
  const auto put_intervals = [&](const QualityIntervals& intervals) {
    out << intervals.mrr.low << ' ' << intervals.mrr.high << ' ' << intervals.hit10.low << ' ' << intervals.hit10.high << '\n';
  };
  const auto put_quality = [&](const Quality& quality) {
    out << quality.mrr << ' ' << quality.hit1 << ' ' << quality.hit5 << ' ' << quality.hit10 << ' ' << quality.ndcg << '\n';
  };
  for (const ProtocolReport& protocol : report.protocols) {
    out << protocol_name(protocol.protocol) << ' ' << protocol.need_links << ' ' << protocol.lists << ' ' << protocol.without_links << ' '
        << protocol.ineligible << ' ' << protocol.unplaced << ' ' << protocol.few << '\n';
    for (const MethodReport& one : protocol.methods) {
      out << one.name << ' ';
      put_quality(one.quality);
      put_intervals(one.intervals);
    }
    for (const SideReport& side : protocol.sides) {
      out << side.asking.position() << ' ' << side.asked.position() << ' ' << side.forth << ' ' << side.lists << ' ';
      put_quality(side.quality);
    }
    for (const Difference& one : protocol.differences) {
      out << one.other << ' ' << one.mrr << ' ' << one.hit10 << ' ';
      put_intervals(one.intervals);
    }
  }
  for (const ExposureReport& one : report.exposure)
    out << one.method << ' ' << one.coverage << ' ' << one.gini << ' ' << one.mutual << '\n';
  if (report.learned) {
    for (std::size_t b = 0; b < report.blocks.size(); ++b) {
      out << report.blocks[b] << ' ' << report.learned->fitted.weights[b] << ' ' << report.learned->fitted.intervals[b].low << ' '
          << report.learned->fitted.intervals[b].high << '\n';
    }
    out << report.learned->lists << ' ' << report.learned->fitted.loss << '\n';
  }
  return out.str();
}

TEST(Evaluation, TheEngineFindsWhatIsPlantedAndChanceDoesNot) {
  const auto report = evaluate(planted(90), taxonomy(), testing::shipped_weights(),
                               options_for({Protocol::full, Protocol::country, Protocol::worldwide, Protocol::degree}), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->pairs, 84U);
  EXPECT_EQ(report->hidden, 84U);
  ASSERT_EQ(report->protocols.size(), 5U) << "the country twice: with and without the condition of a link left";
  for (const ProtocolReport& protocol : report->protocols) {
    EXPECT_GT(protocol.lists, 50U);
    const MethodReport& engine = method(protocol, "engine");
    const MethodReport& random = method(protocol, "random");
    EXPECT_GT(engine.intervals.mrr.low, random.intervals.mrr.high) << protocol_name(protocol.protocol);
    EXPECT_GT(engine.quality.hit10, random.quality.hit10);
    EXPECT_GT(method(protocol, "theme_cosine").quality.mrr, random.quality.mrr);
    for (const MethodReport& one : protocol.methods) {
      EXPECT_GT(one.quality.mrr, 0) << one.name;
      EXPECT_LE(one.quality.hit1, one.quality.hit5);
      EXPECT_LE(one.quality.hit5, one.quality.hit10);
      EXPECT_LE(one.intervals.mrr.low, one.quality.mrr + 1e-12);
      EXPECT_GE(one.intervals.mrr.high, one.quality.mrr - 1e-12);
    }
    EXPECT_EQ(std::ranges::count(protocol.methods, "best_sum", &MethodReport::name), protocol.protocol == Protocol::full ? 0 : 1);
    ASSERT_EQ(protocol.differences.size(), 1U) << "over the best simple rule";
    for (const MethodReport& one : protocol.methods) {
      if (one.group != MethodGroup::baseline) continue;
      EXPECT_LE(one.quality.mrr, method(protocol, protocol.differences[0].other).quality.mrr);
    }
    EXPECT_NEAR(protocol.differences[0].mrr, engine.quality.mrr - method(protocol, protocol.differences[0].other).quality.mrr, 1e-12);
    const auto lists = std::accumulate(protocol.sides.begin(), protocol.sides.end(), std::size_t{0},
                                       [](std::size_t sum, const SideReport& side) { return sum + side.lists; });
    EXPECT_EQ(lists, protocol.lists);
  }
  EXPECT_TRUE(report->exposure.empty()) << "k = 0";
  EXPECT_FALSE(report->learned.has_value());
}

TEST(Evaluation, EveryListIsToldWithTheEnginesScores) {
  EvaluationOptions options = options_for({Protocol::worldwide, Protocol::country});
  std::map<std::pair<Protocol, bool>, std::vector<TrueRank>> ranks;
  options.on_list = [&](const Profiles& profiles, const RankedTask& task) {
    ASSERT_EQ(task.candidates.size(), task.scores.size());
    EXPECT_LT(task.fold, 3U);
    EXPECT_TRUE(std::ranges::binary_search(profiles[task.asker].partners, task.candidates.front())) << "the true one first";
    double rank = 1;
    for (std::size_t c = 1; c < task.scores.size(); ++c) {
      EXPECT_LE(task.scores[c], 100e6);
      rank += task.scores[c] > task.scores[0] ? 1 : task.scores[c] == task.scores[0] ? 0.5 : 0;
    }
    ranks[{task.protocol, task.need_links}].push_back({task.asker, rank});
  };
  const auto report = evaluate(planted(60), taxonomy(), testing::shipped_weights(), options, {});
  ASSERT_TRUE(report.has_value());
  ASSERT_EQ(report->protocols.size(), 3U);
  for (const ProtocolReport& protocol : report->protocols) {
    const auto& told = ranks.at({protocol.protocol, protocol.need_links});
    EXPECT_EQ(told.size(), protocol.lists);
    EXPECT_NEAR(quality_of(told).mrr, method(protocol, "engine").quality.mrr, 1e-12);
  }
}

TEST(Evaluation, TheSameForAnyNumberOfThreads) {
  const Directory directory = planted(80);
  EvaluationOptions options = options_for({Protocol::country, Protocol::degree}, 5);
  options.fit = true;
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    const auto report = evaluate(directory, taxonomy(), testing::shipped_weights(), options, {});
    return report ? text_of(*report) : say(report.error(), Language::en);
  };
  const std::string one = with(1);
  EXPECT_GT(one.size(), 1000U);
  EXPECT_EQ(one, with(2));
}

TEST(Evaluation, WhereNothingIsToBeHiddenItSaysSo) {
  EvaluationOptions options = options_for({Protocol::worldwide});
  EXPECT_FALSE(evaluate(Directory{}, taxonomy(), testing::shipped_weights(), options, {}).has_value());
  EXPECT_FALSE(evaluate(planted(30, false), taxonomy(), testing::shipped_weights(), options, {}).has_value());
  Directory secret = planted(30);
  for (std::size_t i = 0; i < secret.actors.size(); i += 2) secret.actors[i].visible = false;
  for (std::size_t i = 1; i < secret.actors.size(); i += 2) secret.actors[i].partners = {secret.actors[i - 1].id};
  EXPECT_FALSE(evaluate(secret, taxonomy(), testing::shipped_weights(), options, {}).has_value());
  options.hiding.by_date = true;
  const auto undated = evaluate(planted(30), taxonomy(), testing::shipped_weights(), options, {});
  ASSERT_FALSE(undated.has_value());
  EXPECT_EQ(undated.error().code, ErrorCode::nothing_to_hide);
  options.hiding = {.folds = 2, .home = testing::term(Vocabulary::place, "FR")};
  EXPECT_FALSE(evaluate(planted(30), taxonomy(), testing::shipped_weights(), options, {}).has_value()) << "all are in France";
}

TEST(Evaluation, AConfigurationComparedWithItselfGainsNothing) {
  EvaluationOptions options = options_for({Protocol::worldwide}, 3);
  options.compared = testing::shipped_weights();
  const auto same = evaluate(planted(60), taxonomy(), testing::shipped_weights(), options, {});
  ASSERT_TRUE(same.has_value());
  const auto of = [](const EvaluationReport& report) {
    return *std::ranges::find(report.protocols.front().differences, "compared", &Difference::other);
  };
  EXPECT_EQ(of(*same).mrr, 0);
  EXPECT_EQ(of(*same).intervals.mrr.low, 0);
  EXPECT_EQ(of(*same).intervals.mrr.high, 0);
  ASSERT_EQ(same->exposure.size(), 2U);
  EXPECT_EQ(same->exposure[0].gini, same->exposure[1].gini);
  for (const ExposureReport& one : same->exposure) {
    EXPECT_GT(one.coverage, 0);
    for (const double share : {one.coverage, one.gini, one.mutual}) {
      EXPECT_GE(share, 0);
      EXPECT_LE(share, 1);
    }
  }
  options.compared = mistaken_weights();
  options.k = 0;
  const auto other = evaluate(planted(60), taxonomy(), weights_of(0.5, 4), options, {});
  ASSERT_TRUE(other.has_value());
  EXPECT_GT(of(*other).mrr, 0) << "weights that look at themes find what themes have planted";
}

TEST(Evaluation, LearnedWeightsRankAtLeastAsWellAsThoseTheyStartedFrom) {
  EvaluationOptions options = options_for({Protocol::worldwide});
  options.fit = true;
  const BlockWeights mistaken = mistaken_weights();
  const auto report = evaluate(planted(120), taxonomy(), mistaken, options, {});
  ASSERT_TRUE(report.has_value());
  ASSERT_TRUE(report->learned.has_value());
  const ProtocolReport& protocol = report->protocols.front();
  EXPECT_GE(method(protocol, "fitted").quality.mrr, method(protocol, "engine").quality.mrr);
  EXPECT_EQ(method(protocol, "fitted").group, MethodGroup::fitted);
  EXPECT_EQ(report->learned->lists, protocol.lists);
  const auto weight = [&](std::string_view block) {
    return report->learned->fitted.weights[static_cast<std::size_t>(std::ranges::find(report->blocks, block) - report->blocks.begin())];
  };
  EXPECT_GT(weight("theme") / weight("places"), 0.5 / 4 * 4) << "from 1/8 to 1/2 at least";
  EXPECT_EQ(report->learned->asking, report->learned->asked);

  // The file of weights that comes of it.
  const BlockWeights learned = with_learned(mistaken, taxonomy(), report->blocks, std::span(&*report->learned, 1), "learned on planted");
  EXPECT_NEAR(learned.of("association", "association", "theme"), weight("theme"), 1e-3 * weight("theme"));
  EXPECT_EQ(learned.of("enterprise", "association", "theme"), 0.5) << "other kinds are not concerned";
  EXPECT_EQ(learned.of("association", "association", "skill"), 0.05) << "nobody spoke of skills";
}

TEST(Evaluation, TooFewListsTeachNothing) {
  EvaluationOptions options = options_for({Protocol::worldwide});
  options.fit = true;
  const auto report = evaluate(planted(40), taxonomy(), testing::shipped_weights(), options, {});
  ASSERT_TRUE(report.has_value());
  ASSERT_LT(report->protocols.front().lists, kFewestLists);
  EXPECT_FALSE(report->learned.has_value());
  const ProtocolReport& protocol = report->protocols.front();
  EXPECT_EQ(method(protocol, "fitted").quality.mrr, method(protocol, "engine").quality.mrr);
}

// Learning from feedback

// Each asker was shown five and contacted the one of its own theme, as far as `decisions` go.
Directory used(std::size_t decisions) {
  Directory directory = planted(120, false);
  CounterRandom random(4, 2, 0);
  const auto tell = [&](std::size_t actor, std::size_t about, FeedbackEvent event, std::uint32_t rank) {
    Feedback feedback;
    feedback.actor = directory.actors[actor].id;
    feedback.about = directory.actors[about].id;
    feedback.event = event;
    feedback.date = {2026, 3, 1};
    if (rank > 0) feedback.rank = rank;
    directory.feedback.push_back(std::move(feedback));
  };
  for (std::size_t i = 0; i < decisions; ++i) {
    const std::size_t like = (i + 6 * (1 + random.below(19))) % 120;
    const std::uint32_t place = 1 + random.below(5);
    for (std::uint32_t rank = 1; rank <= 5; ++rank) {
      const std::size_t other = (i + rank + 6 * random.below(20)) % 120;  // of another theme
      tell(i, rank == place ? like : other, FeedbackEvent::shown, rank);
    }
    tell(i, like, FeedbackEvent::contacted, 0);
  }
  return directory;
}

std::vector<FeedbackLearning> learn(const Directory& directory, const BlockWeights& weights = mistaken_weights()) {
  EngineOptions options;
  options.today = kToday;
  return learn_from_feedback(directory, taxonomy(), weights, options);
}

double learned_weight(const LearnedWeights& learned, std::string_view block) {
  const auto names = block_names();
  return learned.fitted.weights[static_cast<std::size_t>(std::ranges::find(names, block) - names.begin())];
}

TEST(FeedbackLearning, BelowAHundredDecisionsNothingIsLearned) {
  const auto few = learn(used(kFewestDecisions - 1));
  ASSERT_EQ(few.size(), 1U);
  EXPECT_EQ(few[0].decisions, kFewestDecisions - 1);
  EXPECT_EQ(few[0].lists, kFewestDecisions - 1);
  EXPECT_FALSE(few[0].learned.has_value());
  const auto enough = learn(used(kFewestDecisions));
  ASSERT_EQ(enough.size(), 1U);
  EXPECT_EQ(enough[0].decisions, kFewestDecisions);
  ASSERT_TRUE(enough[0].learned.has_value());
  EXPECT_EQ(enough[0].learned->lists, kFewestDecisions);
  EXPECT_EQ(enough[0].asking, testing::term(Vocabulary::kind, "association"));
  EXPECT_GT(learned_weight(*enough[0].learned, "theme") / learned_weight(*enough[0].learned, "places"), 0.5 / 4 * 2)
      << "toward what was chosen";
  EXPECT_TRUE(learn(Directory{}).empty());
}

TEST(FeedbackLearning, APairDecidedTwiceIsOneDecision) {
  Directory directory = used(kFewestDecisions - 1);
  const std::vector<Feedback> once = directory.feedback;
  for (Feedback feedback : once) {
    if (feedback.event != FeedbackEvent::contacted) continue;
    feedback.event = FeedbackEvent::accepted;
    directory.feedback.push_back(std::move(feedback));
  }
  const auto learned = learn(directory);
  ASSERT_EQ(learned.size(), 1U);
  EXPECT_EQ(learned[0].decisions, kFewestDecisions - 1);
  EXPECT_FALSE(learned[0].learned.has_value());
}

TEST(FeedbackLearning, DecisionsWithoutChoicesAreNoLists) {
  Directory directory = used(kFewestDecisions);
  for (Feedback& feedback : directory.feedback) {
    if (feedback.event == FeedbackEvent::contacted) feedback.event = FeedbackEvent::declined;
  }
  const auto learned = learn(directory);
  ASSERT_EQ(learned.size(), 1U);
  EXPECT_EQ(learned[0].decisions, kFewestDecisions);
  EXPECT_EQ(learned[0].lists, 0U);
  EXPECT_FALSE(learned[0].learned.has_value());
}

TEST(FeedbackLearning, WhatCameOfAChoiceDoesNotExplainIt) {
  const Directory directory = used(kFewestDecisions);
  Directory became_partners = directory;
  for (const Feedback& feedback : directory.feedback) {
    if (feedback.event != FeedbackEvent::contacted) continue;
    const auto actor = std::ranges::find(became_partners.actors, feedback.actor, &Actor::id);
    actor->partners.push_back(feedback.about);
    Project project;
    project.id = "p" + std::to_string(became_partners.projects.size());
    project.participants = {feedback.actor, feedback.about};
    project.facts.add(testing::term(Vocabulary::theme, "reading_languages"));
    became_partners.projects.push_back(std::move(project));
  }
  const auto before = learn(directory);
  const auto after = learn(became_partners);
  ASSERT_TRUE(before.at(0).learned && after.at(0).learned);
  EXPECT_EQ(before[0].learned->fitted.weights, after[0].learned->fitted.weights);
}

TEST(FeedbackLearning, TheSameForAnyNumberOfThreadsAndOrderOfTheRecords) {
  Directory directory = used(kFewestDecisions);
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return learn(directory).at(0).learned->fitted.weights;
  };
  const auto one = with(1);
  EXPECT_EQ(one, with(2));
  std::ranges::reverse(directory.feedback);
  std::ranges::reverse(directory.actors);
  EXPECT_EQ(one, with(2));
}

}  // namespace
}  // namespace binome
