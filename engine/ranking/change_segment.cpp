#include "engine/ranking/change_segment.hpp"

#include <algorithm>
#include <utility>

#include "engine/ranking/score.hpp"

namespace binome {
namespace {

// Both ascending by index; where both have an actor, that of `newer`.
ChangedActors merge_actors(const ChangedActors& older, const ChangedActors& newer) {
  ChangedActors merged;
  merged.reserve(older.size() + newer.size());
  auto old = older.begin();
  for (const auto& actor : newer) {
    while (old != older.end() && (*old)->profile.self < actor->profile.self) merged.push_back(*old++);
    if (old != older.end() && (*old)->profile.self == actor->profile.self) ++old;
    merged.push_back(actor);
  }
  merged.insert(merged.end(), old, older.end());
  return merged;
}

}  // namespace

LazyWants::~LazyWants() {
  for (const Known* known = first_.load(); known != nullptr;) {
    const std::unique_ptr<const Known> dying(known);
    known = known->next;
  }
}

WantsView LazyWants::toward(Term asked, const KindPairTable& table, const Profile& profile) const {
  const Known* first = first_.load(std::memory_order_acquire);
  for (const Known* known = first; known != nullptr; known = known->next) {
    if (known->asked == asked) return known->wants.view();
  }
  auto made = std::make_unique<Known>(Known{asked, table.quantize(profile), first});
  while (!first_.compare_exchange_weak(made->next, made.get(), std::memory_order_acq_rel, std::memory_order_acquire)) {
  }
  return made.release()->wants.view();
}

ChangeSegment::ChangeSegment(ChangedActors actors) : actors_(std::move(actors)) {
  indices_.reserve(actors_.size());
  by_id_.reserve(actors_.size());
  for (const auto& actor : actors_) {
    by_id_.emplace_back(hash_id(actor->record->id), static_cast<std::uint32_t>(indices_.size()));
    indices_.push_back(actor->profile.self);
  }
  std::sort(by_id_.begin(), by_id_.end());
}

std::shared_ptr<const ChangeSegment> ChangeSegment::merge(std::span<const std::shared_ptr<const ChangeSegment>> segments) {
  ChangedActors merged;
  for (const auto& segment : segments) merged = merge_actors(merged, segment->actors_);
  return std::make_shared<const ChangeSegment>(std::move(merged));
}

ChangeSegment ChangeSegment::with(const ChangedActors& changed) const { return ChangeSegment(merge_actors(actors_, changed)); }

const ChangedActor* ChangeSegment::find(ActorIndex actor) const {
  const auto found = std::lower_bound(indices_.begin(), indices_.end(), actor);
  return found != indices_.end() && *found == actor ? actors_[static_cast<std::size_t>(found - indices_.begin())].get() : nullptr;
}

const ChangedActor* ChangeSegment::find(std::string_view id) const {
  const std::uint64_t hash = hash_id(id);
  for (auto at = std::lower_bound(by_id_.begin(), by_id_.end(), std::pair(hash, std::uint32_t{0})); at != by_id_.end() && at->first == hash;
       ++at) {
    if (actors_[at->second]->record->id == id) return actors_[at->second].get();
  }
  return nullptr;
}

void ChangeSegment::search(const Query& query, Term asking, Term asked, const KindPairTable& back, const PairScorer* scorer,
                           Collector& collector) const {
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
    const ChangedActor& actor = *actors_[i];
    if (!actor.profile.visible || actor.profile.kind != asked) continue;
    const WantsView wants = actor.wants.toward(asking, back, actor.profile);
    ScoredPair scored;
    if (scorer != nullptr) scored.score = scorer->score(wants, actor.held, scored.shared);
    else scored = score_pair(query, {wants, actor.held});
    if (!scored.shared) continue;
    if (compare_scores(scored.score, collector.floor()) >= 0) collector.offer(i, scored.score);
  }
}

}  // namespace binome
