// A directory that is asked: what was built from it, and its actors as they are now.
#pragma once

#include <span>

#include "engine/ranking/built_directory.hpp"
#include "engine/ranking/requester.hpp"
#include "engine/ranking/score.hpp"

namespace binome {

struct DirectoryState {
  const BuiltDirectory& built;
  const DirectoryView& now;  // `built` itself, or an overlay of it
};

// The exact score of two actors, whether or not they may be proposed to each other.
ScoredPair score(const DirectoryState& directory, ActorIndex a, ActorIndex b);
PairScore score(const DirectoryState& directory, const Requester& requester, ActorIndex candidate);

// Offers `collector` who of kind `asked` may be among the best for the query, as CandidateIndex::search does. Looks at every
// candidate. Errors: none.
void search_everybody(const DirectoryState& directory, const Query& query, Term asking, Term asked, ActorCollector& collector);

}  // namespace binome
