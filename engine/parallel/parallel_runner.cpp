#include "engine/parallel/parallel_runner.hpp"

#include "engine/parallel/parallel.hpp"

namespace binome {

void run_in_parallel(std::size_t count, const std::function<void(std::size_t)>& task) {
  parallel_blocks(0, count, 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) task(i);
  });
}

}  // namespace binome
