#include "engine/live/live_engine.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "engine/live/internal/live_records.hpp"
#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

KindCounts counts_of(const DirectoryView& directory, const Taxonomy& taxonomy) {
  KindCounts counts;
  for (std::uint32_t i = 0; i < taxonomy.size(Vocabulary::kind); ++i) {
    const Term kind(Vocabulary::kind, i);
    if (const HeadCount count = directory.count(kind); count.all > 0) counts.emplace(kind, count);
  }
  return counts;
}

void count(KindCounts& counts, const Profile& profile, std::size_t by) {
  for (const Term kind : {profile.kind, profile.subkind}) {
    if (!kind) continue;
    counts[kind].all += by;
    counts[kind].visible += profile.visible ? by : 0;
  }
}

// What an engine was built from and what has changed since: all that a rebuilt engine takes the place of.
struct Generation {
  explicit Generation(std::shared_ptr<const Engine> engine)
      : base(std::move(engine)), records(base), counts(counts_of(base->built(), base->taxonomy())), segments(1, empty()) {}

  static std::shared_ptr<const ChangeSegment> empty() { return std::make_shared<const ChangeSegment>(ChangedActors{}); }
  std::shared_ptr<const LiveView> view() const { return std::make_shared<const LiveView>(base, segments, records.size(), counts); }

  std::shared_ptr<const Engine> base;
  LiveRecords records;
  KindCounts counts;
  ActorOverlay::Segments segments;  // oldest first; the last one is fresh
};

// What readers take: a lock is held while a pointer is copied, never longer. (std::atomic<std::shared_ptr> of gcc 12 spins for
// the same time and lets go without a release.)
class Published {
 public:
  std::shared_ptr<const LiveView> load() const {
    const std::lock_guard lock(copying_);
    return view_;
  }
  void store(std::shared_ptr<const LiveView> view) {
    const std::lock_guard lock(copying_);
    view_.swap(view);
  }  // the lock goes first, then the one before, if nobody reads it any more

 private:
  mutable std::mutex copying_;
  std::shared_ptr<const LiveView> view_;
};

// A segment is folded with the one before it unless that is this many times larger: the number of segments stays logarithmic,
// and an actor is copied O(log) times.
constexpr std::size_t kGrowth = 4;

// The first of the segments [… , fresh) to fold together; as many as there are: none.
std::size_t first_to_fold(const ActorOverlay::Segments& segments) {
  const std::size_t end = segments.size() - 1;
  if (end < 2) return end;
  std::size_t first = end - 1;
  std::size_t total = segments[first]->size();
  while (first > 0 && segments[first - 1]->size() < kGrowth * total) total += segments[--first]->size();
  return first + 1 == end ? end : first;
}

}  // namespace

class LiveEngine::State {
 public:
  State(std::shared_ptr<const Engine> base, LiveOptions options)
      : options_(options), generation_(std::make_unique<Generation>(std::move(base))) {
    now_.store(generation_->view());
  }

  std::shared_ptr<const LiveView> now() const { return now_.load(); }

  Result<void> update(Update update) {
    const std::lock_guard lock(writing_);
    if (const auto done = apply(*generation_, now()->actors(), update); !done) return done;
    if (log_) log_->push_back(std::move(update));
    now_.store(generation_->view());
    seal();
    return {};
  }

  Directory directory() const {
    const std::lock_guard lock(writing_);
    return generation_->records.directory();
  }

  Result<void> rebuild() {
    const std::lock_guard one(rebuilding_);
    std::shared_ptr<const Engine> old;
    Directory directory;
    {
      const std::lock_guard lock(writing_);
      old = generation_->base;
      directory = generation_->records.directory();
      log_.emplace();
    }
    auto made = std::make_shared<const Engine>(std::move(directory), old->taxonomy(), old->built().weights, old->built().options);
    const auto prepared = made->built().pairs.prepare(old->built().pairs.searched());
    auto next = std::make_unique<Generation>(std::move(made));  // in the end the generation that goes
    const std::lock_guard lock(writing_);
    const std::vector<Update> meanwhile = std::move(*log_);
    log_.reset();
    if (!prepared) return prepared;
    for (const Update& update : meanwhile) (void)apply(*next, next->view()->actors(), update);  // it was possible before
    std::swap(generation_, next);
    now_.store(generation_->view());
    return {};
  }

  void settle() const {
    std::unique_lock lock(writing_);
    folded_.wait(lock, [this] { return !folding_; });
  }

 private:
  // `before`: the actors as they are until then.
  static Result<void> apply(Generation& generation, const DirectoryView& before, const Update& update) {
    const auto touched = generation.records.apply(update);
    if (!touched) return tl::make_unexpected(touched.error());
    ChangedActors changed;
    for (const ActorIndex actor : *touched) {
      if (actor < before.size()) count(generation.counts, before.profile(actor), static_cast<std::size_t>(-1));
      changed.push_back(generation.records.make(actor));
      count(generation.counts, changed.back()->profile, 1);
    }
    auto& fresh = generation.segments.back();
    fresh = std::make_shared<const ChangeSegment>(fresh->with(changed));
    return {};
  }

  // Closes the fresh segment if it is full, and sees that it is folded. `writing_` is held.
  void seal() {
    auto& segments = generation_->segments;
    if (segments.back()->size() < options_.fresh_limit) return;
    segments.push_back(Generation::empty());
    if (folding_ || first_to_fold(segments) + 1 == segments.size()) return;
    folding_ = folder_.start([this] { fold(); });
  }

  // Folds until nothing is left to fold. Waits for writers, never makes a reader wait.
  void fold() {
    std::unique_lock lock(writing_);
    while (true) {
      const ActorOverlay::Segments segments = generation_->segments;
      const auto* of = generation_.get();
      const std::size_t end = segments.size() - 1;
      const std::size_t first = first_to_fold(segments);
      if (first == end) break;
      lock.unlock();
      auto folded = ChangeSegment::merge(std::span(segments).subspan(first, end - first));
      lock.lock();
      // Segments are only ever added behind, unless the whole generation went.
      if (generation_.get() != of || generation_->segments.size() < end || generation_->segments[first] != segments[first]) continue;
      auto& current = generation_->segments;
      current.erase(current.begin() + static_cast<std::ptrdiff_t>(first) + 1, current.begin() + static_cast<std::ptrdiff_t>(end));
      current[first] = std::move(folded);
      now_.store(generation_->view());
    }
    folding_ = false;
    folded_.notify_all();
  }

  LiveOptions options_;
  Published now_;
  mutable std::mutex writing_;  // all below
  std::mutex rebuilding_;       // taken before `writing_`
  std::unique_ptr<Generation> generation_;
  std::optional<std::vector<Update>> log_;  // while an engine is rebuilt
  bool folding_ = false;
  mutable std::condition_variable folded_;
  BackgroundTask folder_;  // the last member: its thread ends before the others go
};

LiveEngine::LiveEngine(std::shared_ptr<const Engine> base, LiveOptions options)
    : state_(std::make_unique<State>(std::move(base), options)) {}
LiveEngine::~LiveEngine() = default;

std::shared_ptr<const LiveView> LiveEngine::now() const { return state_->now(); }

Result<void> LiveEngine::apply(Update update) { return state_->update(std::move(update)); }
Directory LiveEngine::directory() const { return state_->directory(); }
Result<void> LiveEngine::rebuild() { return state_->rebuild(); }
void LiveEngine::settle() const { state_->settle(); }

}  // namespace binome
