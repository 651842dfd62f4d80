// Real partnerships, hidden to see whether the engine finds them again: which are hidden together, who asks for whom, and
// among which candidates the true partner is looked for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/ranking/eligibility.hpp"
#include "features/profile.hpp"

namespace binome {

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

enum class Protocol {
  full,       // every eligible candidate of the true partner's kind
  country,    // 1 + 99 from the true partner's country
  worldwide,  // 1 + 99 from everywhere
  degree,     // 1 + 49 with the nearest number of links left; candidates of these three are of any kind
};

// The true partner, first, among the candidates it is to be found in.
struct RankingTask {
  ActorIndex asker = 0;
  bool forth = true;  // LinkedPair::first asks
  std::vector<ActorIndex> candidates;
};

struct RankingTasks {
  std::vector<RankingTask> tasks;
  std::size_t without_links = 0;  // left out: the true partner has no link left
  std::size_t ineligible = 0;     // left out: a rule excludes the pair whatever its score
  std::size_t unplaced = 0;       // left out: the protocol asks for a country, and the true partner's is not known
  std::size_t few = 0;            // kept, with fewer candidates than the protocol wants
};

// The tasks of a fold, both directions of each pair. `whole`: profiles with every link, to keep other true partners out of
// the candidates. `rebuilt`: profiles without the fold. `need_links`: truths and candidates have at least one link left.
// Deterministic.
RankingTasks make_tasks(const Profiles& whole, const Profiles& rebuilt, const Eligibility& eligibility, std::span<const LinkedPair> pairs,
                        std::size_t fold, Protocol protocol, bool need_links, const HidingOptions& options);

}  // namespace binome
