// What answers requests for partners: an engine, an engine with changes laid over it, or a snapshot.
#pragma once

#include <optional>
#include <string_view>

#include "engine/ranking/actors.hpp"
#include "engine/request.hpp"
#include "features/block_weights.hpp"
#include "features/result.hpp"

namespace binome {

class Engine;

// const members are thread safe. What a snapshot does not hold (records, listings, weights, reasons) it says with an error.
class Matcher {
 public:
  virtual ~Matcher() = default;

  virtual const Taxonomy& taxonomy() const = 0;
  // The day on which listings were judged.
  virtual Date today() const = 0;
  // The actors as they are now.
  virtual const Actors& actors() const = 0;
  virtual std::optional<ActorIndex> find(std::string_view id) const = 0;
  virtual ActorCard card(ActorIndex actor) const = 0;
  std::string_view id(ActorIndex actor) const { return actors().id(actor); }

  // The best partners, kind by kind. Errors: the request asks for what is not known here.
  virtual Result<MatchAnswer> match(const MatchRequest& request) const = 0;
  // Everybody's list. Errors: a pair of kinds that is not known here, changes that were not rebuilt.
  virtual Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const = 0;
  // The exact score of two actors, whether or not they may be proposed to each other. Errors: as of match().
  virtual Result<PairScore> score(ActorIndex a, ActorIndex b) const = 0;
  // The score under which b may be listed for a: zero where the pair is excluded, or shares no concept in either direction.
  virtual Result<PairScore> eligible_score(ActorIndex a, ActorIndex b) const = 0;
  // Explains the pair as it stands, eligible or not.
  virtual Result<Explanation> explain(const Requester& requester, ActorIndex candidate) const = 0;
  // Why a request's actor is proposed a candidate, or why not, in a list of request.k.
  virtual Result<WhyAnswer> why(const MatchRequest& request, ActorIndex candidate) const = 0;

  virtual Result<const Actor*> record(ActorIndex actor) const = 0;
  // The listing of an id, valid or not; null if there is none. O(listings).
  virtual Result<const Listing*> find_listing(std::string_view id) const = 0;
  virtual Result<const BlockWeights*> weights() const = 0;
  // What the blocks and concepts of explanations are; without any where nothing is explained.
  virtual const ConceptSpace& concepts() const = 0;
  // The engine that updates are laid over.
  virtual Result<const Engine*> updatable() const = 0;
};

}  // namespace binome
