// The engine: a directory made ready, once, that ranks partners, mutual and exact.
//
//   Engine engine(directory, taxonomy, weights, {.today = day});
//   const auto answer = engine.match({.actor = *engine.find("id"), .kinds = {kind}});
//   const auto why = engine.explain(answer->requester, answer->lists[0].matches[0].actor);
//
// match, batch, score, eligible_score, explain, why, find, card: see Matcher.
#pragma once

#include "engine/directory_matcher.hpp"

namespace binome {

// Immutable; const members are thread safe.
class Engine final : public DirectoryMatcher {
 public:
  // Takes the directory; `taxonomy` must outlive the engine. Parallel (oneTBB); the same result for any number of threads.
  Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options);

  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const override;
  Result<const Engine*> updatable() const override { return this; }

 private:
  explicit Engine(std::unique_ptr<const BuiltDirectory> built);

  std::unique_ptr<const BuiltDirectory> built_;
};

}  // namespace binome
