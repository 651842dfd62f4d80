// Chooses the index that answers soonest: making one takes time, which few requests do not earn back.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>

#include "index/index_family.hpp"

namespace binome {

inline constexpr std::size_t kManyRequests = std::numeric_limits<std::size_t>::max();
// One batch of all actors that may ask.
inline constexpr std::size_t kEverybody = kManyRequests - 1;

// What is to be searched, and how often.
struct SearchWork {
  std::size_t candidates = 0;
  std::size_t concepts = 0;       // that they have and want, all together
  std::size_t concept_count = 0;  // different ones
  std::size_t requests = kManyRequests;
  bool batch = false;  // the requests come together
  double left = 1;     // the part of the candidates that their filters leave
};

// What this machine takes with all the threads it may use, in seconds: measured by measure_speed().
struct SearchSpeed {
  double brute_concept = 0;        // brute force: for each concept of a candidate, at each request
  double brute_batch_concept = 0;  // the same in a batch
  double build_concept = 0;        // making postings: for each concept of a candidate
  double build_id = 0;             // and for each different concept
  double single_request = 0;       // postings: for each request,
  double single_candidate = 0;     // and for each candidate at each request,
  double left_candidate = 0;       // or for each that a narrow filter leaves
  double batch_request = 0;        // the same in a batch
  double batch_candidate = 0;
};

// The choice and what it rests on. Faiss is never chosen: it was slower at every size and request measured
// (benchmarks/README.md); it is used only where it is named.
struct Plan {
  IndexFamily family = IndexFamily::brute_force;
  SearchWork work;
  double brute_seconds = 0;    // for all requests
  double columns_seconds = 0;  // the same, with making the index
};
Plan plan_search(const SearchWork& work, const SearchSpeed& speed);
// Whether it is clear without measuring that brute force is done first: making an index reads as much as a few requests, and
// little work is done before the machine is measured.
bool is_little(const SearchWork& work);
// Called with each plan, when an index is made.
using PlanListener = std::function<void(const Plan&)>;

}  // namespace binome
