#include "engine/ranking/actor_changes.hpp"

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

// As PairScorer::score, without its memory.
PairScore score_lists(const Query& query, const WantsView& wants, std::span<const ConceptId> held, bool& shared) {
  const std::uint32_t met = met_weight(query.wants, held);
  const std::uint32_t met_back = met_weight(wants, query.held);
  shared = met + met_back > 0;
  return {directed_score(met, query.wants.prior, query.wants.wants_something),
          directed_score(met_back, wants.prior, wants.wants_something)};
}

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
    bool shared = false;
    const PairScore score = scorer != nullptr ? scorer->score(wants, actor.held, shared) : score_lists(query, wants, actor.held, shared);
    if (!shared) continue;
    if (compare_scores(score, collector.floor()) >= 0) collector.offer(i, score);
  }
}

ActorChanges::ActorChanges(Segments segments, std::size_t size, KindCounts populations)
    : segments_(std::move(segments)), size_(size), populations_(std::move(populations)) {}

const ChangedActor* ActorChanges::find(ActorIndex actor) const {
  for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
    if (const ChangedActor* found = (*segment)->find(actor)) return found;
  }
  return nullptr;
}

const ChangedActor* ActorChanges::find(std::string_view id) const {
  for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) {
    if (const ChangedActor* found = (*segment)->find(id)) return found;
  }
  return nullptr;
}

std::optional<Attributes> ActorChanges::attributes_of(ActorIndex actor) const {
  const ChangedActor* found = find(actor);
  return found != nullptr ? std::optional(binome::attributes_of(found->profile)) : std::nullopt;
}

const FeedbackPairs* ActorChanges::feedback_of(ActorIndex actor) const {
  const ChangedActor* found = find(actor);
  return found != nullptr ? &found->feedback : nullptr;
}

const Listing* ActorChanges::find_listing(std::string_view id) const {
  for (const auto& segment : segments_) {
    for (const auto& actor : segment->actors()) {
      for (const auto& listing : actor->listings) {
        if (listing->id == id && find(actor->profile.self) == actor.get()) return listing.get();
      }
    }
  }
  return nullptr;
}

HeadCount ActorChanges::population(Term kind) const {
  const auto found = populations_.find(kind);
  return found == populations_.end() ? HeadCount{} : found->second;
}

std::vector<Term> ActorChanges::kinds(const Taxonomy& taxonomy) const {
  std::vector<Term> kinds;
  for (const auto& [kind, population] : populations_) {
    if (population.visible > 0 && !taxonomy.parent(kind)) kinds.push_back(kind);
  }
  return kinds;
}

void ActorChanges::search(const Query& query, Term asking, Term asked, const KindPairTable& back, std::size_t concept_count,
                          ActorCollector& collector) const {
  constexpr std::size_t kFew = 128;  // below, clearing the scorer's memory costs more than it saves
  std::size_t changed = 0;
  for (const auto& segment : segments_) changed += segment->size();
  std::optional<PairScorer> scorer;
  if (changed > kFew) scorer.emplace(concept_count).load(query);
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const Superseded hidden{std::span<const std::shared_ptr<const ChangeSegment>>(segments_).subspan(s + 1)};
    collector.search_in(segments_[s]->indices(), &hidden);
    segments_[s]->search(query, asking, asked, back, scorer ? &*scorer : nullptr, collector);
  }
}

}  // namespace binome
