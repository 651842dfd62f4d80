// The exact score of a pair.
#pragma once

#include "features/pair_score.hpp"
#include "index/candidate_index.hpp"

namespace binome {

struct ScoredPair {
  PairScore score;
  bool shared = false;  // one of the two has something that the other wants

  // The score under which one may be listed for the other, if no rule excludes the pair.
  PairScore eligible() const { return shared ? score : PairScore{}; }
};

// `a` and `b`: what each wants of the other's kind, and what it holds. O(their concepts).
inline ScoredPair score_pair(const Query& a, const Query& b) {
  const std::uint32_t met = met_weight(a.wants, b.held);
  const std::uint32_t met_back = met_weight(b.wants, a.held);
  return {{directed_score(met, a.wants.prior, a.wants.wants_something), directed_score(met_back, b.wants.prior, b.wants.wants_something)},
          met + met_back > 0};
}

}  // namespace binome
