// The arithmetic of one pair, exact in integers: shared by every index and by the explanation (docs/scoring.md).
#pragma once

#include <cmath>
#include <cstdint>
#include <span>

#include "features/sparse_rows.hpp"

namespace binome {

// Full coverage of what one side wants.
inline constexpr std::uint32_t kScale = 30000;

// S = ((1+γ)·min(a, b) + (1−γ)·max(a, b)) / 2 leans by γ toward the side that is met less: 0 is the arithmetic mean, 1 the
// smaller side alone. In twentieths, so that S is a whole number of 1/20: 13·min + 7·max, γ = 0.3 (docs/quality.md: how it was chosen).
inline constexpr std::uint32_t kLess = 13;
inline constexpr std::uint32_t kMore = 7;

// The two directed scores of a pair, 0 … kScale each: `a`, how much of what the asker wants the candidate has; `b`, the
// reverse.
struct PairScore {
  std::uint16_t a = 0;
  std::uint16_t b = 0;

  // S in units of 1/20 of kScale's, 0 … 600,000. Symmetric.
  constexpr std::uint32_t mutual() const { return a < b ? kLess * a + kMore * b : kMore * a + kLess * b; }
  // Whether the candidate has nothing for the asker: it is not listed, whatever the asker has for it.
  constexpr bool is_zero() const { return a == 0; }
  constexpr PairScore reversed() const { return {b, a}; }
  constexpr bool operator==(const PairScore&) const = default;
};

// What S counts of the smaller of the two, and of their sum: shares of 1.
inline constexpr float kSmallerShare = (kLess - kMore) / 20.0F;
inline constexpr float kSumShare = kMore / 20.0F;

// S of two directed scores, or of bounds of them, in units of kScale's. Rounded once: the same on every processor.
inline float mutual_score(float a, float b) { return std::fma(kSmallerShare, a < b ? a : b, kSumShare * (a + b)); }

// A directed score from what was met: `met` = Σ q[v]·p[v].
constexpr std::uint16_t directed_score(std::uint32_t met, std::uint16_t prior, bool wants_something) {
  if (wants_something && met == 0) return 0;  // the prior never makes up for a plain mismatch
  return static_cast<std::uint16_t>(met + prior);
}

// Σ q[v]·p[v] over two ascending lists. O(|q| + |p|).
inline std::uint32_t met_weight(const WantsView& wants, std::span<const ConceptId> held) {
  std::uint32_t met = 0;
  std::size_t h = 0;
  for (std::size_t w = 0; w < wants.concepts.size(); ++w) {
    while (h < held.size() && held[h] < wants.concepts[w]) ++h;
    if (h == held.size()) break;
    if (held[h] == wants.concepts[w]) met += wants.weights[w];
  }
  return met;
}

// S > T as −1 (less), 0, 1, exactly.
constexpr int compare_scores(PairScore s, PairScore t) { return s.mutual() < t.mutual() ? -1 : s.mutual() > t.mutual() ? 1 : 0; }

// The least a + b with which a pair can reach the score of `floor`: S ≤ (a+b)/2.
constexpr std::uint32_t least_sum(PairScore floor) { return (floor.mutual() + 9) / 10; }

// S on the scale 0 … 100 that people read.
constexpr double score_percent(PairScore s) { return s.mutual() * (100.0 / 20 / kScale); }

// S on 0 … 100 in units of 10⁻⁶, rounded half up, exactly: 10⁸/600,000 = 500/3.
constexpr std::uint64_t score_millionths(PairScore s) { return (std::uint64_t{1000} * s.mutual() + 3) / 6; }

}  // namespace binome
