#include "engine/engine.hpp"

#include <utility>

namespace binome {

Engine::Engine(Directory directory, const Taxonomy& taxonomy, BlockWeights weights, EngineOptions options)
    : Engine(std::make_unique<const BuiltDirectory>(std::move(directory), taxonomy, std::move(weights), std::move(options))) {}

Engine::Engine(std::unique_ptr<const BuiltDirectory> built) : DirectoryMatcher(*built, *built), built_(std::move(built)) {}

Result<BatchSummary> Engine::batch(const BatchRequest& request, const BatchSink& sink) const {
  const auto searcher = built().pairs.search(request.asker, request.asked);
  if (!searcher) return tl::make_unexpected(searcher.error());
  return rank_everybody(built().corpus, built().pairs.view(request.asker, request.asked), **searcher, request, sink);
}

}  // namespace binome
