// Among which candidates a hidden partner is looked for, and who asks.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/evaluation/hidden_pairs.hpp"
#include "engine/ranking/eligibility.hpp"

namespace binome {

enum class Protocol {
  full,       // every eligible candidate of the true partner's kind
  country,    // 1 + 99 from the true partner's country
  worldwide,  // 1 + 99 from everywhere
  degree,     // 1 + 49 with the nearest number of links left
  projects,   // 1 + 49 with the nearest number of projects left; candidates of these four are of any kind
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

// What the tasks of a fold are made from; all must outlive the call.
struct TaskSources {
  const Profiles& whole;           // with every link, to keep other true partners out of the candidates
  const Profiles& rebuilt;         // without the fold
  const Eligibility& eligibility;  // of the rebuilt directory
  std::span<const LinkedPair> pairs;
  std::size_t fold = 0;
  std::span<const std::uint32_t> projects;  // of each actor, in the rebuilt directory
};

// How many projects of the directory each actor takes part in, whatever their size.
std::vector<std::uint32_t> project_counts(const Directory& directory, const Profiles& profiles);

// The tasks of a fold, both directions of each pair. `need_links`: truths and candidates have at least one link left
// (`projects`: one project). Deterministic.
RankingTasks make_tasks(const TaskSources& sources, Protocol protocol, bool need_links, const HidingOptions& options);

// The name of a protocol in output for programs: "country".
std::string_view protocol_name(Protocol protocol);

}  // namespace binome
