// The engine: an immutable snapshot of a directory that ranks partners, mutual and exact.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/actor_changes.hpp"
#include "engine/diversity.hpp"
#include "engine/eligibility.hpp"
#include "engine/pair_table.hpp"
#include "engine/ranking.hpp"
#include "features/block_weights.hpp"
#include "index/candidate_index.hpp"

namespace binome {

enum class IndexFamily {
  automatic,  // the fastest, as measured (benchmarks/README.md)
  brute_force,
  faiss,
  postings,
};

struct EngineOptions {
  Date today;              // listings are judged on this day
  std::uint64_t seed = 1;  // of ties and of the samples
  IndexFamily index = IndexFamily::automatic;
  FaissOptions faiss;
};

// Who asks.
struct MatchRequest {
  std::optional<ActorIndex> actor;   // none: an imaginary actor of the most frequent kind, working on the filter's countries and themes
  const Listing* listing = nullptr;  // asks under this listing of `actor`, whatever its dates
  std::vector<Term> kinds;           // kinds asked; empty: seeks.kinds, else every kind present
  std::size_t k = 10;
  Filter filter;
  std::optional<double> diversity = std::nullopt;  // mu of diversify(), 0 < mu ≤ 1; none: best first, by score alone
};

// The matches with one kind. Scores of different kinds are not comparable.
struct MatchList : RankedList {
  Term kind;
  std::size_t candidates = 0;  // actors of that kind or sub-kind in the directory, eligible or not
};

// What a request asks with: the profiles, and what comes of them toward one kind.
struct Asker {
  Profile wants;  // seeks.kinds, must, and what is wanted
  Profile has;
  std::vector<ConceptId> has_row;
  bool imaginary = false;
  ActorIndex self() const { return wants.self; }
};

// Everybody's list, from one kind toward another.
struct BatchRequest {
  Term asker;  // kind
  Term asked;  // kind
  std::size_t k = 10;
  bool include_partners = false;
  std::optional<double> diversity = std::nullopt;  // as in MatchRequest
};

// Counts of a batch.
struct BatchSummary {
  std::size_t askers = 0;
  std::size_t without_match = 0;
  DiversityCost diversity;  // of all lists; nothing where diversity was not asked for
};

// const members are thread safe.
class Engine {
 public:
  // Takes the directory; `taxonomy` must outlive the engine. Parallel (oneTBB); the same result for any number of threads.
  Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options);
  // `base` (itself without changes) with what changed since: actors keep their index. Statistics, places, words, derived
  // wants and the concepts of `network` stay those of `base`. O(kinds). See live_engine.hpp.
  Engine(std::shared_ptr<const Engine> base, std::shared_ptr<const ActorChanges> changes);

  // The engine whose statistics these are: itself, unless it is one with changes.
  const Engine& frozen() const { return base_ ? *base_ : *this; }
  // As read, without changes.
  const Directory& directory() const { return frozen().directory_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  const Profiles& profiles() const { return profiles_; }
  const ConceptSpace& space() const { return frozen().space_; }
  const EngineOptions& options() const { return frozen().options_; }
  const BlockWeights& weights() const { return frozen().weights_; }
  const Eligibility& eligibility() const { return eligibility_; }
  const RankOrder& order() const { return order_; }
  // The kinds that visible actors have, in the order of the taxonomy.
  const std::vector<Term>& kinds() const { return kinds_; }
  std::span<const ConceptId> has(ActorIndex actor) const {
    const ChangedActor* changed = changes_ ? changes_->find(actor) : nullptr;
    return changed != nullptr ? std::span<const ConceptId>(changed->has) : frozen().has_[actor];
  }
  // What an actor wants of a kind.
  WantsView wants(ActorIndex actor, Term asked) const;
  // The listing of an id, valid or not; null if there is none. O(listings).
  const Listing* find_listing(std::string_view id) const;

  // The kinds a request asks, in the order of the taxonomy.
  std::vector<Term> asked_kinds(const MatchRequest& request) const;
  Result<std::vector<MatchList>> match(const MatchRequest& request) const;

  // Every visible actor of kind `asker`, by id bytewise, with its list of kind `asked`; `sink` is called in that order.
  using BatchSink = std::function<void(ActorIndex, const RankedList&)>;
  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const;

  // The exact score of two actors, whether or not they may be proposed to each other.
  PairScore score(ActorIndex a, ActorIndex b) const;
  PairScore score(const Asker& asker, ActorIndex candidate) const;
  // The score under which b may be listed for a: zero where the pair is excluded, or shares no concept in either direction.
  PairScore listed_score(ActorIndex a, ActorIndex b) const;
  // The first rule that excludes the pair, or none.
  Exclusion judge(ActorIndex a, ActorIndex b, bool include_partners = false) const;

  Asker make_asker(const MatchRequest& request) const;
  // The frozen table of an ordered pair of kinds, built at the first call.
  const PairTable& table(Term asker, Term asked) const;
  // Who can be found, and the structure that finds them.
  struct Search {
    std::vector<ActorIndex> actors;  // of the kind asked, ascending
    std::unique_ptr<CandidateIndex> index;
    CandidateRange range() const { return {0, static_cast<std::uint32_t>(actors.size())}; }
  };
  // Offers `collector` who may be among the best for the query, as CandidateIndex::search does, changes included.
  Result<void> search_all(const Query& query, Term asking, Term asked, IndexFamily family, bool everybody, ActorCollector& collector) const;
  // The ordered pairs of kinds that were searched so far, by any family.
  std::vector<std::pair<Term, Term>> searched_kinds() const;
  // Builds what requests between these kinds need, so that none has to wait for it.
  Result<void> prepare(std::span<const std::pair<Term, Term>> kinds) const;
  // The search of an ordered pair of kinds, without changes, built at the first call. `everybody`: all visible actors of the kind asked;
  // else only those who may want a partner of the asking kind (seeks.kinds).
  Result<const Search*> search(Term asker, Term asked, IndexFamily family, bool everybody = false) const;
  // Whether an actor's seeks.kinds leave room for some actor of a kind.
  bool admits(const Profile& profile, Term kind) const;

 private:
  std::size_t count(Term kind) const;
  HasOf has_of() const {
    return [this](ActorIndex actor) { return has(actor); };
  }
  // The lists of actors of the asking kind, ascending: of one population, exactly those that can be found.
  Result<std::vector<RankedList>> best_lists(const BatchRequest& request, const PairTable& forth, const Search& searched_in,
                                             std::span<const ActorIndex> asking) const;
  Result<RankedList> best_of_kind(const Asker& asker, Term kind, const MatchRequest& request) const;
  IndexFamily family() const { return options().index == IndexFamily::automatic ? IndexFamily::postings : options().index; }
  TableSources sources() const { return {space_, profiles_, has_, eligibility_, weights_, taxonomy_, options_.seed}; }

  std::shared_ptr<const Engine> base_;  // with changes: then what it has is not here
  std::shared_ptr<const ActorChanges> changes_;
  Directory directory_;
  const Taxonomy& taxonomy_;
  BlockWeights weights_;
  EngineOptions options_;
  Profiles profiles_;
  ConceptSpace space_;
  HasRows has_;
  Eligibility eligibility_;
  RankOrder order_;
  std::vector<Term> kinds_;

  mutable std::mutex building_;
  mutable std::map<std::pair<Term, Term>, std::unique_ptr<PairTable>> tables_;
  mutable std::map<std::tuple<Term, Term, IndexFamily, bool>, std::unique_ptr<Search>> searches_;
};

}  // namespace binome
