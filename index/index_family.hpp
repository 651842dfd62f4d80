// The ways to find candidates, by name.
#pragma once

namespace binome {

enum class IndexFamily {
  automatic,  // what the planner chooses
  brute_force,
  faiss,
  columns,
  ivf,  // approximate, as hnsw: never chosen by the planner
  hnsw,
};

constexpr bool is_exact(IndexFamily family) { return family != IndexFamily::ivf && family != IndexFamily::hnsw; }

}  // namespace binome
