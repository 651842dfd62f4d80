// Pairs that may still enter the lists of many requests, by upper bounds of their scores. The exact scores are made late, those
// of the most promising first: the floor is then near its end when the others are judged, and most of them need no score.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/candidate_index.hpp"
#include "index/internal/compact_rows.hpp"

namespace binome {

// A candidate of one request.
struct Promising {
  std::uint32_t candidate = 0;
  std::uint16_t score = 0;  // at least S
  std::uint16_t back = 0;   // at least the directed score candidate → query
};

// Tells where the best of many scores begin.
class ScoreHistogram {
 public:
  void add(std::uint16_t score) { ++counts_[score >> kShift]; }
  // A score that at least `count` of those added reach, or all; few more do: it is a multiple of 2^kShift.
  std::uint32_t least_of_best(std::size_t count) const {
    std::size_t least = counts_.size();
    for (std::size_t taken = 0; least > 0 && taken < count;) taken += counts_[--least];
    return static_cast<std::uint32_t>(least << kShift);
  }

 private:
  static constexpr unsigned kShift = 7;
  std::array<std::uint32_t, (1 << 16 >> kShift)> counts_{};
};

// The lists of all queries, which hand what they find to `collectors`. All must outlive it. Thread safe: a list is used by one
// thread at a time. Between two calls a list that is not finished takes at most 3 kB, more for large k.
class Shortlists {
 public:
  Shortlists(const CompactRows& rows, const QueryRows& queries, std::span<Collector* const> collectors);

  // What a pair must reach to enter: a little below every S that ties with the collector's floor. It only rises.
  float floor(std::size_t query) const { return lists_[query].floor.load(std::memory_order_relaxed); }
  // How many finds the collector keeps.
  std::size_t capacity(std::size_t query) const { return collectors_[query]->capacity(); }
  // Takes those that reach the floor. Each pair is to be added at most once. Scores some when there are many.
  void add(std::size_t query, std::span<const Promising> pairs, CompactScorer& scorer);
  // Scores the best of what was added: the floor is then near its end.
  void settle(std::size_t query, CompactScorer& scorer);
  // Scores all that may matter of what was added, and forgets the rest.
  void finish(std::size_t query, CompactScorer& scorer);

 private:
  struct List {
    std::vector<Promising> waiting;
    std::atomic<float> floor = 0;
    std::atomic_flag busy;
  };
  void score_best(std::size_t query, std::size_t count, CompactScorer& scorer);
  void score(std::size_t query, std::span<const Promising> pairs, CompactScorer& scorer);

  const CompactRows& rows_;
  const QueryRows& queries_;
  std::span<Collector* const> collectors_;
  std::vector<List> lists_;
};

}  // namespace binome
