// A snapshot: an engine's rows in a file (index/SNAPSHOT_FORMAT.md), from which requests are answered as soon as it is
// mapped, with the same answers. It has no records: it knows no listings and explains nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <tuple>
#include <vector>

#include "engine/engine.hpp"

namespace binome {

namespace snapshot {
struct Content;
}

// An ordered pair of kinds.
struct KindPair {
  Term asker;
  Term asked;
  constexpr auto operator<=>(const KindPair&) const = default;
};

// Every ordered pair of the kinds that visible actors have.
std::vector<KindPair> all_pairs(const Engine& engine);

// Hands the snapshot of an engine for some pairs of kinds, each in both directions, to `sink`, piece by piece. The same
// directory, day, weights and seed give the same bytes.
void write_snapshot(const Engine& engine, std::span<const KindPair> pairs, const std::function<void(std::span<const std::byte>)>& sink);

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

  Population population() const override;
  ActorCard card(ActorIndex actor) const override;
  std::optional<ActorIndex> find(std::string_view id) const override;
  Date today() const override;
  // Errors: a listing or an imaginary actor asks, a pair of kinds that is not in the snapshot.
  Result<std::vector<MatchList>> match(const MatchRequest& request) const override;
  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const override;
  Result<PairScore> proposal_score(ActorIndex a, ActorIndex b) const override;

  std::vector<KindPair> pairs() const;
  // Whether it was made with these weights; with a taxonomy of the same codes and parents as the one given to open().
  bool made_with(const BlockWeights& weights) const;
  bool made_with_taxonomy() const;

 private:
  explicit Snapshot(std::unique_ptr<const snapshot::Content> content, const SearchOptions& options);
  Result<const KindPairView*> pair(Term asker, Term asked) const;
  Result<const Searcher*> search(Term asker, Term asked) const;

  std::unique_ptr<const snapshot::Content> content_;
  SearchOptions options_;
  mutable std::mutex building_;
  mutable std::map<KindPair, Searcher> searches_;
};

}  // namespace binome
