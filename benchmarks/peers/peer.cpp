#include "benchmarks/peers/peer.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace binome::peers {
namespace {

bool better(const Match& x, const Match& y) {
  const int order = compare_scores(x.score, y.score);
  return order != 0 ? order > 0 : x.candidate < y.candidate;
}

}  // namespace

List RequestPeer::best(std::uint32_t request) {
  if (workers_.empty()) workers_.push_back(make_worker());
  return workers_[0]->best(request);
}

std::vector<List> RequestPeer::batch(std::span<const std::uint32_t> requests) {
  while (workers_.size() < kThreads) workers_.push_back(make_worker());
  constexpr std::size_t kGrain = 16;
  std::vector<List> lists(requests.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (auto& worker : workers_) {
    threads.emplace_back([&] {
      for (std::size_t begin = next.fetch_add(kGrain); begin < requests.size(); begin = next.fetch_add(kGrain)) {
        for (std::size_t i = begin; i < std::min(begin + kGrain, requests.size()); ++i) lists[i] = worker->best(requests[i]);
      }
    });
  }
  threads.clear();  // joins
  return lists;
}

void Best::offer(std::uint32_t candidate, PairScore score) {
  const Match match{candidate, score};
  if (score.is_zero() || (heap_.size() == kBest && !better(match, heap_.front()))) return;
  if (heap_.size() == kBest) {
    std::pop_heap(heap_.begin(), heap_.end(), better);
    heap_.pop_back();
  }
  heap_.push_back(match);
  std::push_heap(heap_.begin(), heap_.end(), better);
}

List Best::take() {
  std::sort_heap(heap_.begin(), heap_.end(), better);
  return std::move(heap_);
}

}  // namespace binome::peers
