// Who holds a term: inverted lists over the closed attributes, so that a narrow filter costs what it lets through.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/ranking/attributes.hpp"
#include "features/taxonomy.hpp"

namespace binome {

// For each term the actors that hold it or something below it, as holds_any() of eligibility.hpp judges; ascending.
// 4 bytes for each closed term of each actor. Immutable; thread safe.
class TermLists {
 public:
  TermLists(const AttributeRows& attributes, const Taxonomy& taxonomy);

  // Those of a range of actors.
  std::span<const ActorIndex> holders(Term term, Profiles::Range within) const;
  // Those who hold at least one of the terms, ascending; nothing where they are more than `most`, counted term by term.
  std::optional<std::vector<ActorIndex>> holders_of_any(std::span<const Term> terms, Profiles::Range within, std::size_t most) const;

 private:
  std::vector<Term> terms_;          // ascending
  std::vector<std::size_t> starts_;  // of each term, in actors_; and the end
  std::vector<ActorIndex> actors_;
};

}  // namespace binome
