// Drawing at random, and what is at home: for folds and candidates alike.
#pragma once

#include <algorithm>
#include <vector>

#include "features/counter_random.hpp"
#include "features/profile.hpp"

namespace binome {

inline bool at_home(const Profile& profile, Term home) {
  const auto& places = profile.home.all();
  return std::find(places.begin(), places.end(), home) != places.end();
}

// `count` of `pool`, drawn without repetition, in the order drawn.
inline std::vector<ActorIndex> draw(std::vector<ActorIndex> pool, std::size_t count, CounterRandom random) {
  count = std::min(count, pool.size());
  for (std::size_t i = 0; i < count; ++i) std::swap(pool[i], pool[i + random.below(pool.size() - i)]);
  pool.resize(count);
  return pool;
}

}  // namespace binome
