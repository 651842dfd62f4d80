// Lists whose members differ from one another: maximal marginal relevance (Carbonell and Goldstein 1998) over what each
// actor has. It chooses among the best by score and never changes a score; what the choice costs is counted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/ranking.hpp"
#include "features/sparse_rows.hpp"

namespace binome {

// How many of the best by score a list of k is chosen from: kDiversityPool · k.
inline constexpr std::size_t kDiversityPool = 5;
// The longest list that strangers may ask to be diversified: seconds, where every member has to be compared with every other.
inline constexpr std::size_t kMostDiversified = 1000;

// Sums of S over lists, in units of 10⁻⁶ on 0 … 100; the costs of several lists add up.
struct DiversityCost {
  std::uint64_t matches = 0;
  std::uint64_t score_sum = 0;        // of what is proposed
  std::uint64_t plain_score_sum = 0;  // of as many by score alone, never less

  // Means in the same units, rounded half up; 0 where there is no match.
  std::uint64_t mean() const { return matches == 0 ? 0 : (2 * score_sum + matches) / (2 * matches); }
  std::uint64_t plain_mean() const { return matches == 0 ? 0 : (2 * plain_score_sum + matches) / (2 * matches); }
  DiversityCost& operator+=(const DiversityCost& other);
};

// What became of the order by score alone.
struct Diversification {
  std::vector<std::uint32_t> plain_ranks;  // of each match, from 1
  DiversityCost cost;
};

// What is proposed to one asker, in this order.
struct RankedList {
  std::vector<ScoredActor> matches;
  std::optional<Diversification> diversity;  // where it was asked for
};

// How alike two actors are, 0 … 1: the weighted Jaccard index of what they have, Σ of w over what both have by Σ of w over
// what either has; 0 where nothing they have weighs anything, for unknown is no likeness. Symmetric to the last bit.
// Thread safe; refers to its members' owners.
struct HasSimilarity {
  const HasRows& has;               // closed, by ActorIndex
  std::span<const double> weights;  // w of each concept, ≥ 0: PairStatistics::edge_weights()

  // Σ of w over what an actor has. O(its concepts).
  double weight(ActorIndex actor) const;
  // The similarity of two actors of these weights. O(concepts of both).
  double operator()(ActorIndex x, double weight_x, ActorIndex y, double weight_y) const;
};

// Picks min(k, pool) of `pool` (best first, in the order of RankOrder), one after the other: the one with the greatest
//   mu · S/S_max − (1 − mu) · its greatest similarity to those already picked,
// S_max being the best score of the pool; ties by the order of the pool. The best by score always comes first; mu = 1 gives
// the first k as they are. Requires 0 < mu ≤ 1. The same on every run. At most O(k · pool) similarities, most are skipped.
RankedList diversify(std::span<const ScoredActor> pool, std::size_t k, double mu, const HasSimilarity& similarity);

}  // namespace binome
