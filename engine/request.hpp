// What an engine is asked, and what it answers.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/explanation/explanation.hpp"
#include "engine/explanation/standing.hpp"
#include "engine/ranking/batch.hpp"
#include "engine/ranking/requester.hpp"

namespace binome {

struct MatchRequest {
  std::optional<ActorIndex> actor;   // none: an imaginary actor of the most frequent kind, working on the filter's countries and themes
  const Listing* listing = nullptr;  // asks under this listing of `actor`, whatever its dates
  std::vector<Term> kinds;           // kinds asked; empty: seeks.kinds, else every kind present
  std::size_t k = 10;
  Filter filter;
  std::optional<double> diversity = std::nullopt;  // mu of diversify(), 0 < mu ≤ 1; none: best first, by score alone
};

// The matches with one kind. Scores of different kinds are not comparable.
struct MatchList : RankedList {
  Term kind;
  std::size_t candidates = 0;  // actors of that kind or sub-kind in the directory, eligible or not
};

struct MatchAnswer {
  Requester requester;           // who asked, for whoever explains or shows the answer
  std::vector<MatchList> lists;  // in the order of the taxonomy
  bool has_reasons = false;      // Matcher::explain() answers for `requester`
};

// Why a candidate is proposed, or why not.
struct WhyAnswer {
  ActorIndex a = 0;  // who asks
  ActorIndex b = 0;  // the candidate
  Requester requester;
  Exclusion exclusion;
  Explanation explanation;
  Standing standing;  // without a rank where the candidate is the requester itself

  // Whether the candidate may stand in a list of the requester, however long.
  bool is_proposed() const { return !exclusion && standing.rank > 0; }
};

// What people are shown of an actor beside its id. The name as written: it may hold anything.
struct ActorCard {
  std::string_view name;
  Term country;      // of its seat; perhaps none
  Term subdivision;  // the same
};

}  // namespace binome
