#include "engine/ranking/built_directory.hpp"

#include <algorithm>
#include <utility>

#include "engine/parallel/parallel.hpp"
#include "engine/parallel/parallel_runner.hpp"

namespace binome {
namespace {

HeldRows held_rows(const ConceptSpace& space, const Profiles& profiles) {
  return rows_in_parallel<HeldRows>(profiles.size(),
                                    [&](std::size_t i, HeldRows& rows) { rows.append(space.held(profiles[static_cast<ActorIndex>(i)])); });
}

TextRows id_rows(const Profiles& profiles) {
  TextRows ids;
  for (ActorIndex i = 0; i < profiles.size(); ++i) ids.append(profiles.id(i));
  return ids;
}

SearchOptions search_options(const EngineOptions& options) { return {options.index, options.faiss, options.requests, options.on_plan}; }

}  // namespace

BuiltDirectory::BuiltDirectory(Directory read, const Taxonomy& known, BlockWeights block_weights, EngineOptions engine_options)
    : directory(std::move(read)),
      taxonomy(known),
      weights(std::move(block_weights)),
      options(std::move(engine_options)),
      profiles(Profiles::build(directory, options.today, run_in_parallel)),
      space(make_blocks(taxonomy, profiles)),
      corpus(taxonomy, id_rows(profiles), held_rows(space, profiles), AttributeRows(profiles), FeedbackPairs::of(directory, profiles),
             options.seed, space.size()),
      pairs({space, profiles, corpus.held_rows, corpus.eligibility, weights, taxonomy, options.seed}, corpus, search_options(options)) {}

WantsView BuiltDirectory::wants(ActorIndex actor, Term asked) const {
  const Term kind = profiles[actor].kind;
  return pairs.table(kind, asked).wants()[actor - profiles.of_kind(kind).begin];
}

const Listing* BuiltDirectory::find_listing(std::string_view id) const {
  const auto& listings = directory.listings;
  const auto found = std::find_if(listings.begin(), listings.end(), [&](const Listing& listing) { return listing.id == id; });
  return found == listings.end() ? nullptr : &*found;
}

}  // namespace binome
