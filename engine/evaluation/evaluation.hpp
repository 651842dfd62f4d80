// The judge of a ranking: partnerships that really happened are hidden, everything is rebuilt as if they had never existed,
// and the engine, its variants and simple rules rank the true partner among the same candidates.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/evaluation/hidden_pairs.hpp"
#include "engine/evaluation/ranking_quality.hpp"
#include "engine/evaluation/weight_fitting.hpp"

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
  std::vector<Protocol> protocols = {Protocol::full, Protocol::country, Protocol::worldwide, Protocol::degree};
  std::size_t k = 20;                                                    // length of the lists whose exposure is measured; 0: not measured
  std::optional<BlockWeights> compared = {};                             // a second configuration
  std::function<void(const Profiles&, const RankedTask&)> on_list = {};  // called for every list, in order
  bool fit = false;                                                      // learn weights, and report those learned on the other folds
};

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

// How a batch of everybody's lists spreads its proposals, mean over the folds.
struct ExposureReport {
  std::string method;
  double coverage = 0;  // share of the candidates that are in at least one list
  double gini = 0;      // of how often each candidate is proposed
  double mutual = 0;    // share of proposals i → j with i in the list of j
};

// Weights learned between two kinds, the same for both directions; no kinds: between any.
struct LearnedWeights {
  Term asking;
  Term asked;
  std::size_t lists = 0;
  FittedWeights fitted;
};

struct EvaluationReport {
  std::size_t pairs = 0;
  std::size_t hidden = 0;  // in some fold
  std::vector<ProtocolReport> protocols;
  std::vector<ExposureReport> exposure;
  std::vector<std::string> blocks;
  std::optional<LearnedWeights> learned;  // on all folds; between any kinds where the partnerships join several
};

// What is being done, and how far: for people who wait.
using EvaluationProgress = std::function<void(const Bilingual& what, std::size_t done, std::size_t total)>;

// Errors: nothing to hide; a leak (find_leak). Deterministic for any number of threads. Parallel.
Result<EvaluationReport> evaluate(const Directory& directory, const Taxonomy& taxonomy, const BlockWeights& weights,
                                  const EvaluationOptions& options, const EvaluationProgress& progress);

// The name of a protocol in output for programs: "country".
std::string_view protocol_name(Protocol protocol);

// Fewer lists than this teach nothing: the weights stay.
inline constexpr std::size_t kFewestLists = 100;

// The lists of one engine's choice features: what every block says of `candidates` to `asker`, in both directions. `equal`: an
// engine on the rebuilt directory whose blocks all weigh the same.
ChoiceList make_choice_list(const Engine& equal, ActorIndex asker, std::span<const ActorIndex> candidates);

// The weights between two kinds by block, mean of both directions: where learning starts from. No kinds: the default rows.
std::vector<double> mean_weights(const BlockWeights& weights, const Taxonomy& taxonomy, Term asking, Term asked);

// `weights` with the rows of the learned pairs of kinds replaced; `basis` says of each what it rests on.
BlockWeights with_learned(const BlockWeights& weights, const Taxonomy& taxonomy, const std::vector<std::string>& blocks,
                          std::span<const LearnedWeights> learned, const std::string& basis);

}  // namespace binome
