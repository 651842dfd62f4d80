// What every call of Faiss needs.
#pragma once

#include <exception>
#include <functional>
#include <string>

#include "features/result.hpp"

namespace binome {

// Calls `use` with Faiss and BLAS kept within the calling thread (the one place where threads are made is the engine's), BLAS
// for single vectors too: Faiss's own loop over them is several times slower. What it throws becomes an error.
Result<void> with_faiss(const std::function<void()>& use);

}  // namespace binome
