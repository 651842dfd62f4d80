// The judge of a ranking: partnerships that really happened are hidden, everything is rebuilt as if they had never existed,
// and the engine, its variants and simple rules rank the true partner among the same candidates.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/engine.hpp"
#include "engine/evaluation/evaluation_report.hpp"

namespace binome {

// One list as it is ranked: for models outside the engine, which are to be judged on the same candidates.
struct RankedTask {
  Protocol protocol = Protocol::full;
  bool need_links = true;
  std::size_t fold = 0;
  ActorIndex asker = 0;
  const std::vector<ActorIndex>& candidates;  // the true one first
  const std::vector<double>& scores;          // the engine's, in millionths of a point; as many
};

struct EvaluationOptions {
  HidingOptions hiding;
  EngineOptions engine;
  std::vector<Protocol> protocols = {Protocol::full, Protocol::country, Protocol::worldwide, Protocol::degree, Protocol::projects};
  std::size_t k = 20;                                                    // length of the lists whose exposure is measured; 0: not measured
  std::optional<BlockWeights> compared = {};                             // a second configuration
  std::function<void(const Profiles&, const RankedTask&)> on_list = {};  // called for every list, in order
  bool fit = false;                                                      // learn weights, and report those learned on the other folds
};

// What is being done, and how far: for people who wait.
using EvaluationProgress = std::function<void(const Bilingual& what, std::size_t done, std::size_t total)>;

// Errors: nothing to hide; a leak (find_leak). Deterministic for any number of threads. Parallel.
Result<EvaluationReport> evaluate(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights,
                                  const EvaluationOptions& options, const EvaluationProgress& progress);

}  // namespace binome
