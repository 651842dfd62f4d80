#include "engine/ranking/actor_overlay.hpp"

#include <algorithm>

namespace binome {
namespace {

// What a newer segment has as well.
class Superseded final : public SupersededActors {
 public:
  explicit Superseded(std::span<const std::shared_ptr<const ChangeSegment>> newer) : newer_(newer) {}
  bool supersedes(ActorIndex actor) const override {
    return std::any_of(newer_.begin(), newer_.end(), [=](const auto& segment) { return segment->find(actor) != nullptr; });
  }

 private:
  std::span<const std::shared_ptr<const ChangeSegment>> newer_;
};

}  // namespace

const ChangedActor* ActorOverlay::changed(ActorIndex actor) const {
  for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
    if (const ChangedActor* found = (*segment)->find(actor)) return found;
  }
  return nullptr;
}

const ChangedActor* ActorOverlay::changed(std::string_view id) const {
  for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
    if (const ChangedActor* found = (*segment)->find(id)) return found;
  }
  return nullptr;
}

std::string_view ActorOverlay::id(ActorIndex actor) const {
  return actor < base_.size() ? base_.id(actor) : std::string_view(changed(actor)->record->id);
}

std::uint64_t ActorOverlay::id_hash(ActorIndex actor) const {
  if (actor < base_.size()) return base_.id_hash(actor);
  return actor < size_ ? hash_id(id(actor)) : 0;
}

bool ActorOverlay::is_removed(ActorIndex actor) const {
  const ChangedActor* found = changed(actor);
  return found != nullptr && found->removed;
}

Attributes ActorOverlay::attributes(ActorIndex actor) const {
  const ChangedActor* found = changed(actor);
  return found != nullptr ? attributes_of(found->profile) : base_.attributes(actor);
}

std::span<const ConceptId> ActorOverlay::held(ActorIndex actor) const {
  const ChangedActor* found = changed(actor);
  return found != nullptr ? std::span<const ConceptId>(found->held) : base_.held(actor);
}

const FeedbackPairs& ActorOverlay::feedback(ActorIndex actor) const {
  const ChangedActor* found = changed(actor);
  return found != nullptr ? found->feedback : base_.feedback(actor);
}

HeadCount ActorOverlay::count(Term kind) const {
  const auto found = counts_.find(kind);
  return found == counts_.end() ? HeadCount{} : found->second;
}

std::vector<Term> ActorOverlay::kinds() const {
  std::vector<Term> kinds;
  for (const auto& [kind, count] : counts_) {
    if (count.visible > 0 && !base_.taxonomy.parent(kind)) kinds.push_back(kind);
  }
  return kinds;
}

std::optional<ActorIndex> ActorOverlay::find(std::string_view id) const {
  const ChangedActor* found = changed(id);
  if (found == nullptr) return base_.find(id);
  return found->removed ? std::nullopt : std::optional(found->profile.self);
}

const Profile& ActorOverlay::profile(ActorIndex actor) const {
  const ChangedActor* found = changed(actor);
  return found != nullptr ? found->profile : base_.profile(actor);
}

const Actor& ActorOverlay::record(ActorIndex actor) const {
  const ChangedActor* found = changed(actor);
  return found != nullptr ? *found->record : base_.record(actor);
}

WantsView ActorOverlay::wants(ActorIndex actor, Term asked) const {
  const ChangedActor* found = changed(actor);
  if (found == nullptr) return base_.wants(actor, asked);
  return found->wants.toward(asked, base_.pairs.table(found->profile.kind, asked), found->profile);
}

const Listing* ActorOverlay::find_listing(std::string_view id) const {
  for (const auto& segment : segments_) {
    for (const auto& actor : segment->actors()) {
      for (const auto& listing : actor->listings) {
        if (listing->id == id && changed(actor->profile.self) == actor.get()) return listing.get();
      }
    }
  }
  const Listing* read = base_.find_listing(id);
  return read != nullptr && changed(read->actor) == nullptr ? read : nullptr;  // what a changed actor still has was found
}

void ActorOverlay::search_superseding(const Query& query, Term asking, Term asked, ActorCollector& collector) const {
  constexpr std::size_t kFew = 128;  // below, clearing the scorer's memory costs more than it saves
  std::size_t changed = 0;
  for (const auto& segment : segments_) changed += segment->size();
  std::optional<PairScorer> scorer;
  if (changed > kFew) scorer.emplace(base_.space.size()).load(query);
  const KindPairTable& back = base_.pairs.table(asked, asking);
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const Superseded newer{std::span<const std::shared_ptr<const ChangeSegment>>(segments_).subspan(s + 1)};
    collector.search_in(segments_[s]->indices(), &newer);
    segments_[s]->search(query, asking, asked, back, scorer ? &*scorer : nullptr, collector);
  }
}

}  // namespace binome
