// Answers from records: what an engine, and an engine with changes laid over it, have in common.
#pragma once

#include "engine/matcher.hpp"
#include "engine/ranking/directory_state.hpp"

namespace binome {

// const members are thread safe.
class DirectoryMatcher : public Matcher {
 public:
  const BuiltDirectory& built() const { return directory_.built; }
  const DirectoryView& actors() const override { return directory_.now; }

  const Taxonomy& taxonomy() const override { return built().taxonomy; }
  Date today() const override { return built().options.today; }
  std::optional<ActorIndex> find(std::string_view id) const override { return actors().find(id); }
  ActorCard card(ActorIndex actor) const override;
  Result<MatchAnswer> match(const MatchRequest& request) const override;
  Result<PairScore> score(ActorIndex a, ActorIndex b) const override { return binome::score(directory_, a, b).score; }
  // The first rule that excludes the pair, or none.
  Exclusion judge(ActorIndex a, ActorIndex b, bool include_partners = false) const;
  Result<PairScore> eligible_score(ActorIndex a, ActorIndex b) const override;
  Result<Explanation> explain(const Requester& requester, ActorIndex candidate) const override;
  Result<WhyAnswer> why(const MatchRequest& request, ActorIndex candidate) const override;
  Result<const Actor*> record(ActorIndex actor) const override { return &actors().record(actor); }
  Result<const Listing*> find_listing(std::string_view id) const override { return actors().find_listing(id); }
  Result<const BlockWeights*> weights() const override { return &built().weights; }
  const ConceptSpace& concepts() const override { return built().space; }

 protected:
  // Refers to both.
  DirectoryMatcher(const BuiltDirectory& built, const DirectoryView& now) : directory_{built, now} {}

 private:
  Requester make_requester(const MatchRequest& request) const;
  Result<RankedList> best_of_kind(const Requester& requester, Term kind, const MatchRequest& request) const;

  DirectoryState directory_;
};

}  // namespace binome
