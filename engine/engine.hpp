// The engine: an immutable snapshot of a directory that ranks partners, mutual and exact.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/matcher.hpp"
#include "engine/ranking/actor_changes.hpp"
#include "engine/ranking/kind_pair_table.hpp"
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

// What a request asks with: the profiles, and what comes of them toward one kind.
struct Requester {
  Profile wants;  // seeks.kinds, must, and what is wanted
  Profile held;
  std::vector<ConceptId> held_row;
  bool imaginary = false;
  ActorIndex self() const { return wants.self; }
};

// const members are thread safe.
class Engine final : public Matcher {
 public:
  // Takes the directory; `taxonomy` must outlive the engine. Parallel (oneTBB); the same result for any number of threads.
  Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options);

  // `base` (itself without changes) with what changed since: actors keep their index. Statistics, places, words, derived
  // wants and the concepts of `common_partners` stay those of `base`. O(kinds). See live_engine.hpp.
  Engine(std::shared_ptr<const Engine> base, std::shared_ptr<const ActorChanges> changes);

  // The engine whose statistics these are: itself, unless it is one with changes.
  const Engine& frozen() const { return base_ ? *base_ : *this; }
  // As read, without changes.
  const Directory& directory() const { return frozen().directory_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  // Its rows are without changes, its eligibility and its order with them.
  Population population() const override { return {taxonomy_, frozen().held_, eligibility_, frozen().ids_, order_, space().size()}; }
  std::string_view id(ActorIndex actor) const override { return profiles_.id(actor); }
  std::size_t size() const override { return profiles_.size(); }
  bool is_removed(ActorIndex actor) const override { return profiles_.is_removed(actor); }
  std::size_t count(Term kind) const override;
  ActorCard card(ActorIndex actor) const override;
  std::optional<ActorIndex> find(std::string_view id) const override { return profiles_.find(id); }
  Date today() const override { return options().today; }
  const Engine* engine() const override { return this; }
  const Profiles& profiles() const { return profiles_; }
  const ConceptSpace& space() const { return frozen().space_; }
  const EngineOptions& options() const { return frozen().options_; }
  const BlockWeights& weights() const { return frozen().weights_; }
  const Eligibility& eligibility() const { return eligibility_; }
  const RankOrder& order() const { return order_; }
  // The kinds that visible actors have, in the order of the taxonomy.
  const std::vector<Term>& kinds() const { return changes_ ? changed_kinds_ : eligibility_.attributes().visible_kinds(); }
  std::span<const ConceptId> held(ActorIndex actor) const {
    const ChangedActor* changed = changes_ ? changes_->find(actor) : nullptr;
    return changed != nullptr ? std::span<const ConceptId>(changed->held) : frozen().held_[actor];
  }
  // What an actor wants of a kind.
  WantsView wants(ActorIndex actor, Term asked) const;
  // The listing of an id, valid or not; null if there is none. O(listings).
  const Listing* find_listing(std::string_view id) const;

  // The kinds a request asks, in the order of the taxonomy.
  std::vector<Term> asked_kinds(const MatchRequest& request) const;
  Result<std::vector<MatchList>> match(const MatchRequest& request) const override;
  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const override;

  // The exact score of two actors, whether or not they may be proposed to each other.
  PairScore score(ActorIndex a, ActorIndex b) const;
  PairScore score(const Requester& asker, ActorIndex candidate) const;
  // The score under which b may be listed for a: zero where the pair is excluded, or shares no concept in either direction.
  PairScore listed_score(ActorIndex a, ActorIndex b) const;
  Result<PairScore> proposal_score(ActorIndex a, ActorIndex b) const override { return listed_score(a, b); }
  // The first rule that excludes the pair, or none.
  Exclusion judge(ActorIndex a, ActorIndex b, bool include_partners = false) const;

  Requester make_requester(const MatchRequest& request) const;
  // The frozen table of an ordered pair of kinds, built at the first call.
  const KindPairTable& table(Term asker, Term asked) const;
  // The same as ranking reads it.
  KindPairView pair(Term asker, Term asked) const;
  // Offers `collector` who may be among the best for the query, as CandidateIndex::search does, changes included.
  Result<void> search_all(const Query& query, Term asking, Term asked, IndexFamily family, bool everybody, ActorCollector& collector) const;
  // The ordered pairs of kinds that were searched so far, by any family.
  std::vector<std::pair<Term, Term>> searched_kinds() const;
  // Builds what requests between these kinds need, so that none has to wait for it.
  Result<void> prepare(std::span<const std::pair<Term, Term>> kinds) const;
  // The search of an ordered pair of kinds, without changes, built at the first call. `everybody`: all visible actors of the kind asked;
  // else only those who may want a partner of the asking kind (seeks.kinds).
  Result<const Searcher*> search(Term asker, Term asked, IndexFamily family, bool everybody = false) const;

 private:
  Result<RankedList> best_of_kind(const Requester& asker, Term kind, const MatchRequest& request) const;
  TableSources sources() const { return {space_, profiles_, held_, eligibility_, weights_, taxonomy_, options_.seed}; }

  std::shared_ptr<const Engine> base_;  // with changes: then what it has is not here
  std::shared_ptr<const ActorChanges> changes_;
  std::vector<Term> changed_kinds_;
  Directory directory_;
  const Taxonomy& taxonomy_;
  BlockWeights weights_;
  EngineOptions options_;
  Profiles profiles_;
  ConceptSpace space_;
  HeldRows held_;
  TextRows ids_;
  Eligibility eligibility_;
  RankOrder order_;

  mutable std::mutex building_;
  mutable std::map<std::pair<Term, Term>, std::unique_ptr<KindPairTable>> tables_;
  mutable std::map<std::tuple<Term, Term, IndexFamily, bool>, std::unique_ptr<Searcher>> searches_;
};

}  // namespace binome
