// Lists whose members differ from one another: maximal marginal relevance (Carbonell and Goldstein 1998) over what each
// actor has. It chooses among the best by score and never changes a score; what the choice costs is counted.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/ranking/rank_order.hpp"
#include "engine/ranking/recall.hpp"
#include "features/result.hpp"
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
  std::optional<Diversification> diversity = {};  // where it was asked for
  std::shared_ptr<const Recall> recall = {};      // of the search, where it is approximate
};

// What an actor has: closed, ascending.
using HeldOf = std::function<std::span<const ConceptId>(ActorIndex)>;

// How alike two actors are, 0 … 1, by what they have. In each block of concepts: the weighted Jaccard index, Σ of w over
// what both have by Σ of w over what either has. Together: the mean over the blocks in which either has something, each
// counting as it counts in the score; without it, words, the most numerous concepts by far, would drown everything else.
// Two of whom nothing is known are not alike. Not thread safe: one per thread, to be kept for many lists. 8 bytes a
// concept. Refers to `has` and `weights`.
class ProfileSimilarity {
 public:
  struct Block {
    ConceptId end = 0;  // behind its last concept; blocks are in the order of their concepts
    double weight = 0;  // what it counts, ≥ 0: KindPairStatistics::block_weight()
  };
  // `has`: closed rows; `weights`: w of each concept, ≥ 0: KindPairStatistics::edge_weights().
  ProfileSimilarity(HeldOf held, std::span<const double> weights, std::vector<Block> blocks);

  // The actor that others are compared with. O(its concepts).
  void load(ActorIndex actor);
  // The similarity to the loaded actor. O(concepts of `other`).
  double with(ActorIndex other) const;

 private:
  HeldOf held_;
  std::span<const double> weights_;
  std::vector<Block> blocks_;
  std::vector<double> loaded_;         // w of the concepts that the loaded actor has, 0 of the others
  std::vector<double> loaded_totals_;  // Σ of w over what it has, by block
  std::span<const ConceptId> loaded_row_;
};

// Picks min(k, pool) of `pool` (best first, in the order of RankOrder), one after the other: the one with the greatest
//   mu · S/S_max − (1 − mu) · its greatest similarity to those already picked,
// S_max being the best score of the pool; ties by the order of the pool. The best by score always comes first; mu = 1 gives
// the first k as they are. Requires 0 < mu ≤ 1. The same on every run. O(k · pool) similarities.
RankedList diversify(std::span<const ScoredActor> pool, std::size_t k, double mu, ProfileSimilarity& similarity);

// Whether diversify() takes it.
bool is_diversity(double mu);
// An error where diversity is asked for lists longer than kMostDiversified.
Result<void> check_diversity(std::optional<double> mu, std::size_t k);

}  // namespace binome
