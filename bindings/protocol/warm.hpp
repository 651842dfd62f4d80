// What requests will need, made before the first of them.
#pragma once

#include <vector>

#include "engine/snapshot/snapshot.hpp"

namespace binome {

// Every ordered pair of the kinds that visible actors have.
std::vector<KindPair> all_kind_pairs(const Matcher& matcher);

// Makes what requests between these kinds need (statistics, index), so that the first of them is as fast as the others. A pair
// of a kind that nobody has is passed over. Errors: those of Matcher::match.
Result<void> warm(const Matcher& matcher, const std::vector<KindPair>& pairs);

}  // namespace binome
