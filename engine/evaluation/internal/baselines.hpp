// Simple rules that a sceptic could put in the engine's place, each a few lines. Higher is better. They see the same rebuilt
// profiles as the engine.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "features/profile.hpp"
#include "features/result.hpp"

namespace binome {

struct Baseline {
  std::string_view name;
  Bilingual title;
  std::function<double(ActorIndex asker, ActorIndex candidate)> score;
  bool summable = true;  // may be part of the best sum
};

// Functions are thread safe and refer to `profiles`.
std::vector<Baseline> make_baselines(const Profiles& profiles, std::uint64_t seed);

// Great-circle distance, km (haversine); negative if a seat is unknown.
double distance_km(const Profile& x, const Profile& y);

}  // namespace binome
