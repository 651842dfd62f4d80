// The candidates of one ordered pair of kinds, and the structure that finds the best among them.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/ranking/corpus.hpp"
#include "engine/ranking/recall.hpp"
#include "index/make_index.hpp"

namespace binome {

// Who can be found, and the structure that finds them.
struct Searcher {
  std::vector<ActorIndex> actors;  // of the kind asked, ascending
  std::unique_ptr<CandidateIndex> index;
  // Where the index is approximate: the exact one that its recall is measured against, and what was measured.
  std::unique_ptr<CandidateIndex> exact;
  std::unique_ptr<RecallMeasures> recalls;
  CandidateRange range() const { return {0, static_cast<std::uint32_t>(actors.size())}; }
  // The candidates among these actors (ascending), by their place in `actors`.
  std::vector<std::uint32_t> places_of(std::span<const ActorIndex> some) const;
};

// Makes the search for actors of kind `asked`, who want `back` of kind `asker`. `everybody`: all visible ones; else only
// those who may want a partner of that kind (seeks.kinds). Refers to the corpus and to `back`.
Result<Searcher> make_searcher(const Corpus& corpus, const WantRows& back, Term asker, Term asked, bool everybody,
                               const SearchOptions& options);

}  // namespace binome
