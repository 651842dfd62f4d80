// Every version of a hot loop gives what the generic one gives, bit by bit, on random input.
#include <gtest/gtest.h>

#include <limits>
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
    for (auto& word : group) word = static_cast<std::uint32_t>(random() & random());
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
  for (const std::uint16_t threshold : std::initializer_list<std::uint16_t>{0, 1, 30000, 40000, 65535}) {
    std::vector<std::uint32_t> expected;
    threshold_filter(Instructions::generic)(met.data(), met.size(), threshold, 1000, expected);
    for (const Instructions version : versions()) {
      std::vector<std::uint32_t> found;
      threshold_filter(version)(met.data(), met.size(), threshold, 1000, found);
      EXPECT_EQ(found, expected);
    }
  }
}

TEST(Instructions, BitSums) {
  std::mt19937 random(3);
  const BitSums generic = bit_sums(Instructions::generic);
  for (std::size_t count = 0; count < 100; ++count) {
    std::vector<std::uint16_t> codes(count);
    std::vector<std::uint16_t> weights(count);
    std::vector<std::uint16_t> had(kBitWords);
    std::vector<std::uint16_t> wanted(kBitWords);
    std::vector<std::uint8_t> bytes(kBitCodes);
    for (auto& code : codes) code = static_cast<std::uint16_t>(random() % kBitCodes);
    for (auto& weight : weights) weight = static_cast<std::uint16_t>(random() % 300);
    for (auto& word : had) word = static_cast<std::uint16_t>(random());
    for (auto& word : wanted) word = static_cast<std::uint16_t>(random() % 100 < count ? random() : random() & random() & random());
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    std::uint32_t light = 0;
    const std::uint8_t* weight = bytes.data();
    for (std::uint32_t code = 0; code < kBitCodes; ++code) {
      if ((wanted[code / 16] >> (code % 16) & 1) == 0) continue;
      if ((had[code / 16] >> (code % 16) & 1) != 0) light += *weight;
      ++weight;
    }
    EXPECT_EQ(generic.light(wanted.data(), bytes.data(), had.data()), light);
    const std::uint32_t heavy = generic.heavy(codes.data(), weights.data(), count, had.data());
    for (const Instructions version : versions()) {
      EXPECT_EQ(bit_sums(version).light(wanted.data(), bytes.data(), had.data()), light) << count;
      EXPECT_EQ(bit_sums(version).heavy(codes.data(), weights.data(), count, had.data()), heavy) << count;
    }
  }
}

// What an asker has, of the folded dimensions, as columns; and what the bounds of a group are made from.
TEST(Instructions, ByteSumAndScoreBounds) {
  std::mt19937 random(5);
  std::vector<std::uint8_t> group(40 * kGroup);
  for (auto& byte : group) byte = static_cast<std::uint8_t>(random() % 8 == 0 ? random() : 0);
  std::vector<float> units(kGroup);
  std::vector<float> priors(kGroup);
  std::vector<float> unmets(kGroup);
  std::vector<std::uint16_t> met(kGroup);
  for (std::size_t c = 0; c < kGroup; ++c) {
    const BoundScale scale(1 + static_cast<float>(random() % 100) / 10, static_cast<std::uint16_t>(random() % 500), random() % 5 != 0);
    units[c] = scale.unit;
    priors[c] = scale.prior;
    unmets[c] = scale.unmet;
    met[c] = static_cast<std::uint16_t>(random() % 4 == 0 ? 0 : random() % 30000);
  }
  for (const std::size_t count : {0U, 1U, 13U, 40U}) {
    std::vector<std::uint16_t> columns;
    for (std::size_t i = 0; i < count; ++i) columns.push_back(static_cast<std::uint16_t>(random() % 40));
    std::vector<std::uint16_t> expected(kGroup);
    byte_sum(Instructions::generic)(group.data(), columns, expected.data());
    const GroupBounds bounds{met.data(), expected.data(), BoundScale(1, 100, count != 1), units.data(), priors.data(), unmets.data()};
    std::vector<std::uint16_t> scores(kGroup);
    score_bounds(Instructions::generic)(bounds, scores.data());
    for (const Instructions version : versions()) {
      std::vector<std::uint16_t> sums(kGroup, 77);
      byte_sum(version)(group.data(), columns, sums.data());
      EXPECT_EQ(sums, expected) << static_cast<int>(version) << " with " << count << " columns";
      std::vector<std::uint16_t> theirs(kGroup, 77);
      score_bounds(version)(bounds, theirs.data());
      EXPECT_EQ(theirs, scores) << static_cast<int>(version);
    }
  }
}

