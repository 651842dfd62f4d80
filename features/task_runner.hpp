// How code without threads of its own is given some.
#pragma once

#include <cstddef>
#include <functional>

namespace binome {

// Runs task(0) … task(count-1), in any order, perhaps several at once, and returns when all are done.
using TaskRunner = std::function<void(std::size_t count, const std::function<void(std::size_t)>& task)>;

// A runner without threads: one task after the other.
inline void run_in_turn(std::size_t count, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < count; ++i) task(i);
}

}  // namespace binome
