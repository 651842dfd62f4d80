#include "features/kind_pair_statistics.hpp"

#include <cmath>
#include <numeric>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::index_of;
using testing::make_actor;
using testing::make_engine;

Directory water_and_culture() {
  Directory directory;
  directory.actors = {make_actor("a", "association", {"theme:water_sanitation", "place:BJ"}),
                      make_actor("b", "association", {"theme:culture_heritage", "place:TG"}),
                      make_actor("c", "association", {"theme:water_sanitation", "place:BJ"}), make_actor("d", "association")};
  return directory;
}

TEST(KindPairStatistics, RareConceptsSayMoreAndChildrenNoLessThanParents) {
  const auto engine = make_engine(water_and_culture());
  const Term kind = testing::term(Vocabulary::kind, "association");
  const KindPairStatistics& statistics = engine->built().pairs.table(kind, kind).statistics();
  for (ConceptId v = 0; v < engine->built().space.size(); ++v) {
    EXPECT_GE(statistics.edge_weight(v), 0);
    if (const ConceptId parent = engine->built().space.common_ground(v); parent != kNoConcept) {
      EXPECT_NEAR(statistics.information(v), engine->built().space.nearness(v) * statistics.information(parent) + statistics.edge_weight(v),
                  1e-12);
    }
  }
  const auto held = engine->actors().held(index_of(*engine, "a"));
  // Water is had by two of four: ln(5/2.5); France by all four: ln(5/4.5), little, and never nothing.
  bool found_water = false;
  for (const ConceptId v : held) {
    if (engine->built().space.label(v).fr == "Eau et assainissement") {
      EXPECT_NEAR(statistics.information(v), std::log(5 / 2.5), 1e-12);
      found_water = true;
    }
    if (engine->built().space.label(v).fr == "France") {
      EXPECT_NEAR(statistics.information(v), std::log(5 / 4.5), 1e-12);
    }
  }
  EXPECT_TRUE(found_water);
}

TEST(KindPairStatistics, ANearMissEarnsTheCommonAncestors) {
  const auto engine = make_engine(water_and_culture());
  const PairScore near = *engine->score(index_of(*engine, "a"), index_of(*engine, "b"));
  EXPECT_GT(near.a, 0) << "Togo is near Benin";
  const PairScore same = *engine->score(index_of(*engine, "a"), index_of(*engine, "c"));
  EXPECT_GT(same.a, near.a);
}

TEST(KindPairStatistics, WeightsAndPriorAddUpToTheScale) {
  const auto engine = make_engine(testing::synthetic(400));
  for (const Term asker : engine->actors().kinds()) {
    for (const Term asked : engine->actors().kinds()) {
      const KindPairTable& table = engine->built().pairs.table(asker, asked);
      const auto range = engine->built().profiles.of_kind(asker);
      EXPECT_GE(table.statistics().mean_coverage(), 0);
      EXPECT_LE(table.statistics().mean_coverage(), 1);
      for (ActorIndex i = range.begin; i < range.end; ++i) {
        const WantsView wants = table.wants()[i - range.begin];
        const double unknown = ignorance(engine->built().profiles[i].evidence);
        const auto sum = std::accumulate(wants.weights.begin(), wants.weights.end(), 0U);
        if (!wants.wants_something) {
          EXPECT_EQ(sum, 0U);
          EXPECT_EQ(wants.prior, std::lround(kScale * kPriorShare * table.statistics().mean_coverage()));
          continue;
        }
        EXPECT_EQ(sum, std::lround(kScale * (1 - unknown)));
        EXPECT_LE(sum + wants.prior, kScale);
        EXPECT_TRUE(std::is_sorted(wants.concepts.begin(), wants.concepts.end()));
        EXPECT_LE(wants.concepts.size(), 6 * kMostWants);
      }
    }
  }
}

TEST(KindPairStatistics, AFurtherWantedConceptInTheHasNeverLowersTheScore) {
  const auto engine = make_engine(testing::synthetic(300));
  const Term kind = testing::term(Vocabulary::kind, "association");
  const auto range = engine->built().profiles.of_kind(kind);
  const KindPairTable& table = engine->built().pairs.table(kind, kind);
  for (ActorIndex i = range.begin; i < range.begin + 40; ++i) {
    const WantsView wants = table.wants()[i - range.begin];
    for (ActorIndex j = range.begin; j < range.begin + 40; ++j) {
      std::vector<ConceptId> held(engine->actors().held(j).begin(), engine->actors().held(j).end());
      const std::uint16_t before = directed_score(met_weight(wants, held), wants.prior, wants.wants_something);
      for (const ConceptId v : wants.concepts) {
        std::vector<ConceptId> more = held;
        for (ConceptId up = v; up != kNoConcept; up = engine->built().space.parent(up)) more.push_back(up);
        std::sort(more.begin(), more.end());
        more.erase(std::unique(more.begin(), more.end()), more.end());
        EXPECT_GE(directed_score(met_weight(wants, more), wants.prior, wants.wants_something), before);
      }
    }
  }
}

TEST(KindPairStatistics, AProfileThatWantsNothingIsAllPrior) {
  std::vector<BlockWeights::Row> rows;
  for (const std::string_view block : block_names()) rows.push_back({"*", "*", std::string(block), block == "theme" ? 1.0 : 0.0, ""});
  const Directory directory = water_and_culture();
  const Engine only_themes(directory, testing::taxonomy(), *BlockWeights::from_rows(std::move(rows)), {});
  const Term kind = testing::term(Vocabulary::kind, "association");
  const KindPairTable& table = only_themes.built().pairs.table(kind, kind);
  const QuantizedWants wants = table.quantize(only_themes.built().profiles[index_of(only_themes, "d")]);
  EXPECT_FALSE(wants.wants_something);
  EXPECT_TRUE(wants.concepts.empty());
  EXPECT_EQ(wants.prior, std::lround(kScale * kPriorShare * table.statistics().mean_coverage()));
  EXPECT_EQ(table.quantize(only_themes.built().profiles[index_of(only_themes, "a")]).prior, 0) << "what is wanted and unknown is not met";
}

}  // namespace
}  // namespace binome
