// The actors that one actor may be linked with: those of its cluster with a lower index.
#pragma once

#include "engine/synthetic/internal/world.hpp"

namespace binome::synthetic {

// Sketches of one cluster, made when first asked for. Not thread safe; `world` must outlive it.
class Neighbourhood {
 public:
  // The cluster that holds `index`.
  Neighbourhood(const World& world, std::uint64_t index);

  bool holds(std::uint64_t index) const { return index / kClusterSize == number_; }
  const World& world() const { return world_; }
  const Cluster& cluster() const { return cluster_; }
  // Requires holds(index).
  const Sketch& sketch(std::uint64_t index);

  // An actor below `index` whose sketch `fits`, looked for from a random one on; none if none does.
  template <typename Fits>
  std::optional<std::uint64_t> find(std::uint64_t index, CounterRandom& random, Fits fits) {
    const std::uint64_t first = number_ * kClusterSize;
    const std::uint64_t count = index - first;
    const std::uint64_t start = count == 0 ? 0 : random.below(count);
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t candidate = first + (start + i) % count;
      if (fits(candidate, sketch(candidate))) return candidate;
    }
    return std::nullopt;
  }

 private:
  const World& world_;
  std::uint64_t number_;
  Cluster cluster_;
  std::array<std::optional<Sketch>, kClusterSize> sketches_;
};

// The collectivities below this one that it is twinned with; none for other kinds. Of two twins one is abroad.
std::vector<std::uint64_t> twins_of(Neighbourhood& around, std::uint64_t index);
// All declared partners below this actor: its twins, the town of a twinning committee, sometimes an old acquaintance.
std::vector<std::uint64_t> partners_of(Neighbourhood& around, std::uint64_t index);

}  // namespace binome::synthetic
