// The actors of a directory as they are now, one by one: what ranking asks of them, wherever it comes from.
#pragma once

#include <span>
#include <vector>

#include "engine/ranking/eligibility.hpp"
#include "engine/ranking/rank_order.hpp"
#include "engine/ranking/top_k.hpp"
#include "index/candidate_index.hpp"

namespace binome {

// A Corpus (as they were read), or an ActorOverlay (with what changed since). const members are thread safe.
class Actors : public ActorIds {
 public:
  // One more than the greatest index.
  virtual std::size_t size() const = 0;
  virtual bool is_removed(ActorIndex actor) const = 0;
  virtual Attributes attributes(ActorIndex actor) const = 0;
  // Concepts: closed, ascending.
  virtual std::span<const ConceptId> held(ActorIndex actor) const = 0;
  // All feedback that concerns the actor, perhaps more.
  virtual const FeedbackPairs& feedback(ActorIndex actor) const = 0;
  // Actors of a kind or sub-kind, eligible or not.
  virtual HeadCount count(Term kind) const = 0;
  // The kinds that visible actors have, in the order of the taxonomy.
  virtual std::vector<Term> kinds() const = 0;
  virtual const RankOrder& order() const = 0;

  // The actors whom an index of the corpus has as they were; null: none.
  virtual const SupersededActors* superseded() const = 0;
  // Offers those of kind `asked` as they are now, if they share a concept with the query.
  virtual void search_superseding(const Query& query, Term asking, Term asked, ActorCollector& collector) const = 0;
};

// The first rule that excludes a candidate, or none.
inline Exclusion judge(const Actors& actors, const Taxonomy& taxonomy, const Attributes& wants, const Attributes& held,
                       ActorIndex candidate, bool include_partners) {
  return judge({wants, held, actors.attributes(candidate), actors.feedback(wants.self)}, include_partners, taxonomy);
}

}  // namespace binome
