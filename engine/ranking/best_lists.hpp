// The best of one kind for one requester.
#pragma once

#include <optional>

#include "engine/ranking/kind_pair.hpp"
#include "engine/ranking/searcher.hpp"

namespace binome {

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

// The directory that is searched: its actors as they were read, which the index has, and as they are now.
struct SearchedActors {
  const Corpus& corpus;
  const Actors& now;
};

// The best of one kind. `pair` and `searcher`: toward the kind above `request.kind`.
Result<RankedList> best_of_kind(const SearchedActors& actors, const KindPairView& pair, const Searcher& searcher, const Asking& asking,
                                const ListRequest& request);

// A list without anybody, its diversity told where it was asked for.
RankedList empty_list(std::optional<double> diversity);

// The kinds a request asks, in the order of the taxonomy: those it names, else the kinds above those that the asker seeks,
// else every kind present.
std::vector<Term> asked_kinds(const Taxonomy& taxonomy, std::span<const Term> named, std::span<const Term> sought,
                              std::span<const Term> present);

}  // namespace binome
