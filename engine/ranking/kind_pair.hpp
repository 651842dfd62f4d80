// One ordered pair of kinds, as ranking reads it.
#pragma once

#include <compare>
#include <span>
#include <vector>

#include "engine/ranking/diversity.hpp"
#include "features/sparse_rows.hpp"
#include "features/term.hpp"

namespace binome {

struct KindPair {
  Term asker;
  Term asked;
  constexpr auto operator<=>(const KindPair&) const = default;
};

struct KindPairView {
  const WantRows* wants = nullptr;               // row r: the wants of the r-th actor of the asking kind
  std::span<const double> edge_weights;          // w, by ConceptId: KindPairStatistics::edge_weights()
  std::vector<ProfileSimilarity::Block> blocks;  // for diversity
};

}  // namespace binome
