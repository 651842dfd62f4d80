// What several tests need: the taxonomy, directories by hand, synthetic ones, engines.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "bindings/records/directory_reader.hpp"
#include "bindings/records/taxonomy_files.hpp"
#include "bindings/records/weights_file.hpp"
#include "engine/engine.hpp"
#include "engine/synthetic/directory.hpp"

namespace binome::testing {

inline const Taxonomy& taxonomy() {
  static const Taxonomy kTaxonomy = [] {
    auto loaded = load_taxonomy();
    if (!loaded) throw std::runtime_error(loaded.error().text.en);
    return std::move(*loaded);
  }();
  return kTaxonomy;
}

inline Term term(Vocabulary vocabulary, std::string_view code) {
  const Term found = taxonomy().find(vocabulary, code);
  EXPECT_TRUE(found) << code;
  return found;
}

inline constexpr Date kToday{2026, 6, 1};

// An actor with terms written as "theme:water_sanitation", put where its prefix says: "+skill:x" offers, "?skill:x" seeks,
// "!place:SN" must, else facts.
inline Actor make_actor(std::string id, std::string_view kind, const std::vector<std::string>& terms = {},
                        std::string_view country = "FR") {
  Actor actor;
  actor.id = id;
  actor.name = "Nom de " + id;
  actor.kind = term(Vocabulary::kind, kind);
  if (!country.empty()) actor.home.country = term(Vocabulary::place, country);
  for (std::string text : terms) {
    TermSet* set = &actor.facts;
    if (text[0] == '+') set = &actor.offers;
    if (text[0] == '?') set = &actor.seeks;
    if (text[0] == '!') set = &actor.must;
    if (set != &actor.facts) text.erase(0, 1);
    const std::size_t colon = text.find(':');
    for (std::size_t v = 0; v < kVocabularyNames.size(); ++v) {
      if (kVocabularyNames[v] == text.substr(0, colon)) set->add(term(static_cast<Vocabulary>(v), text.substr(colon + 1)));
    }
  }
  return actor;
}

inline Directory synthetic(std::uint64_t actors, std::uint64_t seed = 1) {
  Directory directory;
  const auto generator = SyntheticDirectory::make(taxonomy(), seed);
  if (!generator) throw std::runtime_error(generator.error().text.en);
  generate_directory(*generator, actors,
                     {[&](Actor actor) { return directory.actors.push_back(std::move(actor)), true; },
                      [&](Project project) { return directory.projects.push_back(std::move(project)), true; },
                      [&](Listing listing) { return directory.listings.push_back(std::move(listing)), true; }});
  return directory;
}

inline Directory sample() {
  const std::string folder = std::string(BINOME_SOURCE_DIR) + "/data/sample/";
  auto reading = read_directory({folder + "directory.jsonl", folder + "listings.jsonl"}, taxonomy());
  if (!reading || reading->problem_count > 0) throw std::runtime_error(reading ? summary(*reading).text.en : reading.error().text.en);
  return std::move(reading->directory);
}

inline BlockWeights shipped_weights() { return *read_weights(""); }

inline std::unique_ptr<Engine> make_engine(Directory directory, EngineOptions options = {}) {
  if (!options.today) options.today = kToday;
  return std::make_unique<Engine>(std::move(directory), taxonomy(), shipped_weights(), options);
}

inline ActorIndex index_of(const Engine& engine, std::string_view id) {
  const auto found = engine.profiles().find(id);
  EXPECT_TRUE(found.has_value()) << id;
  return found.value_or(0);
}

}  // namespace binome::testing
