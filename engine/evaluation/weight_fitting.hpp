// Block weights learned from choices: of the candidates of a list, one was the true partner, or was contacted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/evaluation/ranking_quality.hpp"
#include "features/term.hpp"

namespace binome {

// One list. Coverages are those of KindPairStatistics::block_coverage under equal weights, each divided by what the block could
// give at most: 0 … 1; candidate after candidate, `blocks` values each.
struct ChoiceList {
  ActorIndex asker = 0;
  Term asking;                              // kind
  std::vector<float> forth;                 // what the asker wants of each candidate
  std::vector<float> back;                  // what each candidate wants of the asker
  std::vector<std::uint8_t> wants;          // whether the asker wants anything of the candidate's kind in a block; as many values
  std::vector<std::uint8_t> back_wants;     // the reverse
  float ignorance = 0;                      // ε of the asker
  std::vector<float> back_ignorance;        // ε of each candidate
  std::vector<float> log_position;          // ln of the rank at which each was shown; 0: no position
  std::vector<std::uint32_t> chosen = {0};  // which were chosen
  std::size_t candidates() const { return back_ignorance.size(); }
};

struct FittedWeights {
  std::vector<double> weights;      // ≥ 0, by block; their sum is that of the priors of the blocks about which the lists speak
  std::vector<Interval> intervals;  // 95 %, by block, from the curvature at the optimum
  std::vector<bool> spoken;         // whether the lists say anything about the block; else the weight is its prior
  double position = 0;              // what ln(rank) adds to the utility of a candidate; ≤ 0 where looking stops early
  double loss = 0;                  // mean −ln(probability of the choice)
  double prior_loss = 0;            // the same under the prior weights
};

// Conditional logistic regression (McFadden 1974): the probability of a choice grows with T·ln(S + 0.03), S being the
// score in 0 … 1 under the weights. Weights are exp(θ), drawn toward the prior by a normal law on θ (standard
// deviation 0.25), so that a weight about which the data are silent stays there. Newton's method with damping.
// `priors`: one by block, ≥ 0. Deterministic. O(iterations · blocks · candidates · blocks).
FittedWeights fit_weights(std::span<const ChoiceList* const> lists, std::span<const double> priors);

}  // namespace binome
