// Actors that changed since a directory was built, as they are now, some together.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/ranking/eligibility.hpp"
#include "engine/ranking/kind_pair_table.hpp"
#include "engine/ranking/top_k.hpp"
#include "index/pair_scorer.hpp"

namespace binome {

// What one actor wants of each kind, computed at the first call. Thread safe: nobody waits, at worst two compute the same.
class LazyWants {
 public:
  LazyWants() = default;
  LazyWants(const LazyWants&) = delete;
  LazyWants& operator=(const LazyWants&) = delete;
  ~LazyWants();
  // `table`: from the actor's kind toward `asked`, always the same one.
  WantsView toward(Term asked, const KindPairTable& table, const Profile& profile) const;

 private:
  struct Known {
    Term asked;
    QuantizedWants wants;
    const Known* next = nullptr;
  };
  mutable std::atomic<const Known*> first_ = nullptr;
};

// One actor as it is now. One that was removed keeps nothing but its id, and is not visible.
struct ChangedActor {
  Profile profile;
  std::shared_ptr<const Actor> record;
  bool removed = false;
  std::vector<ConceptId> held;                           // closed, ascending
  std::vector<std::shared_ptr<const Listing>> listings;  // valid or not
  FeedbackPairs feedback;                                // that concerns it
  LazyWants wants;
};
using ChangedActors = std::vector<std::shared_ptr<const ChangedActor>>;

// Some changed actors, each once. Immutable; const members are thread safe.
class ChangeSegment {
 public:
  // `actors`: ascending by index. O(actors).
  explicit ChangeSegment(ChangedActors actors);
  // The newest state of every actor of these segments, oldest first. O(actors).
  static std::shared_ptr<const ChangeSegment> merge(std::span<const std::shared_ptr<const ChangeSegment>> segments);
  // The same segment with `changed` (ascending) in place of, or beside, what it has. O(actors).
  ChangeSegment with(const ChangedActors& changed) const;

  std::size_t size() const { return actors_.size(); }
  const ChangedActors& actors() const { return actors_; }
  const ChangedActor* find(ActorIndex actor) const;     // O(log)
  const ChangedActor* find(std::string_view id) const;  // O(log)
  // Offers every visible actor of kind `asked` that shares a concept with the query, with its exact score. `scorer`: has the
  // query loaded; null: the lists are compared one with the other, which pays for few actors.
  void search(const Query& query, Term asking, Term asked, const KindPairTable& back, const PairScorer* scorer, Collector& collector) const;
  // What `candidate` of an offer stands for.
  std::span<const ActorIndex> indices() const { return indices_; }

 private:
  ChangedActors actors_;
  std::vector<ActorIndex> indices_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_id_;  // hash of the id, position
};

}  // namespace binome
