// An engine with what has changed since: answers as the engine does, of the directory as it is now.
#pragma once

#include <memory>

#include "engine/engine.hpp"
#include "engine/ranking/actor_overlay.hpp"

namespace binome {

// Actors keep their index. Statistics, places, words, derived wants and the concepts of `common_partners` stay those of the
// engine. Immutable; const members are thread safe.
class LiveView final : public DirectoryMatcher {
 public:
  // `size` and `counts` as in ActorOverlay. O(kinds).
  LiveView(std::shared_ptr<const Engine> engine, ActorOverlay::Segments segments, std::size_t size, KindCounts counts);

  // Errors, always: changes would have to be ranked one by one.
  Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const override;
  // The engine itself, without the changes.
  Result<const Engine*> updatable() const override { return engine_.get(); }

 private:
  LiveView(std::shared_ptr<const Engine> engine, std::unique_ptr<const ActorOverlay> overlay);

  std::shared_ptr<const Engine> engine_;
  std::unique_ptr<const ActorOverlay> overlay_;
};

}  // namespace binome
