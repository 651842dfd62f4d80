// Measures of a ranking with one true partner in each list, and of how fairly a batch spreads its proposals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "features/profile.hpp"

namespace binome {

// Where the true partner came, and in whose list. Ties count half: a rank may end in .5.
struct TrueRank {
  ActorIndex asker = 0;
  double rank = 1;  // ≥ 1
};

// Means over lists. MRR: mean of 1/rank (Voorhees 1999). hit@k: share with rank ≤ k. nDCG: mean of 1/log₂(1+rank), for there
// is one true partner (Järvelin and Kekäläinen 2002).
struct Quality {
  double mrr = 0;
  double hit1 = 0;
  double hit5 = 0;
  double hit10 = 0;
  double ndcg = 0;
};
Quality quality_of(std::span<const TrueRank> ranks);

struct Interval {
  double low = 0;
  double high = 0;
};
struct QualityIntervals {
  Interval mrr;
  Interval hit10;
};

// 95 % percentile intervals by bootstrap over askers (Efron 1979): all lists of an asker are drawn together. Deterministic.
QualityIntervals quality_intervals(std::span<const TrueRank> ranks, std::uint64_t seed);
// Of the difference `ranks` − `others`, drawn together; both have the same askers in the same order.
QualityIntervals gain_intervals(std::span<const TrueRank> ranks, std::span<const TrueRank> others, std::uint64_t seed);

// Gini coefficient of counts, 0 (all alike) … 1: (2 Σ r·x_r)/(n Σ x) − (n+1)/n over x ascending, r = 1 … n. 0 if nothing is counted.
double gini(std::vector<std::uint32_t> counts);

}  // namespace binome
