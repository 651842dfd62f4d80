#include "engine/ranking/rank_order.hpp"

#include <algorithm>
#include <utility>

#include "features/counter_random.hpp"

namespace binome {

std::uint64_t hash_id(std::string_view id) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : id) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

IdRows::IdRows(TextRows ids) : ids_(std::move(ids)) {
  hashes_.reserve(ids_.size() + 1);
  for (ActorIndex i = 0; i < ids_.size(); ++i) hashes_.push_back(hash_id(text_of(ids_, i)));
  hashes_.push_back(0);
}

std::uint64_t RankOrder::pair_hash(ActorIndex a, ActorIndex b) const {
  // Symmetric in the two ids.
  const std::uint64_t x = ids_.id_hash(a);
  const std::uint64_t y = ids_.id_hash(b);
  return mix(seed_ + mix(x + y) + (x ^ y));
}

bool RankOrder::better(ActorIndex asker, const ScoredActor& x, const ScoredActor& y) const {
  if (const int order = compare_scores(x.score, y.score); order != 0) return order > 0;
  const auto weaker = [](PairScore score) { return std::min(score.a, score.b); };
  if (weaker(x.score) != weaker(y.score)) return weaker(x.score) > weaker(y.score);
  const std::uint64_t hash_x = pair_hash(asker, x.actor);
  const std::uint64_t hash_y = pair_hash(asker, y.actor);
  if (hash_x != hash_y) return hash_x < hash_y;
  return ids_.id(x.actor) < ids_.id(y.actor);
}

}  // namespace binome
