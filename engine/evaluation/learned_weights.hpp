// Weights as they were learned between kinds, and as rows of a weights file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/evaluation/weight_fitting.hpp"
#include "features/block_weights.hpp"
#include "features/taxonomy.hpp"

namespace binome {

// Weights learned between two kinds, the same for both directions; no kinds: between any.
struct LearnedWeights {
  Term asking;
  Term asked;
  std::size_t lists = 0;
  FittedWeights fitted;
};

// Fewer lists than this teach nothing: the weights stay.
inline constexpr std::size_t kFewestLists = 100;

// The weights between two kinds by block, mean of both directions: where learning starts from. No kinds: the default rows.
std::vector<double> mean_weights(const BlockWeights& weights, const Taxonomy& taxonomy, Term asking, Term asked);

// `weights` with the rows of the learned pairs of kinds replaced; `basis` says of each what it rests on.
BlockWeights with_learned(const BlockWeights& weights, const Taxonomy& taxonomy, const std::vector<std::string>& blocks,
                          std::span<const LearnedWeights> learned, const std::string& basis);

}  // namespace binome
