// Why a list of matches is empty.
#pragma once

#include <utility>
#include <vector>

#include "engine/ranking/actors.hpp"
#include "engine/ranking/requester.hpp"

namespace binome {

struct EmptyList {
  enum class Code {
    nobody_of_kind,     // the directory has no actor of this kind, visible or not
    all_excluded,       // the rules and the request's own narrowing leave nobody
    nothing_in_common,  // of those they leave, nobody has what is wanted and wants what is offered
  };
  Code code = Code::nobody_of_kind;
  std::vector<std::pair<Rule, std::size_t>> rules;  // how many actors of the kind each rule is the first to exclude
  std::size_t left = 0;                             // how many no rule excludes
};

// For a list of actors of `kind` (or sub-kind) that turned out empty. O(actors).
EmptyList explain_empty(const Actors& actors, const Taxonomy& taxonomy, const Filter& filter, Term kind, const Requester& requester);

}  // namespace binome
