#include "engine/ranking/ranking.hpp"

#include <algorithm>

namespace binome {
namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood, 2014).
std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9ULL;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

}  // namespace

std::uint64_t hash_id(std::string_view id) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : id) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

RankOrder::RankOrder(const TextRows& ids, std::uint64_t seed) : ids_(ids), seed_(seed) {
  id_hashes_.reserve(ids.size() + 1);
  for (ActorIndex i = 0; i < ids.size(); ++i) id_hashes_.push_back(hash_id(text_of(ids, i)));
  id_hashes_.push_back(0);  // of an imaginary asker, which has no id
}

std::uint64_t RankOrder::pair_hash(ActorIndex a, ActorIndex b) const {
  // Symmetric in the two ids.
  const std::uint64_t x = id_hash(a);
  const std::uint64_t y = id_hash(b);
  return mix(seed_ + mix(x + y) + (x ^ y));
}

std::uint64_t RankOrder::id_hash(ActorIndex actor) const {
  if (profiles_ == nullptr) return id_hashes_[actor];
  return actor < profiles_->size() ? hash_id(profiles_->id(actor)) : 0;
}

std::string_view RankOrder::id(ActorIndex actor) const { return profiles_ != nullptr ? profiles_->id(actor) : text_of(ids_, actor); }

bool RankOrder::better(ActorIndex asker, const ScoredActor& x, const ScoredActor& y) const {
  if (const int order = compare_scores(x.score, y.score); order != 0) return order > 0;
  const auto weaker = [](PairScore score) { return std::min(score.a, score.b); };
  if (weaker(x.score) != weaker(y.score)) return weaker(x.score) > weaker(y.score);
  const std::uint64_t hash_x = pair_hash(asker, x.actor);
  const std::uint64_t hash_y = pair_hash(asker, y.actor);
  if (hash_x != hash_y) return hash_x < hash_y;
  return id(x.actor) < id(y.actor);
}

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
