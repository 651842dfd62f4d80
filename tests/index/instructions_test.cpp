// Every version of a hot loop gives what the generic one gives, bit by bit, on random input.
#include <gtest/gtest.h>

#include <random>

#include "index/internal/bit_sum.hpp"
#include "index/internal/column_sum.hpp"
#include "index/internal/tile_bounds.hpp"

namespace binome {
namespace {

// What this machine has, the generic version left out.
std::vector<Instructions> versions() {
  std::vector<Instructions> all;
  for (const Instructions i : {Instructions::avx2, Instructions::avx512, Instructions::amx}) {
    if (i <= best_instructions()) all.push_back(i);
  }
  return all;
}

TEST(Instructions, ColumnSum) {
  std::mt19937 random(1);
  for (const std::size_t count : {0U, 1U, 7U, 250U}) {
    std::vector<std::uint32_t> group(300 * kGroupWords);
    for (auto& word : group) word = random() & random();
    std::vector<WeightedColumn> columns;
    for (std::size_t i = 0; i < count; ++i)
      columns.push_back({static_cast<std::uint32_t>(random() % 300), static_cast<std::uint16_t>(random() % 240)});
    std::vector<std::uint16_t> expected(kGroup);
    column_sum(Instructions::generic)(group.data(), columns, expected.data());
    for (const Instructions version : versions()) {
      std::vector<std::uint16_t> met(kGroup, 77);
      column_sum(version)(group.data(), columns, met.data());
      EXPECT_EQ(met, expected) << static_cast<int>(version) << " with " << count << " columns";
    }
  }
}

TEST(Instructions, ThresholdFilter) {
  std::mt19937 random(2);
  std::vector<std::uint16_t> met(kGroup);
  for (auto& sum : met) sum = static_cast<std::uint16_t>(random());
  for (const std::uint16_t threshold : {0, 1, 30000, 40000, 65535}) {
    std::vector<std::uint32_t> expected;
    threshold_filter(Instructions::generic)(met.data(), met.size(), threshold, 1000, expected);
    for (const Instructions version : versions()) {
      std::vector<std::uint32_t> found;
      threshold_filter(version)(met.data(), met.size(), threshold, 1000, found);
      EXPECT_EQ(found, expected);
    }
  }
}

TEST(Instructions, BitSum) {
  std::mt19937 random(3);
  for (std::size_t count = 0; count < 100; ++count) {
    std::vector<std::uint16_t> codes(count);
    std::vector<std::uint16_t> weights(count);
    std::vector<std::uint16_t> bits(kBitCodes / 16);
    for (auto& code : codes) code = static_cast<std::uint16_t>(random() % kBitCodes);
    for (auto& weight : weights) weight = static_cast<std::uint16_t>(random() % 300);
    for (auto& word : bits) word = static_cast<std::uint16_t>(random());
    const std::uint32_t expected = bit_sum(Instructions::generic)(codes.data(), weights.data(), count, bits.data());
    for (const Instructions version : versions())
      EXPECT_EQ(bit_sum(version)(codes.data(), weights.data(), count, bits.data()), expected) << count;
  }
}

// Random rows, some of which want nothing, have nothing, or have codes that take 32 bits.
struct RandomRows {
  HasRows has;
  WantRows wants;
  std::vector<std::uint32_t> actors;
  std::size_t concepts;

  RandomRows(std::size_t count, std::size_t concept_count, unsigned seed) : concepts(concept_count) {
    std::mt19937 random(seed);
    for (std::uint32_t i = 0; i < count; ++i) {
      actors.push_back(i);
      std::vector<ConceptId> had;
      std::vector<ConceptId> wanted;
      std::vector<std::uint16_t> weights;
      const auto pick = [&] { return static_cast<ConceptId>(std::pow(concept_count, random() % 1000 / 1000.0)) - 1; };
      if (i % 17 != 0) {
        for (int k = 0; k < 60; ++k) had.push_back(pick());
      }
      if (i % 13 != 0) {
        for (int k = 0; k < 90; ++k) wanted.push_back(pick());
      }
      for (auto* list : {&had, &wanted}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
      }
      for (std::size_t k = 0; k < wanted.size(); ++k) weights.push_back(static_cast<std::uint16_t>(1 + random() % 300));
      has.append(had);
      wants.append({wanted, weights, static_cast<std::uint16_t>(random() % 500), !wanted.empty()});
    }
  }
  Candidates candidates() const { return {&has, &wants, actors, 0, concepts}; }
};

TEST(Instructions, TileBoundsNeverBelowTheScores) {
  const RandomRows rows(200, 100'000, 4);
  const Candidates candidates = rows.candidates();
  const ConceptCodes codes(candidates);
  const CompactRows compact(candidates, codes, run_in_turn);
  CandidatePanel panel;
  panel.fill(compact, 10, 150);
  RequestPanel requests(40);
  std::vector<CodedQuery> coded;
  for (std::size_t q = 0; q < 40; ++q) {
    coded.emplace_back(Query{candidates.wants_of(q), candidates.has_of(q)}, codes);
    requests.set(q, coded.back());
  }
  for (const float floor : {0.0F, 900.0F, 3000.0F}) {
    const std::vector<float> floors(kRequests, floor);
    const std::vector<float> back(panel.padded(), 1e9F);
    std::vector<Instructions> all = versions();
    all.insert(all.begin(), Instructions::generic);
    std::vector<std::vector<std::tuple<std::size_t, std::uint32_t, std::uint16_t, std::uint16_t>>> answers;
    for (const Instructions version : all) {
      auto& answer = answers.emplace_back();
      for (std::size_t first = 0; first < 40; first += kRequests) {
        std::vector<std::vector<Survivor>> survivors(kRequests);
        tile_bounds(version)({&requests, first, floors.data(), &panel, 0, panel.padded(), back.data()}, survivors.data());
        for (std::size_t r = 0; r < kRequests; ++r) {
          for (const Survivor& s : survivors[r]) answer.emplace_back(first + r, s.candidate, s.score, s.back);
        }
      }
      std::sort(answer.begin(), answer.end());
      EXPECT_EQ(answer, answers.front()) << static_cast<int>(version);
    }
    for (std::size_t q = 0; q < 40; ++q) {
      for (std::uint32_t c = 0; c < 150; ++c) {
        const WantsView forth = candidates.wants_of(q);
        const WantsView their = candidates.wants_of(c + 10);
        const std::uint32_t met = met_weight(forth, candidates.has_of(c + 10));
        const std::uint32_t met_back = met_weight(their, candidates.has_of(q));
        const PairScore score{directed_score(met, forth.prior, forth.wants_something),
                              directed_score(met_back, their.prior, their.wants_something)};
        const double s = score.is_zero() ? 0 : 2.0 * score.a * score.b / (score.a + score.b);
        if (score.is_zero() || s < floor) continue;
        const auto& answer = answers.front();
        const auto at = std::lower_bound(answer.begin(), answer.end(), std::tuple(q, c, std::uint16_t{0}, std::uint16_t{0}));
        ASSERT_TRUE(at != answer.end() && std::get<0>(*at) == q && std::get<1>(*at) == c) << q << " " << c << " is lost";
        EXPECT_GE(std::get<2>(*at), s);
        EXPECT_GE(std::get<3>(*at), score.b);
      }
    }
  }
}

}  // namespace
}  // namespace binome
