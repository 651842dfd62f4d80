// What is compared: the engine, its variants, simple rules; each a score, higher is better.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/evaluation/evaluation_report.hpp"

namespace binome {

struct Method {
  std::string name;
  Bilingual title;
  MethodGroup group = MethodGroup::baseline;
  std::function<double(ActorIndex asker, ActorIndex candidate)> score;  // thread safe
  bool summable = false;                                                // may be part of the best sum
};

// The engine as it ranks, in millionths of a point.
Method engine_method(std::string name, Bilingual title, MethodGroup group, const Engine& engine);
// The engine first, then other aggregations of the two directions, then the simple rules. Refer to the engine.
std::vector<Method> all_methods(const Engine& engine, std::uint64_t seed);

}  // namespace binome
