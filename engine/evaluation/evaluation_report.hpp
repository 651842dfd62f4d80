// What an evaluation found: plain values, for whoever shows them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/evaluation/exposure.hpp"
#include "engine/evaluation/learned_weights.hpp"
#include "engine/evaluation/ranking_quality.hpp"
#include "engine/evaluation/ranking_tasks.hpp"
#include "features/result.hpp"

namespace binome {

enum class MethodGroup { engine, fitted, compared, aggregation, baseline };

struct MethodReport {
  std::string name;
  Bilingual title;
  MethodGroup group = MethodGroup::engine;
  Quality quality;
  QualityIntervals intervals;
};

// The engine's own lists from one kind to another, one direction of the pairs.
struct SideReport {
  Term asking;
  Term asked;
  bool forth = true;
  std::size_t lists = 0;
  Quality quality;
};

struct Difference {
  std::string other;  // name of the method
  double mrr = 0;
  double hit10 = 0;
  QualityIntervals intervals;
};

struct ProtocolReport {
  Protocol protocol = Protocol::full;
  bool need_links = true;
  std::size_t lists = 0;
  std::size_t without_links = 0;
  std::size_t ineligible = 0;
  std::size_t unplaced = 0;
  std::size_t few = 0;
  std::vector<MethodReport> methods;
  std::vector<SideReport> sides;
  std::vector<Difference> differences;  // the engine (or, with fit, the learned weights) against the best simple rule and the others
};

// The exposure of one method, mean over the folds.
struct ExposureReport : Exposure {
  std::string method;
};

struct EvaluationReport {
  std::size_t pairs = 0;
  std::size_t hidden = 0;  // in some fold
  std::vector<ProtocolReport> protocols;
  std::vector<ExposureReport> exposure;
  std::vector<std::string> blocks;
  std::optional<LearnedWeights> learned;  // on all folds; between any kinds where the partnerships join several
};

}  // namespace binome
