// The arithmetic of one pair, exact in integers: shared by every index and by the explanation (docs/scoring.md).
#pragma once

#include <cstdint>
#include <span>

#include "features/sparse_rows.hpp"

namespace binome {

// Full coverage of what one side wants.
inline constexpr std::uint32_t kScale = 30000;

// The two directed scores of a pair, 0 … kScale each: `a`, how much of what the asker wants the candidate has; `b`, the
// reverse. S = 2ab/(a+b).
struct PairScore {
  std::uint16_t a = 0;
  std::uint16_t b = 0;

  constexpr bool is_zero() const { return a == 0 || b == 0; }
  constexpr PairScore reversed() const { return {b, a}; }
  constexpr bool operator==(const PairScore&) const = default;
};

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

// S > T as −1 (less), 0, 1, exactly: a·b·(a'+b') against a'·b'·(a+b), at most 5.4e13. A zero score counts as 0/1.
constexpr int compare_scores(PairScore s, PairScore t) {
  const std::uint64_t s_up = static_cast<std::uint64_t>(s.a) * s.b;
  const std::uint64_t t_up = static_cast<std::uint64_t>(t.a) * t.b;
  const std::uint64_t s_down = s_up == 0 ? 1 : static_cast<std::uint64_t>(s.a) + s.b;
  const std::uint64_t t_down = t_up == 0 ? 1 : static_cast<std::uint64_t>(t.a) + t.b;
  const std::uint64_t left = s_up * t_down;
  const std::uint64_t right = t_up * s_down;
  return left < right ? -1 : left > right ? 1 : 0;
}

// Whether a pair whose a + b is at most `sum` could reach the score of `floor` (equality included): S ≤ (a+b)/2.
constexpr bool sum_may_reach(std::uint32_t sum, PairScore floor) {
  if (floor.is_zero()) return true;
  return static_cast<std::uint64_t>(sum) * (static_cast<std::uint64_t>(floor.a) + floor.b) >=
         4 * static_cast<std::uint64_t>(floor.a) * floor.b;
}

// S on the scale 0 … 100 that people read.
constexpr double score_percent(PairScore s) { return s.is_zero() ? 0 : 2.0 * s.a * s.b / (static_cast<double>(s.a) + s.b) * 100 / kScale; }

// S on 0 … 100 in units of 10⁻⁶, rounded half up, exactly.
constexpr std::uint64_t score_millionths(PairScore s) {
  if (s.is_zero()) return 0;
  // 2ab/(a+b) · 10⁸/30000 = 20000·ab / (3·(a+b)); ab ≤ 9·10⁸, so the product stays below 2⁶⁴.
  const std::uint64_t numerator = 20000 * static_cast<std::uint64_t>(s.a) * s.b;
  const std::uint64_t down = 3 * (static_cast<std::uint64_t>(s.a) + s.b);
  return (2 * numerator + down) / (2 * down);
}

}  // namespace binome