// Random rows, some of which want nothing, have nothing, or have codes that take 32 bits.
struct RandomRows {
  HeldRows held;
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
      const auto pick = [&] { return static_cast<ConceptId>(std::pow(concept_count, static_cast<double>(random() % 1000) / 1000.0)) - 1; };
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
      held.append(had);
      wants.append({wanted, weights, static_cast<std::uint16_t>(random() % 500), !wanted.empty()});
    }
  }
  Candidates candidates() const { return {&held, &wants, actors, 0, concepts}; }
};

TEST(CompactRows, HoldAllThatAHubHas) {
  // Everybody has one concept and wants it; the last has far more than 2¹⁶ of those nobody else has.
  HeldRows held;
  WantRows wants;
  constexpr ConceptId kConcepts = 250'000;
  std::vector<ConceptId> hub;
  for (ConceptId v = 1; v < kConcepts; ++v) hub.push_back(v);
  const std::vector<ConceptId> one = {0};
  const std::vector<std::uint16_t> weight = {1000};
  for (int i = 0; i < 3; ++i) {
    held.append(i < 2 ? one : hub);
    wants.append({one, weight, 10, true});
  }
  const std::vector<std::uint32_t> actors = {0, 1, 2};
  const Candidates candidates{&held, &wants, actors, 0, kConcepts};
  const ConceptCodes codes(candidates);
  const CompactRows rows(candidates, codes, run_in_turn);
  std::vector<std::uint32_t> had;
  rows[2].each_had([&](std::uint32_t code) { had.push_back(code); });
  std::vector<std::uint32_t> expected;
  for (const ConceptId v : hub) expected.push_back(codes[v]);
  std::sort(had.begin(), had.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(had, expected);
  std::size_t wanted = 0;
  rows[2].each_wanted([&](std::uint32_t code, std::uint16_t its) { wanted += code == codes[0] && its == 1000; });
  EXPECT_EQ(wanted, 1U);
}

TEST(Instructions, TileBoundsNeverBelowTheScores) {
  const RandomRows rows(200, 100'000, 4);
  const Candidates candidates = rows.candidates();
  const ConceptCodes codes(candidates);
  const CompactRows compact(candidates, codes, run_in_turn);
  CandidatePanel panel;
  panel.fill(compact, WantColumns(compact, run_in_turn), 10, 150);
  RequestPanel requests(40);
  std::vector<Query> queries;
  for (std::size_t q = 0; q < 40; ++q) queries.push_back({candidates.wants_of(q), candidates.held_of(q)});
  const QueryRows own(queries, codes);
  for (std::size_t q = 0; q < 40; ++q) own.with(q, [&](const CodedRow& row) { requests.set(q, row); });
  for (const float floor : {0.0F, 900.0F, 3000.0F}) {
    const std::vector<float> floors(kRequests, floor);
    const std::vector<float> back(panel.padded(), std::numeric_limits<float>::infinity());
    std::vector<Instructions> all = versions();
    all.insert(all.begin(), Instructions::generic);
    std::vector<std::vector<std::tuple<std::size_t, std::uint32_t, std::uint16_t, std::uint16_t>>> answers;
    for (const Instructions version : all) {
      auto& answer = answers.emplace_back();
      for (std::size_t first = 0; first < 40; first += kRequests) {
        tile_bounds(version)({&requests, first, floors.data(), &panel, 0, panel.padded(), back.data()},
                             [&](std::size_t r, std::span<const Survivor> pairs) {
                               for (const Survivor& s : pairs) answer.emplace_back(first + r, s.candidate, s.score, s.b);
                             });
      }
      std::sort(answer.begin(), answer.end());
      EXPECT_EQ(answer, answers.front()) << static_cast<int>(version);
    }
    for (std::size_t q = 0; q < 40; ++q) {
      for (std::uint32_t c = 0; c < 150; ++c) {
        const WantsView forth = candidates.wants_of(q);
        const WantsView their = candidates.wants_of(c + 10);
        const std::uint32_t met = met_weight(forth, candidates.held_of(c + 10));
        const std::uint32_t met_back = met_weight(their, candidates.held_of(q));
        const PairScore score{directed_score(met, forth.prior, forth.wants_something),
                              directed_score(met_back, their.prior, their.wants_something)};
        const double s = score.mutual() / 20.0;
        if (score.mutual() == 0 || s < floor) continue;
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
