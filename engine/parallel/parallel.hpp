// The one place where work is spread over threads.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <system_error>
#include <thread>
#include <vector>

#include "engine/parallel/parallel_runner.hpp"
#include "features/sparse_rows.hpp"

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void*);
extern "C" void __tsan_release(void*);
#endif

namespace binome {

// Calls `body(first, last)` for parts of begin … end of about `grain` elements, on all threads; returns when all are done.
// The thread sanitizer does not see how oneTBB (not built with it) hands work over and joins it: these lines tell it. Races between
// two parts are still found.
template <typename Body>
void parallel_blocks(std::size_t begin, std::size_t end, std::size_t grain, const Body& body) {
#if defined(__SANITIZE_THREAD__)
  char fork = 0;
  char join = 0;
  __tsan_release(&fork);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(begin, end, grain), [&](const auto& range) {
    __tsan_acquire(&fork);
    body(range.begin(), range.end());
    __tsan_release(&join);
  });
  __tsan_acquire(&join);
#else
  tbb::parallel_for(tbb::blocked_range<std::size_t>(begin, end, grain), [&](const auto& range) { body(range.begin(), range.end()); });
#endif
}

// The rows 0 … count-1 that `append(i, rows)` appends one by one, made on all threads; Rows: features/sparse_rows.hpp.
template <typename Rows, typename Append>
Rows rows_in_parallel(std::size_t count, const Append& append) {
  constexpr std::size_t kPart = 1 << 10;
  constexpr std::size_t kParts = 64;  // made at once: bounds the memory of rows that are held twice
  Rows all;
  for (std::size_t begin = 0; begin < count; begin += kPart * kParts) {
    std::vector<Rows> parts(std::min(kParts, (count - begin + kPart - 1) / kPart));
    parallel_blocks(0, parts.size(), 1, [&](std::size_t first, std::size_t last) {
      for (std::size_t part = first; part < last; ++part) {
        const std::size_t from = begin + part * kPart;
        for (std::size_t i = from; i < std::min(count, from + kPart); ++i) append(i, parts[part]);
      }
    });
    for (const Rows& part : parts) {
      for (std::size_t r = 0; r < part.size(); ++r) all.append(part[r]);
    }
    if (begin == 0 && all.size() < count)
      all.reserve(count, count * (all.total() / all.size() + 1) * 9 / 8);  // as many again, and some more
  }
  return all;
}

// Work on a thread of its own, so that its starter need not wait; one piece at a time. Not thread safe.
class BackgroundTask {
 public:
  // Waits for the one before, then starts `work`. False: the system has no thread to give.
  bool start(std::function<void()> work) {
    try {
      thread_ = std::jthread(std::move(work));
    } catch (const std::system_error&) {
      return false;
    }
    return true;
  }

 private:
  std::jthread thread_;  // joined at the end
};

}  // namespace binome
