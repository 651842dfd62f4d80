// The order of matches, and the collector that keeps the best k.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/ranking/eligibility.hpp"
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
  // The same order for `profiles`, which are those of `base` with changes. Refers to both.
  RankOrder(const RankOrder& base, const Profiles& profiles) : ids_(base.ids_), seed_(base.seed_), profiles_(&profiles) {}
  bool better(ActorIndex asker, const ScoredActor& x, const ScoredActor& y) const;

 private:
  std::uint64_t pair_hash(ActorIndex a, ActorIndex b) const;
  std::string_view id(ActorIndex actor) const;
  std::uint64_t id_hash(ActorIndex actor) const;

  const TextRows& ids_;
  std::uint64_t seed_;
  const Profiles* profiles_ = nullptr;  // with changes
  std::vector<std::uint64_t> id_hashes_;
};

// Candidates that do not count, although an index has them.
class SupersededActors {
 public:
  virtual ~SupersededActors() = default;
  virtual bool supersedes(ActorIndex actor) const = 0;
};

// A collector that may search several indexes, one after the other. `actors`: the candidates of the one that is searched.
class ActorCollector : public Collector {
 public:
  explicit ActorCollector(std::span<const ActorIndex> actors = {}) : actors_(actors) {}
  // What is offered from now on are the candidates of this index, but for those hidden (null: none).
  void search_in(std::span<const ActorIndex> actors, const SupersededActors* hidden) {
    actors_ = actors;
    hidden_ = hidden;
  }

 protected:
  ActorIndex actor(std::uint32_t candidate) const { return actors_[candidate]; }
  bool is_superseded(ActorIndex actor) const { return hidden_ != nullptr && hidden_->supersedes(actor); }

 private:
  std::span<const ActorIndex> actors_;
  const SupersededActors* hidden_ = nullptr;
};

// Keeps the best k of what is offered and accepted.
class TopK final : public ActorCollector {
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
  const RankOrder& order_;
  Accept accept_;
  std::vector<ScoredActor> heap_;  // the worst in front
};

}  // namespace binome
