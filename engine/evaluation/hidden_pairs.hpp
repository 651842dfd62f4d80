// Real partnerships, hidden to see whether the engine finds them again: the directory as if some of them had never existed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "features/profile.hpp"

namespace binome {

// A copy without every project that joins the two actors of a pair, without every `partners` entry and every
// feedback record between them.
// Everything computed from it (profiles, statistics, derived wants) is free of what was hidden. O(records · participants).
Directory without_links(const Directory& directory, const std::vector<std::pair<std::string, std::string>>& pairs);

// Actors keep their ActorIndex when links are hidden: it depends on what they declare alone.
struct LinkedPair {
  ActorIndex first = 0;  // where a home country is given, the side that is there; else the smaller
  ActorIndex second = 0;
  std::size_t fold = 0;
};

struct HidingOptions {
  std::size_t folds = 5;   // ≥ 2
  std::uint64_t seed = 1;  // of folds and candidates
  Term home;               // if given: only pairs with exactly one side whose seat is in this country
  bool by_date = false;    // one fold: the latest part (1/folds) of the pairs whose projects are dated
};

// All pairs of visible partners, in the order of their ActorIndex, each in a fold: shuffled, then dealt out. By date: fold 0
// is hidden, pairs of fold 1 never are.
std::vector<LinkedPair> linked_pairs(const Directory& directory, const Profiles& profiles, const HidingOptions& options);
std::size_t fold_count(const HidingOptions& options);

// The directory as if the pairs of a fold had never met: no project that joins them, no `partners` entry, no feedback.
Directory hide_fold(const Directory& directory, const Profiles& profiles, std::span<const LinkedPair> pairs, std::size_t fold);
// What of the fold's pairs is still to be seen in a directory and its profiles; empty if nothing. Evaluation refuses to go on.
std::string find_leak(const Directory& hidden, const Profiles& rebuilt, std::span<const LinkedPair> pairs, std::size_t fold);

}  // namespace binome
