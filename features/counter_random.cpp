#include "features/counter_random.hpp"

#include <algorithm>
#include <cassert>

namespace binome {

WeightedPicker::WeightedPicker(std::span<const std::uint32_t> weights) {
  std::uint64_t sum = 0;
  cumulative_.reserve(weights.size());
  for (const std::uint32_t weight : weights) cumulative_.push_back(sum += weight);
  assert(sum < (std::uint64_t{1} << 32));
}

std::size_t WeightedPicker::at(std::uint64_t uniform) const {
  assert(!empty());
  const std::uint64_t target = ((uniform >> 32) * cumulative_.back()) >> 32;
  return static_cast<std::size_t>(std::upper_bound(cumulative_.begin(), cumulative_.end(), target) - cumulative_.begin());
}

}  // namespace binome
