// The task every peer gets: one population of made-up actors, everybody eligible for everybody else, and its vectors.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/engine.hpp"

namespace binome::peers {

inline constexpr std::size_t kBest = 20;

// What the engine makes of the population: everything a peer needs for the exact answer.
struct Vectors {
  HeldRows held;
  WantRows wants;
  std::size_t concept_count = 0;

  std::size_t size() const { return held.size(); }
  Query query(std::uint32_t actor) const { return {wants[actor], held[actor]}; }
};

// One candidate of a list; a: how much of what the asker wants it has.
struct Match {
  std::uint32_t candidate = 0;
  PairScore score;
};
using List = std::vector<Match>;

// The directory of `binome generate --actors N --seed 1`, made one population: every actor an association without sub-kind,
// visible, without seeks.kinds and without hard conditions; the listings likewise. The rest is unchanged.
Directory one_population(const Taxonomy& taxonomy, std::uint64_t actors);
const Taxonomy& taxonomy();
// All shipped weights. The listings are judged on 2026-06-01.
Engine make_engine(std::uint64_t actors, IndexFamily family);
// The one kind of that population.
Term population_kind();

// Everybody's best 20 by Engine::batch, by actor.
std::vector<List> everybodys_best(const Engine& engine);
Vectors vectors_of(const Engine& engine);

// Plain little-endian arrays in `folder`, one file each: has_ends wants_ends (u64, behind each row), has wants (u32
// concepts, ascending), weights priors (u16), wants_something (u8), exact (u32 × 3 × 20 an actor: candidate, a, b, best
// first, padded with 0xFFFFFFFF), size (u64 × 2: actors, concepts). They throw if a file cannot be read or written.
void save(const std::filesystem::path& folder, const Vectors& vectors, const std::vector<List>& exact);
Vectors load_vectors(const std::filesystem::path& folder);
std::vector<List> load_exact(const std::filesystem::path& folder);

}  // namespace binome::peers
