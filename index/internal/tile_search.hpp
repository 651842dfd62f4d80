// Many requests at once: bounds of blocks of requests with blocks of candidates, then the exact scores of what passes. For
// processors with fast tile_bounds(); elsewhere requests are better searched one by one.
#pragma once

#include "features/task_runner.hpp"
#include "index/internal/object_pool.hpp"
#include "index/internal/shortlist.hpp"
#include "index/internal/tile_bounds.hpp"

namespace binome {

struct TileSearch {
  const CompactRows& rows;
  const WantColumns& wanted;
  const QueryRows& queries;
  CandidateRange range;
  bool one_another = false;  // query i is candidate i, of all candidates: each unordered pair is then looked at once
  TileBounds bounds = nullptr;
};

// Adds to the lists all pairs that may matter, and finishes them. 2 MB of matrices a block of 1,024 requests or candidates, at
// most 32 of each at a time.
void search_tiles(const TileSearch& search, Shortlists& lists, ObjectPool<CompactScorer>& scorers, const TaskRunner& run);

}  // namespace binome
