// Makes the index of a family, or of the one that the planner chooses.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "index/candidate_index.hpp"
#include "index/index_family.hpp"
#include "index/planner.hpp"

namespace binome {

// How candidates are to be searched.
struct SearchOptions {
  IndexFamily index = IndexFamily::automatic;
  FaissOptions faiss;
  std::size_t requests = kManyRequests;  // expected, or kEverybody: what the planner weighs making an index against
  PlanListener on_plan;                  // told of each plan; may be empty
  std::function<void()> on_copied = {};  // called when an index has copied the rows it was made from; may be empty
};

struct MadeIndex {
  std::unique_ptr<CandidateIndex> index;
  // Where `index` is approximate: the exact one that its recall is measured against.
  std::unique_ptr<CandidateIndex> exact;
};

// `askers`: how many ask where options.requests is kEverybody. Work is spread by `run`, which the index keeps. Errors: those
// of making a Faiss index.
Result<MadeIndex> make_index(const Candidates& candidates, const SearchOptions& options, std::size_t askers, const TaskRunner& run);

}  // namespace binome
