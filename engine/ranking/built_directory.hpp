// All that is made from a directory, once: what an engine answers from.
#pragma once

#include <cstdint>

#include "engine/ranking/corpus.hpp"
#include "engine/ranking/directory_view.hpp"
#include "engine/ranking/kind_pairs.hpp"
#include "features/block_weights.hpp"

namespace binome {

struct EngineOptions {
  Date today;              // listings are judged on this day
  std::uint64_t seed = 1;  // of ties and of the samples
  IndexFamily index = IndexFamily::automatic;
  FaissOptions faiss;
  std::size_t requests = kManyRequests;  // expected, as in SearchOptions
  PlanListener on_plan;
};

// The actors as they were read. Immutable, but for what `pairs` makes when it is first needed; thread safe.
class BuiltDirectory final : public DirectoryView {
 public:
  // Takes the directory; `known` must outlive this. Parallel (oneTBB); the same result for any number of threads.
  BuiltDirectory(Directory read, const Taxonomy& known, BlockWeights block_weights, EngineOptions engine_options);
  BuiltDirectory(const BuiltDirectory&) = delete;
  BuiltDirectory& operator=(const BuiltDirectory&) = delete;

  const Directory directory;
  const Taxonomy& taxonomy;
  const BlockWeights weights;
  const EngineOptions options;
  const Profiles profiles;
  const ConceptSpace space;
  const Corpus corpus;
  const KindPairs pairs;

  std::string_view id(ActorIndex actor) const override { return corpus.id(actor); }
  std::uint64_t id_hash(ActorIndex actor) const override { return corpus.id_hash(actor); }
  std::size_t size() const override { return corpus.size(); }
  bool is_removed(ActorIndex) const override { return false; }
  Attributes attributes(ActorIndex actor) const override { return corpus.attributes(actor); }
  std::span<const ConceptId> held(ActorIndex actor) const override { return corpus.held(actor); }
  const FeedbackPairs& feedback(ActorIndex actor) const override { return corpus.feedback(actor); }
  HeadCount count(Term kind) const override { return corpus.count(kind); }
  std::vector<Term> kinds() const override { return corpus.kinds(); }
  const RankOrder& order() const override { return corpus.order(); }
  const SupersededActors* superseded() const override { return nullptr; }
  void search_superseding(const Query&, Term, Term, ActorCollector&) const override {}
  std::optional<ActorIndex> find(std::string_view id) const override { return profiles.find(id); }
  const Profile& profile(ActorIndex actor) const override { return profiles[actor]; }
  const Actor& record(ActorIndex actor) const override { return profiles.actor(actor); }
  WantsView wants(ActorIndex actor, Term asked) const override;
  const Listing* find_listing(std::string_view id) const override;
};

}  // namespace binome
