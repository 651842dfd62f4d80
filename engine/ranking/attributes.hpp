// What eligibility asks of an actor: kinds, visibility, hard conditions, what it holds, partners. As a view of one actor,
// of its profile or of a row; and as rows of all actors.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "features/profile.hpp"
#include "features/sparse_rows.hpp"

namespace binome {

// The vocabularies of which it matters what an actor holds: those that `must` and the filters of a request may name, kinds
// aside.
inline constexpr std::array kHeldVocabularies = {Vocabulary::theme, Vocabulary::place, Vocabulary::language, Vocabulary::mode,
                                                 Vocabulary::skill};

// Refers to what it was made from.
struct Attributes {
  ActorIndex self = 0;
  bool visible = true;
  Term kind;
  Term subkind;
  std::span<const Term> kinds_sought;         // seeks.kinds, in order
  std::span<const Term> must;                 // in order
  std::array<std::span<const Term>, 4> held;  // each in order; of kHeldVocabularies at least
  std::span<const ActorIndex> partners;       // ascending
};

Attributes attributes_of(const Profile& profile);

// The terms of one vocabulary among terms in order.
std::span<const Term> of_vocabulary(std::span<const Term> terms, Vocabulary vocabulary);

// How many actors there are of a kind or sub-kind.
struct HeadCount {
  std::size_t all = 0;
  std::size_t visible = 0;
};

// The attributes of all actors, by ActorIndex; actors of one kind are neighbours. Immutable once filled; thread safe.
class AttributeRows {
 public:
  // What the rows are made of, one element or row an actor.
  struct Columns {
    Column<Term> kinds;
    Column<Term> subkinds;
    Column<std::uint8_t> visible;  // 0 or 1
    Rows<Term> kinds_sought;
    Rows<Term> must;
    Rows<Term> held;
    Rows<ActorIndex> partners;
  };

  explicit AttributeRows(const Profiles& profiles);
  explicit AttributeRows(Columns columns);

  std::size_t size() const { return columns_.kinds.size(); }
  Attributes operator[](ActorIndex actor) const;
  bool visible(ActorIndex actor) const { return columns_.visible[actor] != 0; }
  Term kind(ActorIndex actor) const { return columns_.kinds[actor]; }
  Term subkind(ActorIndex actor) const { return columns_.subkinds[actor]; }
  // Empty where there is no actor of the kind.
  Profiles::Range of_kind(Term kind) const;
  // The kinds that visible actors have, in the order of the taxonomy.
  const std::vector<Term>& visible_kinds() const { return visible_kinds_; }
  // Actors of a kind or sub-kind.
  HeadCount count(Term kind) const;
  const Columns& columns() const { return columns_; }

 private:
  void find_kinds();

  Columns columns_;
  std::vector<std::pair<Term, Profiles::Range>> ranges_;
  std::vector<Term> visible_kinds_;
  std::vector<std::pair<Term, HeadCount>> counts_;  // of each kind and sub-kind
};

}  // namespace binome
