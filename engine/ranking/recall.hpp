// How much of the exact answer an approximate search finds.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/ranking/rank_order.hpp"
#include "features/result.hpp"

namespace binome {

// Measured on a sample of requests, without filters: of the best k of each, how many were found.
struct Recall {
  std::size_t k = 0;
  std::size_t requests = 0;
  std::size_t expected = 0;  // in the exact lists, all together
  std::size_t found = 0;     // of those, in the approximate lists

  // Counts one request.
  void add(const std::vector<ScoredActor>& exact, const std::vector<ScoredActor>& approximate);
};

// At most this many requests are asked twice.
inline constexpr std::size_t kRecallRequests = 64;

// kRecallRequests of those who may ask, drawn always alike, ascending; all where they are fewer.
std::vector<ActorIndex> recall_sample(std::vector<ActorIndex> askers);

// What was measured, by k. Thread safe.
class RecallMeasures {
 public:
  using Measured = Result<std::shared_ptr<const Recall>>;
  // Calls `measure` where k was not measured yet.
  Measured at(std::size_t k, const std::function<Result<Recall>()>& measure);

 private:
  std::mutex measuring_;
  std::map<std::size_t, std::shared_ptr<const Recall>> measured_;
};

}  // namespace binome
