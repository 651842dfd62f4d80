#include "index/processor.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#include <sys/syscall.h>

extern "C" long syscall(long number, ...) noexcept;  // of <unistd.h>, which belongs to input and output
#endif

namespace binome {
namespace {

#if defined(__x86_64__)
bool has_tiles() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  constexpr unsigned kTile = 1U << 24;
  constexpr unsigned kInt8 = 1U << 25;
  if ((d & kTile) == 0 || (d & kInt8) == 0) return false;
  // Linux gives the tile registers to a process that asks: ARCH_REQ_XCOMP_PERM of feature 18 (XTILEDATA).
  constexpr long kRequestPermission = 0x1023;
  constexpr long kTileData = 18;
  return syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

Instructions find_instructions() {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("popcnt") || !__builtin_cpu_supports("bmi") ||
      !__builtin_cpu_supports("bmi2"))
    return Instructions::generic;
  if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512vl") ||
      !__builtin_cpu_supports("avx512dq"))
    return Instructions::avx2;
  return has_tiles() ? Instructions::amx : Instructions::avx512;
}
#else
Instructions find_instructions() { return Instructions::generic; }
#endif

}  // namespace

Instructions best_instructions() {
  static const Instructions kBest = find_instructions();
  return kBest;
}

}  // namespace binome
