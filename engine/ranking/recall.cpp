#include "engine/ranking/recall.hpp"

#include <tbb/task_arena.h>

#include <algorithm>

#include "features/counter_random.hpp"

namespace binome {

void Recall::add(const std::vector<ScoredActor>& exact, const std::vector<ScoredActor>& approximate) {
  ++requests;
  expected += exact.size();
  found += static_cast<std::size_t>(std::count_if(exact.begin(), exact.end(), [&](const ScoredActor& best) {
    return std::any_of(approximate.begin(), approximate.end(), [&](const ScoredActor& other) { return other.actor == best.actor; });
  }));
}

std::vector<ActorIndex> recall_sample(std::vector<ActorIndex> askers) {
  if (askers.size() <= kRecallRequests) return askers;
  CounterRandom random(1, 0, 0);
  for (std::size_t i = 0; i < kRecallRequests; ++i) std::swap(askers[i], askers[i + random.below(askers.size() - i)]);
  askers.resize(kRecallRequests);
  std::sort(askers.begin(), askers.end());
  return askers;
}

RecallMeasures::Measured RecallMeasures::at(std::size_t k, const std::function<Result<Recall>()>& measure) {
  const std::lock_guard lock(measuring_);
  auto& slot = measured_[k];
  if (slot) return slot;
  Result<Recall> recall;
  // Isolated: a thread that waits inside must not pick up outer work that wants the same lock.
  tbb::this_task_arena::isolate([&] { recall = measure(); });
  if (!recall) return tl::make_unexpected(recall.error());
  slot = std::make_shared<const Recall>(*recall);
  return slot;
}

}  // namespace binome
