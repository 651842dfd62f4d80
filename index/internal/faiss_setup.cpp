#include "index/internal/faiss_setup.hpp"

#include <faiss/utils/distances.h>
#include <omp.h>

#include "features/error_codes.hpp"

extern "C" void openblas_set_num_threads(int threads);

namespace binome {

Result<void> with_faiss(const std::function<void()>& use) {
  static const bool kReady = [] {
    openblas_set_num_threads(1);
    faiss::distance_compute_blas_threshold = 1;
    return true;
  }();
  (void)kReady;
  omp_set_num_threads(1);  // of the calling thread
  try {
    use();
  } catch (const std::exception& error) {
    return fail(ErrorCode::search_library_failed, {{"detail", error.what()}});
  }
  return {};
}

}  // namespace binome
