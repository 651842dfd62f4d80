// Finds the candidates of one ordered pair of kinds that can be among the best for a request. Three exact ways, one answer;
// two approximate ones.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "features/pair_score.hpp"
#include "features/result.hpp"
#include "features/sparse_rows.hpp"
#include "features/task_runner.hpp"
#include "index/processor.hpp"

namespace binome {

// A request as an index reads it: what is wanted of the kind asked, and what the requester holds (closed, ascending).
struct Query {
  WantsView wants;
  std::span<const ConceptId> held;
  // Candidates that its collector may accept, ascending, where they are known beforehand: the others may be left out. A
  // narrow filter is then as fast as none.
  std::optional<std::span<const std::uint32_t>> only = std::nullopt;
};

// The actors that may be found: of the kind asked, ascending, with what each holds and what each wants of the kind that asks.
// All must outlive the index.
struct Candidates {
  const HeldRows* held = nullptr;   // by actor
  const WantRows* wants = nullptr;  // by actor, from `first` on
  std::span<const std::uint32_t> actors;
  std::uint32_t first = 0;
  std::size_t concept_count = 0;

  std::size_t size() const { return actors.size(); }
  std::span<const ConceptId> held_of(std::size_t candidate) const { return (*held)[actors[candidate]]; }
  WantsView wants_of(std::size_t candidate) const { return (*wants)[actors[candidate] - first]; }
};

// A contiguous part of the candidates.
struct CandidateRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// What a search hands its finds to. The index asks `floor()` to know what it may leave out; whoever implements `offer`
// judges eligibility and keeps the best. Whatever the runner, a collector is used by one thread at a time; the order in which
// it is offered candidates is not defined.
class Collector {
 public:
  virtual ~Collector() = default;
  // The lowest score that may still matter: candidates strictly below it may be left out, ties may not. It never falls.
  PairScore floor() const { return floor_; }
  // How many finds it keeps: a hint for how many to fetch at once.
  virtual std::size_t capacity() const = 0;
  // A candidate with its exact score (a: query → candidate).
  virtual void offer(std::uint32_t candidate, PairScore score) = 0;

 protected:
  PairScore floor_;
};

// Immutable once made; const members are thread safe.
class CandidateIndex {
 public:
  virtual ~CandidateIndex() = default;
  // Offers to collectors[i] every candidate in `range` whose score with queries[i] is not zero and not strictly below its floor
  // at the end, and shares a concept with it in at least one direction, each once; others may be offered too. Exact. Work is spread
  // by `run`.
  virtual Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                              const TaskRunner& run = run_in_turn) const = 0;
  // The same where query i is candidate i itself, with the same has and the same wants, for all candidates: a pair is then
  // looked at once for both, as far as that saves work.
  virtual Result<void> search_one_another(std::span<const Query> queries, std::span<Collector* const> collectors,
                                          const TaskRunner& run) const {
    return search(queries, {0, static_cast<std::uint32_t>(queries.size())}, collectors, run);
  }
  // Bytes of memory that the index owns.
  virtual std::size_t bytes() const = 0;
};

// Calls search(begin, end) for parts of `count` queries, spread by `run`: for indexes that take some queries at a time. The
// first error that is found is returned.
Result<void> search_in_parts(std::size_t count, std::size_t part, const TaskRunner& run,
                             const std::function<Result<void>(std::size_t, std::size_t)>& search);

// The reference: looks at every candidate. O(candidates × concepts per candidate) for a query.
std::unique_ptr<CandidateIndex> make_brute_force_index(const Candidates& candidates);

// Columns of bits for what many have and inverted lists for the rest, for single requests; products of byte matrices for
// batches, where the processor has them. Refers to nothing after it is made. index/README.md tells how it works.
std::unique_ptr<CandidateIndex> make_column_index(const Candidates& candidates, const TaskRunner& run = run_in_turn,
                                                  Instructions instructions = best_instructions());

struct FaissOptions {
  // Dimensions of one direction: concepts beyond are folded together. The answer stays exact, the certificate needs more
  // candidates. 0: as measured best.
  std::size_t dimensions = 0;
};

// Faiss IndexFlat on folded vectors, with a certificate that nothing better was left out.
Result<std::unique_ptr<CandidateIndex>> make_faiss_index(const Candidates& candidates, const FaissOptions& options = {});

enum class ApproximateWay { ivf, hnsw };

// Faiss IndexIVFFlat or IndexHNSWFlat on folded vectors. Not exact: some of the best may be missing. The scores offered are
// exact all the same, a collector that the candidates can fill is filled, and the answer is the same for any number of
// threads. Made on one thread, in the time of n^1.5 (ivf) or n·log n (hnsw).
Result<std::unique_ptr<CandidateIndex>> make_approximate_index(const Candidates& candidates, ApproximateWay way);

}  // namespace binome
