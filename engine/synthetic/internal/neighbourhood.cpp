#include "engine/synthetic/internal/neighbourhood.hpp"

#include <algorithm>
#include <cassert>

namespace binome::synthetic {
namespace {

// Per mille; assumptions.
constexpr std::uint32_t kTownIsTwinned = 700;
constexpr std::uint32_t kHasAcquaintance = 150;
constexpr int kMostTwinsAbroad = 3;

template <typename Value, typename Values>
bool contains(const Values& values, Value value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

Neighbourhood::Neighbourhood(const World& world, std::uint64_t index)
    : world_(world), number_(index / kClusterSize), cluster_(world.cluster(index / kClusterSize)) {}

const Sketch& Neighbourhood::sketch(std::uint64_t index) {
  assert(holds(index));
  std::optional<Sketch>& known = sketches_[index % kClusterSize];
  if (!known) known = world_.sketch(index);
  return *known;
}

std::vector<std::uint64_t> twins_of(Neighbourhood& around, std::uint64_t index) {
  const Sketch self = around.sketch(index);
  const std::size_t country = around.cluster().country;
  const auto may_twin = [&](const Sketch& one) { return one.kind == kCollectivity && (one.foreign || contains(one.countries, country)); };
  std::vector<std::uint64_t> twins;
  CounterRandom draws = around.world().random(kTwinStream, index);
  if (!may_twin(self) || !draws.chance(kTownIsTwinned)) return twins;
  const int most = self.foreign ? kMostTwinsAbroad : 1;
  for (int i = 0; i < most; ++i) {
    const auto twin =
        around.find(index, draws, [&](std::uint64_t, const Sketch& one) { return may_twin(one) && one.foreign != self.foreign; });
    if (twin && !contains(twins, *twin)) twins.push_back(*twin);
  }
  return twins;
}

std::vector<std::uint64_t> partners_of(Neighbourhood& around, std::uint64_t index) {
  const World& world = around.world();
  const Sketch self = around.sketch(index);
  std::vector<std::uint64_t> partners = twins_of(around, index);
  CounterRandom draws = world.random(kPartnerStream, index);
  std::optional<std::uint64_t> other;
  if (self.subkind == world.twinning_committee) {
    other = around.find(index, draws, [&](std::uint64_t, const Sketch& one) { return one.subkind == world.commune && !one.foreign; });
  } else if (self.completeness == Completeness::full && draws.chance(kHasAcquaintance)) {
    other = around.find(index, draws, [&](std::uint64_t, const Sketch& one) {
      return contains(one.domains, self.domains.front()) && (self.countries.empty() || contains(one.countries, self.countries.front()));
    });
  }
  if (other && !contains(partners, *other)) partners.push_back(*other);
  return partners;
}

}  // namespace binome::synthetic
