// The order of matches, and the collector that keeps the best k.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/eligibility.hpp"
#include "index/candidate_index.hpp"

namespace binome {

struct ScoredActor {
  ActorIndex actor = 0;
  PairScore score;
};

// FNV-1a over the bytes, 64 bits (Fowler, Noll, Vo): the same on every machine.
std::uint64_t hash_id(std::string_view id);

// Best first: score, then the larger of min(a, b), then a hash of the two ids and the seed, then the ids bytewise.
// A strict total order over the candidates of one asker. Thread safe; refers to `ids`.
class RankOrder {
 public:
  // `ids`: by ActorIndex.
  RankOrder(const TextRows& ids, std::uint64_t seed);
  bool better(ActorIndex asker, const ScoredActor& x, const ScoredActor& y) const;

 private:
  std::uint64_t pair_hash(ActorIndex a, ActorIndex b) const;

  const TextRows& ids_;
  std::uint64_t seed_;
  std::vector<std::uint64_t> id_hashes_;
};

// Keeps the best k of what is offered and accepted. `actors`: the candidates of the index that is searched.
class TopK final : public Collector {
 public:
  using Accept = std::function<bool(ActorIndex)>;
  TopK(std::size_t k, ActorIndex asker, std::span<const ActorIndex> actors, const RankOrder& order, Accept accept);

  std::size_t capacity() const override { return k_; }
  void offer(std::uint32_t candidate, PairScore score) override;
  // The best, best first; empties the collector.
  std::vector<ScoredActor> take();

 private:
  std::size_t k_;
  ActorIndex asker_;
  std::span<const ActorIndex> actors_;
  const RankOrder& order_;
  Accept accept_;
  std::vector<ScoredActor> heap_;  // the worst in front
};

}  // namespace binome
