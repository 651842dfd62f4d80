#include "index/dimension_map.hpp"

#include <algorithm>
#include <numeric>

namespace binome {

DimensionMap::DimensionMap(std::span<const double> mass, std::size_t dimensions) : dimensions_(dimensions), dimension_of_(mass.size()) {
  std::vector<std::uint32_t> order(mass.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return mass[x] > mass[y]; });
  const std::size_t alone = mass.size() <= dimensions ? mass.size() : dimensions - dimensions / 4;
  const std::size_t shared = dimensions - alone;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    dimension_of_[order[rank]] = static_cast<std::uint32_t>(rank < alone ? rank : alone + (rank - alone) % shared);
  }
}

void DimensionMap::fold_wants(const WantsView& wants, float* out) const {
  std::fill_n(out, dimensions_, 0.0F);
  for (std::size_t i = 0; i < wants.concepts.size(); ++i) out[dimension_of_[wants.concepts[i]]] += static_cast<float>(wants.weights[i]);
}

void DimensionMap::fold_has(std::span<const ConceptId> held, float* out) const {
  std::fill_n(out, dimensions_, 0.0F);
  for (const ConceptId v : held) out[dimension_of_[v]] = 1.0F;
}

}  // namespace binome
