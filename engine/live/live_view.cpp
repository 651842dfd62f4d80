#include "engine/live/live_view.hpp"

#include <utility>

#include "features/error_codes.hpp"

namespace binome {

LiveView::LiveView(std::shared_ptr<const Engine> engine, ActorOverlay::Segments segments, std::size_t size, KindCounts counts)
    : LiveView(engine, std::make_unique<const ActorOverlay>(engine->built(), std::move(segments), size, std::move(counts))) {}

LiveView::LiveView(std::shared_ptr<const Engine> engine, std::unique_ptr<const ActorOverlay> overlay)
    : DirectoryMatcher(engine->built(), *overlay), engine_(std::move(engine)), overlay_(std::move(overlay)) {}

Result<BatchSummary> LiveView::batch(const BatchRequest&, const BatchSink&) const { return fail(ErrorCode::rebuild_before_batch); }

}  // namespace binome
