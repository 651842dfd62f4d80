// Ranking over views: the same code for an engine made from records and for a snapshot mapped from a file.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/ranking/diversity.hpp"
#include "engine/ranking/eligibility.hpp"
#include "engine/ranking/ranking.hpp"
#include "index/candidate_index.hpp"
#include "index/planner.hpp"

namespace binome {

// What ranking reads of all actors, by ActorIndex. Whoever provides it keeps it alive; thread safe.
struct Population {
  const Taxonomy& taxonomy;
  const HeldRows& held;
  const Eligibility& eligibility;
  const TextRows& ids;
  const RankOrder& order;
  std::size_t concept_count = 0;

  const AttributeRows& attributes() const { return eligibility.attributes(); }
};

// What ranking reads of one ordered pair of kinds.
struct KindPairView {
  const WantRows* wants = nullptr;               // row r: the wants of the r-th actor of the asking kind
  std::span<const double> edge_weights;          // w, by ConceptId: KindPairStatistics::edge_weights()
  std::vector<ProfileSimilarity::Block> blocks;  // for diversity
};

// Who can be found, and the structure that finds them.
struct Searcher {
  std::vector<ActorIndex> actors;  // of the kind asked, ascending
  std::unique_ptr<CandidateIndex> index;
  // Where the index is approximate: the exact one that its recall is measured against, and what was measured.
  std::unique_ptr<CandidateIndex> exact;
  std::unique_ptr<RecallMeasures> recalls;
  CandidateRange range() const { return {0, static_cast<std::uint32_t>(actors.size())}; }
  // The candidates among these actors (ascending), by their place in `actors`.
  std::vector<std::uint32_t> places_of(std::span<const ActorIndex> some) const;
};

// How candidates are to be searched.
struct SearchOptions {
  IndexFamily index = IndexFamily::automatic;
  FaissOptions faiss;
  std::size_t requests = kManyRequests;  // expected, or kEverybody: what the planner weighs making an index against
  PlanListener on_plan;                  // told of each plan; may be empty
  std::function<void()> on_copied = {};  // called when an index has copied the rows it was made from; may be empty
};

// Makes the search for actors of kind `asked`, who want `back` of kind `asker`. `everybody`: all visible ones; else only
// those who may want a partner of that kind (seeks.kinds). Refers to the population and to `back`.
Result<Searcher> make_search(const Population& population, const WantRows& back, Term asker, Term asked, bool everybody,
                             const SearchOptions& options);

// Narrowing and size of a list.
struct ListRequest {
  Term kind;  // asked: a kind or a sub-kind
  std::size_t k = 10;
  const Filter* filter = nullptr;
  std::optional<double> diversity;
};

// One who asks, toward one kind.
struct Asking {
  Query query;
  Attributes wants;  // carries seeks.kinds and must
  Attributes held;   // answers the candidate's must
  bool imaginary = false;
};

// Actors that changed since the rows and the index of a population were made.
struct Overlay {
  HeldOf held;                       // of everybody
  const SupersededActors& outdated;  // whom the index has as they were
  // Offers those who changed, as they are now.
  std::function<void(const Query&, ActorCollector&)> search;
};

// The best of one kind. `search`: toward the kind above `request.kind`; `overlay`: none, or what changed since it was made.
Result<RankedList> best_of_kind(const Population& population, const KindPairView& pair, const Searcher& search, const Asking& asking,
                                const ListRequest& request, const Overlay* overlay = nullptr);

// A part of the askers of a batch: of all in the order of their ids, the index-th and then every count-th. Neighbours in
// that order are often alike (ids made of a place, a size, a source): dealt out in turn they make equal parts.
struct Shard {
  std::uint32_t index = 1;  // 1 … count
  std::uint32_t count = 1;
};

// Everybody's list, from one kind toward another.
struct BatchRequest {
  Term asker;  // kind
  Term asked;  // kind
  std::size_t k = 10;
  bool include_partners = false;
  std::optional<double> diversity = std::nullopt;  // as in MatchRequest
  Shard shard = {};                                // whose lists
};

// Counts of a batch.
struct BatchSummary {
  std::size_t askers = 0;
  std::size_t without_match = 0;
  DiversityCost diversity;                    // of all lists; nothing where diversity was not asked for
  std::shared_ptr<const Recall> recall = {};  // as in RankedList
};

using BatchSink = std::function<void(ActorIndex, const RankedList&)>;

// Every visible actor of kind `asker` (of the shard, where there are several), by id bytewise, with its list of kind `asked`;
// `sink` is called in that order. A list does not depend on the shard.
Result<BatchSummary> rank_everybody(const Population& population, const KindPairView& pair, const Searcher& search,
                                    const BatchRequest& request, const BatchSink& sink);

// The score under which b may be listed for a: zero where the pair is excluded, or shares no concept in either direction.
// `forth`: the wants of a's kind toward b's, by place within the kind; `back`: the reverse.
PairScore listed_score(const Population& population, const WantRows& forth, const WantRows& back, ActorIndex a, ActorIndex b);

// Actors of a kind or sub-kind, eligible or not.
std::size_t count_of_kind(const Population& population, Term kind);

// The kinds a request asks, in the order of the taxonomy: those it names, else the kinds above those that the asker seeks,
// else every kind present.
std::vector<Term> asked_kinds(const Taxonomy& taxonomy, std::span<const Term> named, std::span<const Term> sought,
                              std::span<const Term> present);

// A list without anybody, its diversity told where it was asked for.
RankedList empty_list(std::optional<double> diversity);

}  // namespace binome
