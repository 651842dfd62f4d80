// The frozen statistics of one ordered pair of kinds, and what turns wanted concepts into integer vectors.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "features/block_weights.hpp"
#include "features/concept_space.hpp"
#include "features/pair_score.hpp"
#include "features/sparse_rows.hpp"

namespace binome {

// At most this many concepts are wanted by one actor, strongest first.
inline constexpr std::size_t kMostWants = 512;

// A stated need leads: a block in which something is said to be sought counts so many times its weight.
inline constexpr double kStatedShare = 4;

// One wanted concept with its share: α·π_c, what meeting it fully is worth; the shares of an actor sum to 1.
struct WeightedWant {
  ConceptId id = 0;
  std::uint8_t block = 0;
  double share = 0;
};

// q, e of one actor toward the kind asked.
struct QuantizedWants {
  std::vector<ConceptId> concepts;
  std::vector<std::uint16_t> weights;
  std::uint16_t prior = 0;
  bool wants_something = false;

  WantsView view() const { return {concepts, weights, prior, wants_something}; }
};

// Statistics of one ordered pair of kinds. Immutable after `set_mean_coverage`; const members
// are thread safe.
class KindPairStatistics {
 public:
  // `holders[v]`: n_v, how many of the `population` visible actors of the two kinds have v, counted on closed sets.
  // IC(v) = ln(1 + (N − n_v + ½)/(n_v + ½)) = −ln((n_v + ½)/(N + 1)) (Resnik 1995; the ½ of Robertson and Spärck Jones 1976):
  // > 0 even for what all have. `space` must outlive this.
  KindPairStatistics(const ConceptSpace& space, const BlockWeights& weights, std::string_view asker, std::string_view asked,
                     std::span<const std::uint32_t> holders, std::uint32_t population);

  // w_v: what v adds to the information of its common ground (ConceptSpace::common_ground), nats, ≥ 0.
  double edge_weight(ConceptId v) const { return edge_weights_[v]; }
  // The same of every concept, by ConceptId.
  std::span<const double> edge_weights() const { return edge_weights_; }
  // W(c): information of c, nats.
  double information(ConceptId c) const { return information_[c]; }

  // The wants with shares α·π (α times kStatedShare where a want of the block is stated); concepts without information and blocks without
  // weight are left out; at most kMostWants.
  std::vector<WeightedWant> weigh(std::span<const WantedConcept> wants) const;
  // Coverage in 0 … 1 of weighted wants by a closed has, before shrinkage and rounding.
  double coverage(std::span<const WeightedWant> wants, std::span<const ConceptId> held) const;
  // The same, block by block: what each adds. The sum is coverage().
  std::vector<double> block_coverage(std::span<const WeightedWant> wants, std::span<const ConceptId> held) const;
  // Shrinks by the evidence n, scales and rounds by largest remainder (ties by concept id). A profile that wants nothing is all prior,
  // others have none: what is not known of a want is not met.
  QuantizedWants quantize(std::span<const WeightedWant> wants, std::uint32_t evidence) const;

  // a₀: the mean coverage over random eligible pairs; 0 until set.
  void set_mean_coverage(double mean) { mean_coverage_ = mean; }
  double mean_coverage() const { return mean_coverage_; }
  double block_weight(std::size_t block) const { return block_weights_[block]; }

 private:
  const ConceptSpace& space_;
  std::vector<double> edge_weights_;
  std::vector<double> information_;
  std::vector<std::uint32_t> holders_;
  std::vector<double> block_weights_;
  double mean_coverage_ = 0;
};

// ε: the part of a score that nothing can earn, for want of knowledge: 3/(3+n), a name alone being a tenth of a value.
constexpr double ignorance(std::uint32_t evidence) { return 3.0 / (3.1 + evidence); }

// What the prior of an actor that wants nothing is worth, of the mean coverage a₀: less than what an ordinary pair has in common.
// No prior for the others, and 3 of doubt, rank better than a₀ and 1 on partnerships that really happened (docs/quality.md).
inline constexpr double kPriorShare = 0.1;

}  // namespace binome
