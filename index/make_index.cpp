#include "index/make_index.hpp"

#include <utility>

#include "index/internal/columns_when_needed.hpp"
#include "index/search_speed.hpp"

namespace binome {
namespace {

// What an index is made for, and the speed it was chosen by where that was measured.
struct Purpose {
  SearchWork work;
  SearchSpeed speed;
};

// Measures only where it is not clear beforehand.
IndexFamily choose(const Candidates& candidates, const SearchOptions& options, std::size_t askers, const TaskRunner& run,
                   Purpose& purpose) {
  SearchWork& work = purpose.work;
  work.batch = options.requests == kEverybody;
  if (work.batch) work.requests = askers;
  work.concepts = count_concepts(candidates);
  const bool measured = !is_little(work) && work.requests != kManyRequests;
  if (measured) purpose.speed = measure_speed(candidates, run);
  Plan plan = plan_search(work, purpose.speed);
  if (!measured) plan.family = is_little(work) ? IndexFamily::brute_force : IndexFamily::columns;
  if (options.on_plan) options.on_plan(plan);
  return plan.family;
}

Result<MadeIndex> as_exact(Result<std::unique_ptr<CandidateIndex>> index) {
  return std::move(index).map([](std::unique_ptr<CandidateIndex> made) { return MadeIndex{std::move(made), nullptr}; });
}

Result<MadeIndex> make_approximate(const Candidates& candidates, ApproximateWay way) {
  return make_approximate_index(candidates, way).map([&](std::unique_ptr<CandidateIndex> made) {
    return MadeIndex{std::move(made), make_brute_force_index(candidates)};
  });
}

std::unique_ptr<CandidateIndex> make_columns(const Candidates& candidates, const SearchOptions& options, const Purpose& purpose,
                                             const TaskRunner& run) {
  // Many requests: at once, so that the first of them has not to wait.
  const bool at_once = options.index == IndexFamily::columns || options.requests == kManyRequests;
  if (!at_once) return make_column_index_when_needed(candidates, purpose.work, purpose.speed, run);
  auto index = make_column_index(candidates, run);
  if (options.on_copied) options.on_copied();
  return index;
}

}  // namespace

Result<MadeIndex> make_index(const Candidates& candidates, const SearchOptions& options, std::size_t askers, const TaskRunner& run) {
  Purpose purpose{{candidates.size(), 0, candidates.concept_count, options.requests}, {}};
  IndexFamily family = options.index;
  if (family == IndexFamily::automatic) family = choose(candidates, options, askers, run, purpose);
  switch (family) {
    case IndexFamily::brute_force:
      return MadeIndex{make_brute_force_index(candidates), nullptr};
    case IndexFamily::faiss:
      return as_exact(make_faiss_index(candidates, options.faiss));
    case IndexFamily::ivf:
      return make_approximate(candidates, ApproximateWay::ivf);
    case IndexFamily::hnsw:
      return make_approximate(candidates, ApproximateWay::hnsw);
    case IndexFamily::automatic:
    case IndexFamily::columns:
      break;
  }
  return MadeIndex{make_columns(candidates, options, purpose, run), nullptr};
}

}  // namespace binome
