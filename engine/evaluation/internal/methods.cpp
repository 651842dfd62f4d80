#include "engine/evaluation/internal/methods.hpp"

#include <algorithm>

#include "engine/evaluation/internal/baselines.hpp"

namespace binome {
namespace {

Method aggregated(std::string name, Bilingual title, const Engine& engine, double (*join)(double, double)) {
  const auto score = [&engine, join](ActorIndex i, ActorIndex j) {
    const PairScore both = *engine.score(i, j);
    return join(both.a, both.b);
  };
  return {std::move(name), std::move(title), MethodGroup::aggregation, score};
}

}  // namespace

Method engine_method(std::string name, Bilingual title, MethodGroup group, const Engine& engine) {
  const auto score = [&engine](ActorIndex i, ActorIndex j) { return static_cast<double>(score_millionths(*engine.eligible_score(i, j))); };
  return {std::move(name), std::move(title), group, score};
}

std::vector<Method> all_methods(const Engine& engine, std::uint64_t seed) {
  std::vector<Method> methods = {
      engine_method("engine", {"Binôme", "Binôme"}, MethodGroup::engine, engine),
      aggregated("one_way", {"un seul sens", "one way"}, engine, [](double a, double) { return a; }),
      aggregated("arithmetic", {"moyenne arithmétique", "arithmetic mean"}, engine, [](double a, double b) { return a + b; }),
      aggregated("minimum", {"minimum des deux sens", "minimum of both"}, engine, [](double a, double b) { return std::min(a, b); }),
      aggregated("product", {"produit des deux sens", "product of both"}, engine, [](double a, double b) { return a * b; }),
  };
  for (Baseline& baseline : make_baselines(engine.built().profiles, seed))
    methods.push_back({std::string(baseline.name), baseline.title, MethodGroup::baseline, baseline.score, baseline.summable});
  return methods;
}

}  // namespace binome
