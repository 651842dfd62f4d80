// A made-up directory of any size that follows the barometer of Nouvelle-Aquitaine (engine/synthetic/internal/tables.hpp
// has every figure and its source): for benchmarks, demonstrations and tests.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/record.hpp"
#include "features/result.hpp"
#include "features/taxonomy.hpp"

namespace binome {

namespace synthetic {
class World;
}

// Every record is a function of (seed, index), the same on every machine with the same taxonomy. Records only name actors
// of a lower index, so a smaller directory is the beginning of a larger one of the same seed. All carry `synthetic`.
// Thread safe; copies share their tables.
class SyntheticDirectory {
 public:
  // Resolves the tables; `taxonomy` must outlive the result. Fails if the taxonomy lacks a code of the tables.
  static Result<SyntheticDirectory> make(const Taxonomy& taxonomy, std::uint64_t seed);

  // "synthetic-0000042".
  static std::string id_of(std::uint64_t index);

  Actor actor(std::uint64_t index) const;
  // The projects that this actor leads: 0.8 on average, with up to three actors of a lower index.
  std::vector<Project> projects(std::uint64_t index) const;
  // About one actor in twenty has a listing; some are expired in 2026.
  std::optional<Listing> listing(std::uint64_t index) const;

 private:
  explicit SyntheticDirectory(std::shared_ptr<const synthetic::World> world) : world_(std::move(world)) {}
  friend struct SyntheticTotals generate_directory(const SyntheticDirectory&, std::uint64_t, const struct RecordSink&);

  std::shared_ptr<const synthetic::World> world_;
};

// Where generate_directory puts records; each answers whether to go on.
struct RecordSink {
  std::function<bool(Actor)> actor;
  std::function<bool(Project)> project;
  std::function<bool(Listing)> listing;
};

// How much was generated. Sums over all actors or projects; divide by the number of actors for means.
struct SyntheticTotals {
  std::uint64_t actors = 0, projects = 0, listings = 0;
  std::uint64_t themes = 0, odds = 0, places = 0, languages = 0, traits = 0, partners = 0;
  std::uint64_t skills_offered = 0, skills_sought = 0, modes_offered = 0, modes_sought = 0;
  std::uint64_t musts = 0, invisible = 0;
  std::uint64_t participants = 0;  // of all projects
};

// Sends `actors` actors, then their projects, then their listings to `sink`, in constant memory; stops when it answers
// false. About 30 µs an actor.
SyntheticTotals generate_directory(const SyntheticDirectory& directory, std::uint64_t actors, const RecordSink& sink);

}  // namespace binome
