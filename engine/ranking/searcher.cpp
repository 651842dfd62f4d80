#include "engine/ranking/searcher.hpp"

#include <tbb/task_arena.h>

#include <algorithm>

#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

// A TaskRunner for what is done under a lock: a thread that waits inside must not pick up outer work that wants the same lock.
void run_isolated(std::size_t count, const std::function<void(std::size_t)>& task) {
  tbb::this_task_arena::isolate([&] { run_in_parallel(count, task); });
}

}  // namespace

std::vector<std::uint32_t> Searcher::places_of(std::span<const ActorIndex> some) const {
  std::vector<std::uint32_t> places;
  auto from = actors.begin();
  const bool dense = some.size() > actors.size() / 16;
  for (const ActorIndex actor : some) {
    if (dense) {
      while (from != actors.end() && *from < actor) ++from;
    } else {
      from = std::lower_bound(from, actors.end(), actor);
    }
    if (from == actors.end()) break;
    if (*from == actor) places.push_back(static_cast<std::uint32_t>(from - actors.begin()));
  }
  return places;
}

Result<Searcher> make_searcher(const Corpus& corpus, const WantRows& back, Term asker, Term asked, bool everybody,
                               const SearchOptions& options) {
  Searcher searcher;
  const AttributeRows& attributes = corpus.rows();
  const Profiles::Range range = attributes.of_kind(asked);
  for (ActorIndex i = range.begin; i < range.end; ++i) {
    if (attributes.visible(i) && (everybody || corpus.eligibility.admits(attributes[i], asker))) searcher.actors.push_back(i);
  }
  const Candidates candidates{&corpus.held_rows, &back, searcher.actors, range.begin, corpus.concept_count};
  auto made = make_index(candidates, options, attributes.of_kind(asker).size(), run_isolated);
  if (!made) return tl::make_unexpected(made.error());
  searcher.index = std::move(made->index);
  searcher.exact = std::move(made->exact);
  if (searcher.exact) searcher.recalls = std::make_unique<RecallMeasures>();
  return searcher;
}

}  // namespace binome
