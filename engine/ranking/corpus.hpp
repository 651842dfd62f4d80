// What is read of all actors: the same for an engine made from records and for a snapshot mapped from a file.
#pragma once

#include <cstdint>
#include <utility>

#include "engine/ranking/actors.hpp"

namespace binome {

// Rows by ActorIndex: the actors as they were read. Immutable; thread safe. Refers to the taxonomy.
class Corpus final : public Actors {
 public:
  // `seed`: of ties.
  Corpus(const Taxonomy& known, TextRows id_rows, HeldRows rows, AttributeRows attributes, FeedbackPairs feedback, std::uint64_t seed,
         std::size_t concepts)
      : taxonomy(known),
        ids(std::move(id_rows)),
        held_rows(std::move(rows)),
        eligibility(std::move(attributes), std::move(feedback), known),
        concept_count(concepts),
        order_(ids, seed) {}
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  const Taxonomy& taxonomy;
  const IdRows ids;
  const HeldRows held_rows;
  const Eligibility eligibility;
  const std::size_t concept_count;

  const AttributeRows& rows() const { return eligibility.attributes(); }

  std::string_view id(ActorIndex actor) const override { return ids.id(actor); }
  std::uint64_t id_hash(ActorIndex actor) const override { return ids.id_hash(actor); }
  std::size_t size() const override { return ids.size(); }
  bool is_removed(ActorIndex) const override { return false; }
  Attributes attributes(ActorIndex actor) const override { return rows()[actor]; }
  std::span<const ConceptId> held(ActorIndex actor) const override { return held_rows[actor]; }
  const FeedbackPairs& feedback(ActorIndex) const override { return eligibility.feedback(); }
  HeadCount count(Term kind) const override { return rows().count(kind); }
  std::vector<Term> kinds() const override { return rows().visible_kinds(); }
  const RankOrder& order() const override { return order_; }
  const SupersededActors* superseded() const override { return nullptr; }
  void search_superseding(const Query&, Term, Term, ActorCollector&) const override {}

 private:
  RankOrder order_;
};

}  // namespace binome
