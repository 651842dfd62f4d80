// The three programs of `binome evaluate`: given pairs, folds of all pairs, feedback. What they share.
#pragma once

#include <string>
#include <vector>

#include "bindings/cli/options/engine_arguments.hpp"
#include "bindings/cli/session.hpp"
#include "engine/engine.hpp"

namespace binome {

struct EvaluateOptions {
  EngineArguments engine;
  std::string pairs;
  std::string format = "text";
  std::uint64_t folds = 5;
  std::uint64_t fold_seed = 1;
  std::uint64_t k = 20;
  std::vector<std::string> protocols;
  std::string home;
  bool by_date = false;
  std::string compare;
  std::string fit;
  std::string name;
  bool feedback = false;
  std::string lists;
};

// What the two programs that learn from everything start from.
struct EvaluateInput {
  const Directory& directory;
  const Taxonomy& taxonomy;
  const BlockWeights& weights;
  const EngineOptions& engine;
};

// Each pair of a file is hidden alone, and each side ranks the other.
void evaluate_pairs(Session& session, EvaluateOptions& options);
// The pairs are hidden fold by fold; perhaps weights are learned.
void evaluate_folds(Session& session, const EvaluateOptions& options, const EvaluateInput& input);
// Weights are learned from what became of proposals.
void evaluate_feedback(Session& session, const EvaluateOptions& options, const EvaluateInput& input);

// "learned on twinning/directory.jsonl, 2026-11-22"; what the weights of the file rest on.
std::string weights_basis(const EvaluateOptions& options, Date day, std::string_view from);
// Writes a file of weights, whole or not at all.
Result<void> write_weights_file(const std::string& path, const BlockWeights& weights);

}  // namespace binome
