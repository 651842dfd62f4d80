// Threads for code that has none of its own (features/task_runner.hpp).
#pragma once

#include <cstddef>
#include <functional>

namespace binome {

// A TaskRunner: runs the tasks on all threads (oneTBB). Thread safe.
void run_in_parallel(std::size_t count, const std::function<void(std::size_t)>& task);

}  // namespace binome
