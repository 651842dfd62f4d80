// Directories that several benchmarks search.
#pragma once

#include "bindings/records/taxonomy_files.hpp"
#include "engine/synthetic/directory.hpp"

namespace binome {

// What `binome generate --actors N --seed 1` writes.
inline Directory generated(const Taxonomy& taxonomy, std::uint64_t actors) {
  Directory directory;
  const auto generator = SyntheticDirectory::make(taxonomy, 1).value();
  generate_directory(generator, actors,
                     {[&](Actor actor) { return directory.actors.push_back(std::move(actor)), true; },
                      [&](Project project) { return directory.projects.push_back(std::move(project)), true; },
                      [&](Listing listing) { return directory.listings.push_back(std::move(listing)), true; }});
  return directory;
}

// The same with every actor of one kind, seeking anybody, without conditions.
inline Directory one_kind(Directory directory, Term kind) {
  for (Actor& actor : directory.actors) {
    actor.kind = kind;
    actor.subkind = Term();
    actor.seeks.remove(Vocabulary::kind);
    actor.must = TermSet();
  }
  for (Listing& listing : directory.listings) listing.facts.remove(Vocabulary::kind);
  return directory;
}

}  // namespace binome
