// What tests of the engine need: synthetic directories, the sample, engines, requests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "bindings/records/directory_reader.hpp"
#include "bindings/records/weights_file.hpp"
#include "bindings/wording/say.hpp"
#include "engine/engine.hpp"
#include "engine/synthetic/directory.hpp"
#include "tests/support/records.hpp"

namespace binome::testing {

inline Directory synthetic(std::uint64_t actors, std::uint64_t seed = 1) {
  Directory directory;
  const auto generator = SyntheticDirectory::make(taxonomy(), seed);
  if (!generator) throw std::runtime_error(say(generator.error(), Language::en));
  generate_directory(*generator, actors,
                     {[&](Actor actor) { return directory.actors.push_back(std::move(actor)), true; },
                      [&](Project project) { return directory.projects.push_back(std::move(project)), true; },
                      [&](Listing listing) { return directory.listings.push_back(std::move(listing)), true; }});
  return directory;
}

inline Directory sample() {
  const std::string folder = std::string(BINOME_SOURCE_DIR) + "/data/sample/";
  auto reading = read_directory({folder + "directory.jsonl", folder + "listings.jsonl"}, taxonomy());
  if (!reading || reading->problem_count > 0)
    throw std::runtime_error(reading ? say(summary(*reading), Language::en) : say(reading.error(), Language::en));
  return std::move(reading->directory);
}

inline BlockWeights shipped_weights() { return *read_weights(""); }

inline std::unique_ptr<Engine> make_engine(Directory directory, EngineOptions options = {}) {
  if (!options.today) options.today = kToday;
  return std::make_unique<Engine>(std::move(directory), taxonomy(), shipped_weights(), options);
}

inline ActorIndex index_of(const Engine& engine, std::string_view id) {
  const auto found = engine.built().profiles.find(id);
  EXPECT_TRUE(found.has_value()) << id;
  return found.value_or(0);
}

// Asks for the partners of one actor: of every kind present, or of the kinds given.
inline MatchRequest request(const Engine& engine, std::string_view id, const std::vector<std::string>& kinds = {}, std::size_t k = 10) {
  MatchRequest request;
  request.actor = index_of(engine, id);
  for (const std::string& kind : kinds) request.kinds.push_back(term(Vocabulary::kind, kind));
  request.k = k;
  return request;
}

}  // namespace binome::testing
