#include "engine/ranking/kind_pairs.hpp"

#include <tbb/task_arena.h>

namespace binome {

const KindPairTable& KindPairs::table(Term asker, Term asked) const {
  const std::lock_guard lock(building_);
  auto& slot = tables_[{asker, asked}];
  // Isolated: a thread that waits inside must not pick up outer work that wants the same lock.
  if (!slot) tbb::this_task_arena::isolate([&] { slot = std::make_unique<KindPairTable>(sources_, asker, asked); });
  return *slot;
}

KindPairView KindPairs::view(Term asker, Term asked) const {
  const KindPairTable& forth = table(asker, asked);
  const ConceptSpace& space = sources_.space;
  KindPairView view{&forth.wants(), forth.statistics().edge_weights(), {}};
  for (const std::size_t b : space.owners()) view.blocks.push_back({space.block_end(b), forth.statistics().block_weight(b)});
  return view;
}

Result<const Searcher*> KindPairs::search(Term asker, Term asked, IndexFamily family, bool everybody) const {
  const KindPairTable& back = table(asked, asker);
  const std::lock_guard lock(building_);
  auto& slot = searches_[{{asker, asked}, family, everybody}];
  if (slot) return slot.get();
  SearchOptions options = options_;
  options.index = family;
  auto made = make_searcher(corpus_, back.wants(), asker, asked, everybody, options);
  if (!made) return tl::make_unexpected(made.error());
  slot = std::make_unique<Searcher>(std::move(*made));
  return slot.get();
}

std::vector<KindPair> KindPairs::searched() const {
  const std::lock_guard lock(building_);
  std::vector<KindPair> pairs;
  for (const auto& [key, made] : searches_) {
    const KindPair& pair = std::get<0>(key);
    if (made && (pairs.empty() || pairs.back() != pair)) pairs.push_back(pair);
  }
  return pairs;
}

Result<void> KindPairs::prepare(std::span<const KindPair> pairs) const {
  for (const auto& [asker, asked] : pairs) {
    (void)table(asker, asked);
    if (const auto made = search(asker, asked); !made) return tl::make_unexpected(made.error());
  }
  return {};
}

}  // namespace binome
