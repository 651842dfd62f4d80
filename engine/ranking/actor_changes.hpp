// What has changed since an engine was built: actors as they are now, in segments laid over its own, newest wins
// (a log-structured merge tree: O'Neil, Cheng, Gawlick, O'Neil 1996). Made by LiveEngine, read by Engine.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/ranking/eligibility.hpp"
#include "engine/ranking/kind_pair_table.hpp"
#include "engine/ranking/ranking.hpp"
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

// One actor as it is now.
struct ChangedActor : ChangedProfile {
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

// How many actors there are of a kind or sub-kind.
struct HeadCount {
  std::size_t all = 0;
  std::size_t visible = 0;
};
using KindCounts = std::map<Term, HeadCount>;

// Immutable; const members are thread safe. Looking an actor up takes O(segments · log).
class ActorChanges final : public ProfileChanges, public EligibilityChanges {
 public:
  using Segments = std::vector<std::shared_ptr<const ChangeSegment>>;
  // `segments`: oldest first; `size`: one more than the greatest index in use; `populations`: of the directory as it is now.
  ActorChanges(Segments segments, std::size_t size, KindCounts populations);

  const ChangedActor* find(ActorIndex actor) const override;
  const ChangedActor* find(std::string_view id) const override;
  std::size_t size() const override { return size_; }
  std::optional<Attributes> attributes_of(ActorIndex actor) const override;
  const FeedbackPairs* feedback_of(ActorIndex actor) const override;
  // A listing of a changed actor. O(changed actors).
  const Listing* find_listing(std::string_view id) const;

  const Segments& segments() const { return segments_; }
  const KindCounts& populations() const { return populations_; }
  HeadCount population(Term kind) const;
  // The kinds (not sub-kinds) that visible actors have.
  std::vector<Term> kinds(const Taxonomy& taxonomy) const;

  // Leaves out of a search those of the engine's own actors that changed.
  class Changed final : public SupersededActors {
   public:
    explicit Changed(const ActorChanges* changes) : changes_(changes) {}
    bool supersedes(ActorIndex actor) const override { return changes_->find(actor) != nullptr; }

   private:
    const ActorChanges* changes_;
  };
  // Offers the changed actors of kind `asked` as they are now. `back`: the table from `asked` to `asking`.
  // O(changed actors · their concepts).
  void search(const Query& query, Term asking, Term asked, const KindPairTable& back, std::size_t concept_count,
              ActorCollector& collector) const;

 private:
  Segments segments_;
  std::size_t size_;
  KindCounts populations_;
};

}  // namespace binome
