#include "index/internal/shortlist.hpp"

#include <algorithm>
#include <thread>

namespace binome {
namespace {

constexpr std::size_t kWaiting = 192;  // pairs of a list before some are scored; or twice what is scored then
constexpr std::size_t kAhead = 8;      // rows asked for before they are read

// Below every S that ties with the floor, whatever the rounding of floats.
float safe_floor(PairScore floor) { return mutual_score(floor.a, floor.b) * (1 - 1e-5F); }

class Guard {
 public:
  explicit Guard(std::atomic_flag& busy) : busy_(busy) {
    while (busy_.test_and_set(std::memory_order_acquire)) std::this_thread::yield();
  }
  ~Guard() { busy_.clear(std::memory_order_release); }
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

 private:
  std::atomic_flag& busy_;
};

// How many give a floor that is near the last.
std::size_t best_of(const Collector& collector) { return collector.capacity() + collector.capacity() / 4 + 1; }

}  // namespace

Shortlists::Shortlists(const CompactRows& rows, const QueryRows& queries, std::span<Collector* const> collectors)
    : rows_(rows), queries_(queries), collectors_(collectors), lists_(queries.size()) {
  for (std::size_t q = 0; q < lists_.size(); ++q) lists_[q].floor = safe_floor(collectors[q]->floor());
}

void Shortlists::add(std::size_t query, std::span<const Promising> pairs, CompactScorer& scorer) {
  List& list = lists_[query];
  const Guard guard(list.busy);
  const float floor = list.floor.load(std::memory_order_relaxed);
  std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(list.waiting), [=](const Promising& pair) { return pair.score >= floor; });
  // A list without a floor soon gets one. Where scores do not raise it, more are made at a time.
  std::size_t best = best_of(*collectors_[query]);
  const std::size_t most = std::max(kWaiting, 2 * best);
  while (list.waiting.size() > (list.floor.load(std::memory_order_relaxed) > 0 ? most : best)) {
    score_best(query, best, scorer);
    best *= 2;
  }
  if (list.waiting.capacity() > 2 * most) list.waiting.shrink_to_fit();
}

void Shortlists::settle(std::size_t query, CompactScorer& scorer) {
  const Guard guard(lists_[query].busy);
  score_best(query, best_of(*collectors_[query]), scorer);
}

void Shortlists::finish(std::size_t query, CompactScorer& scorer) {
  List& list = lists_[query];
  const Guard guard(list.busy);
  score_best(query, best_of(*collectors_[query]), scorer);
  score(query, list.waiting, scorer);
  list.waiting = {};
}

void Shortlists::score_best(std::size_t query, std::size_t count, CompactScorer& scorer) {
  List& list = lists_[query];
  const auto prune = [&] {
    const float floor = list.floor.load(std::memory_order_relaxed);
    std::erase_if(list.waiting, [=](const Promising& pair) { return pair.score < floor; });
  };
  prune();
  ScoreHistogram histogram;
  for (const Promising& pair : list.waiting) histogram.add(pair.score);
  const std::uint32_t least = histogram.least_of_best(count);
  const auto rest = std::partition(list.waiting.begin(), list.waiting.end(), [=](const Promising& pair) { return pair.score >= least; });
  score(query, std::span(list.waiting.begin(), rest), scorer);
  list.waiting.erase(list.waiting.begin(), rest);
  prune();
}

void Shortlists::score(std::size_t query, std::span<const Promising> pairs, CompactScorer& scorer) {
  if (pairs.empty()) return;
  Collector& collector = *collectors_[query];
  float floor = safe_floor(collector.floor());
  for (std::size_t i = 0; i < std::min(kAhead, pairs.size()); ++i) rows_.prefetch(pairs[i].candidate);
  queries_.with(query, [&](const CodedRow& own) {
    scorer.load(own);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (i + kAhead < pairs.size()) rows_.prefetch(pairs[i + kAhead].candidate);
      if (pairs[i].score < floor) continue;
      const CodedRow row = rows_[pairs[i].candidate];
      const std::uint32_t met = scorer.met(row);
      const std::uint16_t a = directed_score(met, own.prior, own.wants_something);
      if (a == 0 || mutual_score(a, pairs[i].back) < floor) continue;
      const std::uint32_t met_back = scorer.met_back(row);
      if (met + met_back == 0) continue;
      const PairScore exact{a, directed_score(met_back, row.prior, row.wants_something)};
      if (compare_scores(exact, collector.floor()) < 0) continue;
      collector.offer(pairs[i].candidate, exact);
      floor = safe_floor(collector.floor());
    }
  });
  lists_[query].floor.store(floor, std::memory_order_relaxed);
}

}  // namespace binome
