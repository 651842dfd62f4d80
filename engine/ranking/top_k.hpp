// The collector that keeps the best k.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/ranking/rank_order.hpp"
#include "index/candidate_index.hpp"

namespace binome {

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
