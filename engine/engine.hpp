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
#include "engine/pair_table.hpp"
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
struct Asker {
  Profile wants;  // seeks.kinds, must, and what is wanted
  Profile has;
  std::vector<ConceptId> has_row;
  bool imaginary = false;
  ActorIndex self() const { return wants.self; }
};

// const members are thread safe.
class Engine final : public Matcher {
 public:
  // Takes the directory; `taxonomy` must outlive the engine. Parallel (oneTBB); the same result for any number of threads.
  Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options);

  const Directory& directory() const { return directory_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  Population population() const override { return {taxonomy_, has_, eligibility_, ids_, order_, space_.size()}; }
  ActorCard card(ActorIndex actor) const override;
  std::optional<ActorIndex> find(std::string_view id) const override { return profiles_.find(id); }
  Date today() const override { return options_.today; }
  const Engine* engine() const override { return this; }
  const Profiles& profiles() const { return profiles_; }
  const ConceptSpace& space() const { return space_; }
  const EngineOptions& options() const { return options_; }
  const BlockWeights& weights() const { return weights_; }
  const Eligibility& eligibility() const { return eligibility_; }
  const RankOrder& order() const { return order_; }
  // The kinds that visible actors have, in the order of the taxonomy.
  const std::vector<Term>& kinds() const { return eligibility_.attributes().visible_kinds(); }
  std::span<const ConceptId> has(ActorIndex actor) const { return has_[actor]; }

  // The kinds a request asks, in the order of the taxonomy.
  std::vector<Term> asked_kinds(const MatchRequest& request) const;
  Result<std::vector<MatchList>> match(const MatchRequest& request) const override;
  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const override;

  // The exact score of two actors, whether or not they may be proposed to each other.
  PairScore score(ActorIndex a, ActorIndex b) const;
  PairScore score(const Asker& asker, ActorIndex candidate) const;
  // The score under which b may be listed for a: zero where the pair is excluded, or shares no concept in either direction.
  PairScore listed_score(ActorIndex a, ActorIndex b) const;
  Result<PairScore> proposal_score(ActorIndex a, ActorIndex b) const override { return listed_score(a, b); }
  // The first rule that excludes the pair, or none.
  Exclusion judge(ActorIndex a, ActorIndex b, bool include_partners = false) const;

  Asker make_asker(const MatchRequest& request) const;
  // The frozen table of an ordered pair of kinds, built at the first call.
  const PairTable& table(Term asker, Term asked) const;
  // The same as ranking reads it.
  PairView pair(Term asker, Term asked) const;
  // The search of an ordered pair of kinds, built at the first call. `everybody`: all visible actors of the kind asked;
  // else only those who may want a partner of the asking kind (seeks.kinds).
  Result<const Search*> search(Term asker, Term asked, IndexFamily family, bool everybody = false) const;

 private:
  Result<RankedList> best_of_kind(const Asker& asker, Term kind, const MatchRequest& request) const;
  TableSources sources() const { return {space_, profiles_, has_, eligibility_, weights_, taxonomy_, options_.seed}; }

  Directory directory_;
  const Taxonomy& taxonomy_;
  BlockWeights weights_;
  EngineOptions options_;
  Profiles profiles_;
  ConceptSpace space_;
  HasRows has_;
  TextRows ids_;
  Eligibility eligibility_;
  RankOrder order_;

  mutable std::mutex building_;
  mutable std::map<std::pair<Term, Term>, std::unique_ptr<PairTable>> tables_;
  mutable std::map<std::tuple<Term, Term, IndexFamily, bool>, std::unique_ptr<Search>> searches_;
};

}  // namespace binome
