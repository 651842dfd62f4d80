#include "engine/ranking/top_k.hpp"

#include <algorithm>

namespace binome {

TopK::TopK(std::size_t k, ActorIndex asker, std::span<const ActorIndex> actors, const RankOrder& order, Accept accept)
    : ActorCollector(actors), k_(k), asker_(asker), order_(order), accept_(std::move(accept)) {}

void TopK::offer(std::uint32_t candidate, PairScore score) {
  if (score.is_zero() || k_ == 0) return;
  const ScoredActor scored{actor(candidate), score};
  const auto better = [this](const ScoredActor& x, const ScoredActor& y) { return order_.better(asker_, x, y); };
  if (heap_.size() == k_ && !better(scored, heap_.front())) return;
  if (is_superseded(scored.actor) || !accept_(scored.actor)) return;
  if (heap_.size() == k_) {
    std::pop_heap(heap_.begin(), heap_.end(), better);
    heap_.pop_back();
  }
  heap_.push_back(scored);
  std::push_heap(heap_.begin(), heap_.end(), better);
  if (heap_.size() == k_) floor_ = heap_.front().score;
}

std::vector<ScoredActor> TopK::take() {
  std::sort(heap_.begin(), heap_.end(), [this](const ScoredActor& x, const ScoredActor& y) { return order_.better(asker_, x, y); });
  return std::move(heap_);
}

}  // namespace binome
