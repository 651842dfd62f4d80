// A snapshot: an engine's rows in a file (index/SNAPSHOT_FORMAT.md), from which requests are answered as soon as it is
// mapped, with the same answers. It has no records: it knows no listings and explains nothing.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "engine/matcher.hpp"
#include "engine/ranking/score.hpp"
#include "engine/ranking/searcher.hpp"

namespace binome {

namespace snapshot {
struct Content;
}

// Immutable; const members are thread safe.
class Snapshot final : public Matcher {
 public:
  // Opens a snapshot that lies in memory at a multiple of kSectionAlignment. `owner` keeps the bytes alive; `taxonomy` must
  // outlive the snapshot. Parallel (oneTBB). Checks everything: whatever the bytes, there is an error or a snapshot that
  // never reads outside them. Errors: those of SnapshotFile::open, rows that contradict one another, a code that the taxonomy
  // no longer has.
  static Result<std::unique_ptr<Snapshot>> open(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
                                                const Taxonomy& taxonomy, const SearchOptions& options = {});
  ~Snapshot() override;

  const Taxonomy& taxonomy() const override;
  Date today() const override;
  const Actors& actors() const override;
  std::optional<ActorIndex> find(std::string_view id) const override;
  ActorCard card(ActorIndex actor) const override;
  // Errors: a listing or an imaginary actor asks, a pair of kinds that is not in the snapshot.
  Result<MatchAnswer> match(const MatchRequest& request) const override;
  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const override;
  Result<PairScore> score(ActorIndex a, ActorIndex b) const override;
  Result<PairScore> eligible_score(ActorIndex a, ActorIndex b) const override;
  // Errors, always: a snapshot has no records.
  Result<Explanation> explain(const Requester& requester, ActorIndex candidate) const override;
  Result<WhyAnswer> why(const MatchRequest& request, ActorIndex candidate) const override;
  Result<const Actor*> record(ActorIndex actor) const override;
  Result<const Listing*> find_listing(std::string_view id) const override;
  Result<const BlockWeights*> weights() const override;
  const ConceptSpace& concepts() const override;
  Result<const Engine*> updatable() const override;

  std::vector<KindPair> pairs() const;
  // Whether it was made with these weights; with a taxonomy of the same codes and parents as the one given to open().
  bool made_with(const BlockWeights& weights) const;
  bool made_with_taxonomy() const;

 private:
  explicit Snapshot(std::unique_ptr<const snapshot::Content> content, const SearchOptions& options);
  Result<const KindPairView*> pair(Term asker, Term asked) const;
  Requester make_requester(ActorIndex actor) const;
  Result<MatchList> list_of_kind(const Requester& requester, Term kind, const MatchRequest& request) const;
  Result<ScoredPair> score_of(ActorIndex a, ActorIndex b) const;
  Result<const Searcher*> search(Term asker, Term asked) const;

  std::unique_ptr<const snapshot::Content> content_;
  SearchOptions options_;
  mutable std::mutex building_;
  mutable std::map<KindPair, Searcher> searches_;
};

}  // namespace binome
