// How fast this machine does the few things a search is made of, with kThreads threads: the best of five short runs,
// by processor time.
#pragma once

#include <optional>

namespace binome::peers {

// Each in units per second; none where the processor lacks the instructions.
struct MachineSpeed {
  double memory_bytes = 0;             // streamed from memory
  double cache_bytes = 0;              // streamed from a core's second-level cache (1 MiB)
  double scattered_adds = 0;           // a posting: read an id, add a 16-bit weight there, among 64 Ki
  double vector_adds = 0;              // 16-bit: load two vectors, add, store, in the first-level cache
  std::optional<double> dot_16_bit;    // multiply-adds of AVX-512 VNNI, 16 × 16 bits, 4 rows by 4 from the first-level cache
  std::optional<double> dot_8_bit;     // the same, 8 × 8 bits
  std::optional<double> matrix_8_bit;  // multiply-adds of AMX, 8 × 8 bits, tiles from the first-level cache
  double matrix_fp32 = 0;              // multiply-adds of OpenBLAS sgemm, 1,024 × 1,024 × 1,024
};

// Takes some ten seconds.
MachineSpeed measure_machine();

}  // namespace binome::peers
