// Chooses the index that answers soonest: making one takes time, which few requests do not earn back.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>

namespace binome {

enum class IndexFamily {
  automatic,  // what the planner chooses
  brute_force,
  faiss,
  postings,
  ivf,  // approximate, as hnsw: never chosen by the planner
  hnsw,
};

constexpr bool is_exact(IndexFamily family) { return family != IndexFamily::ivf && family != IndexFamily::hnsw; }

inline constexpr std::size_t kManyRequests = std::numeric_limits<std::size_t>::max();

// What is to be searched, and how often.
struct SearchWork {
  std::size_t candidates = 0;
  std::size_t concepts = 0;       // that they have and want, all together
  std::size_t concept_count = 0;  // different ones
  std::size_t requests = kManyRequests;
};

// What this machine takes, in seconds.
struct SearchSpeed {
  double brute_concept = 0;       // brute force: for each concept of a candidate, at each request
  double postings_candidate = 0;  // postings: for each candidate, at each request
  double build_concept = 0;       // making them: for each concept of a candidate
  double build_id = 0;            // and for each different concept
};

// Measured once, in some milliseconds, on a small random population. Thread safe.
const SearchSpeed& measured_speed();

// The choice and what it rests on. Faiss is never chosen: it was slower at every size and request measured
// (benchmarks/README.md); who wants it names it.
struct Plan {
  IndexFamily family = IndexFamily::brute_force;
  SearchWork work;
  double brute_seconds = 0;     // for all requests, on one thread
  double postings_seconds = 0;  // the same, with making the index
};
Plan plan_search(const SearchWork& work, const SearchSpeed& speed);

// Who wants to know which plans were made; called when an index is made.
using PlanListener = std::function<void(const Plan&)>;

}  // namespace binome
