// Everything frozen about one ordered pair of kinds: the statistics, and what every actor of the asking kind wants.
#pragma once

#include <cstdint>

#include "engine/ranking/eligibility.hpp"
#include "features/kind_pair_statistics.hpp"
#include "features/profile.hpp"

namespace binome {

// What a table is made from; all must outlive it.
struct TableSources {
  const ConceptSpace& space;
  const Profiles& profiles;
  const HeldRows& held;  // by ActorIndex
  const Eligibility& eligibility;
  const BlockWeights& weights;
  const Taxonomy& taxonomy;
  std::uint64_t seed = 1;
};

class KindPairTable {
 public:
  // Computes statistics, a₀ and all wants, in parallel; the result does not depend on the number of threads.
  KindPairTable(const TableSources& sources, Term asker, Term asked);

  const KindPairStatistics& statistics() const { return statistics_; }
  // Row r: the wants of the r-th actor of the asking kind.
  const WantRows& wants() const { return wants_; }
  // The wants of any profile toward the kind asked: those of `wants()` for a profile of the directory.
  QuantizedWants quantize(const Profile& profile) const;
  std::vector<WeightedWant> weigh(const Profile& profile) const;

 private:
  double sample_mean_coverage(const TableSources& sources, Profiles::Range askers, Profiles::Range asked) const;

  const ConceptSpace& space_;
  KindPairStatistics statistics_;
  WantRows wants_;
};

}  // namespace binome
