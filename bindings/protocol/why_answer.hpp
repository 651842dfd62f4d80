// Why one actor is proposed another, or why not: what text and JSON of `why` are both written from.
#pragma once

#include "engine/explanation/explanation.hpp"

namespace binome {

struct WhyAnswer {
  ActorIndex a = 0;
  ActorIndex b = 0;
  Exclusion exclusion;
  Explanation why;
  Standing place;  // without a rank where a and b are the same actor

  // Whether b may stand in a list of a, however long.
  bool is_proposed() const { return !exclusion && place.rank > 0; }
};

// `k`: the length of the list that is spoken of.
Result<WhyAnswer> why_answer(const Matcher& matcher, ActorIndex a, ActorIndex b, std::size_t k);

}  // namespace binome
