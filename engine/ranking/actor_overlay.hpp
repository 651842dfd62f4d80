// A directory with what has changed since it was built: answers "this actor as it is now". Changed actors lie in segments
// over the directory, newest wins (a log-structured merge tree: O'Neil, Cheng, Gawlick, O'Neil 1996).
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "engine/ranking/built_directory.hpp"
#include "engine/ranking/change_segment.hpp"

namespace binome {

using KindCounts = std::map<Term, HeadCount>;

// Actors keep the index that they have in `base`, new ones come behind, and an index stays with its id. What every actor wants
// and holds is told with the statistics, words, places and concepts of `base`. Immutable; const members are thread safe.
// Looking an actor up takes O(segments · log).
class ActorOverlay final : public DirectoryView, private SupersededActors {
 public:
  using Segments = std::vector<std::shared_ptr<const ChangeSegment>>;
  // Refers to `base`. `segments`: oldest first; `size`: one more than the greatest index in use; `counts`: of the directory as
  // it is now. O(kinds).
  ActorOverlay(const BuiltDirectory& base, Segments segments, std::size_t size, KindCounts counts)
      : base_(base), segments_(std::move(segments)), size_(size), counts_(std::move(counts)), order_(*this, base.options.seed) {}
  ActorOverlay(const ActorOverlay&) = delete;
  ActorOverlay& operator=(const ActorOverlay&) = delete;

  std::string_view id(ActorIndex actor) const override;
  std::uint64_t id_hash(ActorIndex actor) const override;
  std::size_t size() const override { return size_; }
  bool is_removed(ActorIndex actor) const override;
  Attributes attributes(ActorIndex actor) const override;
  std::span<const ConceptId> held(ActorIndex actor) const override;
  const FeedbackPairs& feedback(ActorIndex actor) const override;
  HeadCount count(Term kind) const override;
  std::vector<Term> kinds() const override;
  const RankOrder& order() const override { return order_; }
  const SupersededActors* superseded() const override { return this; }
  void search_superseding(const Query& query, Term asking, Term asked, ActorCollector& collector) const override;
  std::optional<ActorIndex> find(std::string_view id) const override;
  const Profile& profile(ActorIndex actor) const override;
  const Actor& record(ActorIndex actor) const override;
  WantsView wants(ActorIndex actor, Term asked) const override;
  const Listing* find_listing(std::string_view id) const override;

 private:
  // The actor if it changed, or null.
  const ChangedActor* changed(ActorIndex actor) const;
  const ChangedActor* changed(std::string_view id) const;
  bool supersedes(ActorIndex actor) const override { return changed(actor) != nullptr; }

  const BuiltDirectory& base_;
  Segments segments_;
  std::size_t size_;
  KindCounts counts_;
  RankOrder order_;
};

}  // namespace binome
