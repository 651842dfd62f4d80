#include "benchmarks/peers/machine_speed.hpp"

#include <cblas.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

#include "benchmarks/peers/peer.hpp"

extern "C" void openblas_set_num_threads(int);

namespace binome::peers {
namespace {

constexpr double kRunSeconds = 0.2;
constexpr int kRuns = 5;

// Of the calling thread: others on the machine do not lower a roof.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// `prepare(thread)` makes a task that does `units` each time it is called. Units per second of all threads together.
double best_rate(double units, const std::function<std::function<void()>(unsigned)>& prepare) {
  double best = 0;
  for (int run = 0; run < kRuns; ++run) {
    std::atomic<double> rate = 0;
    std::atomic<unsigned> ready = 0;
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        const auto task = prepare(t);
        task();  // warm
        ++ready;
        while (ready < kThreads) std::this_thread::yield();
        const double begin = processor_seconds();
        double done = 0;
        double seconds = 0;
        while (seconds < kRunSeconds) {
          task();
          done += units;
          seconds = processor_seconds() - begin;
        }
        rate.fetch_add(done / seconds);
      });
    }
    threads.clear();  // joins
    best = std::max(best, rate.load());
  }
  return best;
}

// Tells the compiler that `value` matters.
template <typename T>
void keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

__attribute__((target_clones("default", "avx2", "avx512f"), optimize("O3"))) std::uint64_t sum(const std::uint64_t* values,
                                                                                               std::size_t count) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count; ++i) total += values[i];
  return total;
}

double streamed_bytes(std::size_t bytes, std::size_t repeats) {
  return best_rate(static_cast<double>(bytes * repeats), [=](unsigned) -> std::function<void()> {
    return [=, values = std::vector<std::uint64_t>(bytes / 8, 1)] {
      for (std::size_t r = 0; r < repeats; ++r) keep(sum(values.data(), values.size()));
    };
  });
}

double scattered_adds() {
  constexpr std::size_t kWindow = 1 << 16;
  constexpr std::size_t kEvery = 8;  // a list that holds one actor in eight
  constexpr std::size_t kPostings = kWindow / kEvery;
  return best_rate(kPostings, [](unsigned thread) -> std::function<void()> {
    std::vector<std::uint16_t> ids(kPostings);
    std::uint32_t state = thread + 1;
    for (std::size_t i = 0; i < kPostings; ++i) {
      state = state * 1664525 + 1013904223;
      ids[i] = static_cast<std::uint16_t>(i * kEvery + state / 65536 % kEvery);
    }
    return [ids = std::move(ids), sums = std::vector<std::uint16_t>(kWindow)]() mutable {
      for (const std::uint16_t id : ids) sums[id] = static_cast<std::uint16_t>(sums[id] + 113);
      keep(sums);
    };
  });
}

__attribute__((target_clones("default", "avx2", "arch=icelake-server"), optimize("O3"))) void add(std::uint16_t* __restrict to,
                                                                                                  const std::uint16_t* __restrict what,
                                                                                                  std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint16_t>(to[i] + what[i]);
}

double vector_adds() {
  constexpr std::size_t kCount = 4096;  // 8 KiB each
  constexpr std::size_t kRepeats = 1000;
  return best_rate(kCount * kRepeats, [](unsigned) -> std::function<void()> {
    return [to = std::vector<std::uint16_t>(kCount), what = std::vector<std::uint16_t>(kCount, 3)]() mutable {
      for (std::size_t r = 0; r < kRepeats; ++r) {
        add(to.data(), what.data(), kCount);
        keep(to);
      }
    };
  });
}

constexpr std::size_t kRowBytes = 1024;
constexpr std::size_t kLeft = 4;   // rows of one side, each multiplied with
constexpr std::size_t kRight = 4;  // those of the other: eight loads for sixteen products
constexpr std::size_t kDotRepeats = 1000;

template <bool k16Bit>
__attribute__((target("avx512f,avx512vnni"), optimize("O3"))) void dot(const std::uint8_t* left, const std::uint8_t* right) {
  __m512i sums[kLeft * kRight] = {};
  for (std::size_t i = 0; i < kRowBytes; i += 64) {
    __m512i y[kRight];
#pragma GCC unroll 4
    for (std::size_t r = 0; r < kRight; ++r) y[r] = _mm512_loadu_si512(right + r * kRowBytes + i);
#pragma GCC unroll 4
    for (std::size_t l = 0; l < kLeft; ++l) {
      const __m512i x = _mm512_loadu_si512(left + l * kRowBytes + i);
#pragma GCC unroll 4
      for (std::size_t r = 0; r < kRight; ++r) {
        __m512i& sum = sums[l * kRight + r];
        sum = k16Bit ? _mm512_dpwssd_epi32(sum, x, y[r]) : _mm512_dpbusd_epi32(sum, x, y[r]);
      }
    }
  }
  keep(sums);
}

double dot_rate(void (*product)(const std::uint8_t*, const std::uint8_t*), double width) {
  return best_rate(kLeft * kRight * kRowBytes / width * kDotRepeats, [=](unsigned) -> std::function<void()> {
    return [product, x = std::vector<std::uint8_t>(kLeft * kRowBytes, 1), y = std::vector<std::uint8_t>(kRight * kRowBytes, 1)] {
      for (std::size_t r = 0; r < kDotRepeats; ++r) product(x.data(), y.data());
    };
  });
}

// Linux gives the tiles of AMX to who asks (Documentation/arch/x86/xstate.rst).
bool may_use_tiles() {
  constexpr long kRequestPermission = 0x1023;
  constexpr long kTileData = 18;
  return __builtin_cpu_supports("amx-int8") && syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

struct alignas(64) TileShape {
  std::uint8_t palette = 1;
  std::uint8_t start_row = 0;
  std::uint8_t reserved[14] = {};
  std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

constexpr std::size_t kTileBytes = 1024;
constexpr std::size_t kTileSteps = 8;  // 4 operand tiles each: 32 KiB

// 32 × 32 sums over kTileSteps × 64 products each.
__attribute__((target("amx-tile,amx-int8"))) void multiply_tiles(const std::uint8_t* x, const std::uint8_t* y, std::size_t repeats) {
  const TileShape shape;
  _tile_loadconfig(&shape);
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (std::size_t r = 0; r < repeats; ++r) {
    for (std::size_t s = 0; s < kTileSteps; ++s) {
      _tile_loadd(4, x + 2 * s * kTileBytes, 64);
      _tile_loadd(5, x + (2 * s + 1) * kTileBytes, 64);
      _tile_loadd(6, y + 2 * s * kTileBytes, 64);
      _tile_loadd(7, y + (2 * s + 1) * kTileBytes, 64);
      _tile_dpbuud(0, 4, 6);
      _tile_dpbuud(1, 4, 7);
      _tile_dpbuud(2, 5, 6);
      _tile_dpbuud(3, 5, 7);
    }
  }
  alignas(64) std::uint8_t sums[kTileBytes];
  _tile_stored(0, sums, 64);
  _tile_stored(1, sums, 64);
  _tile_stored(2, sums, 64);
  _tile_stored(3, sums, 64);
  keep(sums);
  _tile_release();
}

double matrix_8_bit() {
  constexpr std::size_t kRepeats = 100;
  return best_rate(32.0 * 32 * 64 * kTileSteps * kRepeats, [](unsigned) -> std::function<void()> {
    const std::vector<std::uint8_t> tiles(2 * kTileSteps * kTileBytes, 1);
    return [x = tiles, y = tiles] { multiply_tiles(x.data(), y.data(), kRepeats); };
  });
}

double matrix_fp32() {
  constexpr int kSize = 1024;
  openblas_set_num_threads(1);
  return best_rate(static_cast<double>(kSize) * kSize * kSize, [](unsigned) -> std::function<void()> {
    return [x = std::vector<float>(kSize * kSize, 1), sums = std::vector<float>(kSize * kSize)]() mutable {
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, kSize, kSize, kSize, 1, x.data(), kSize, x.data(), kSize, 0, sums.data(), kSize);
    };
  });
}

}  // namespace

MachineSpeed measure_machine() {
  MachineSpeed speed;
  speed.memory_bytes = streamed_bytes(std::size_t{1} << 28, 1);
  speed.cache_bytes = streamed_bytes(std::size_t{1} << 20, 100);
  speed.scattered_adds = scattered_adds();
  speed.vector_adds = vector_adds();
  if (__builtin_cpu_supports("avx512vnni")) {
    speed.dot_16_bit = dot_rate(dot<true>, 2);
    speed.dot_8_bit = dot_rate(dot<false>, 1);
  }
  if (may_use_tiles()) speed.matrix_8_bit = matrix_8_bit();
  speed.matrix_fp32 = matrix_fp32();
  return speed;
}

}  // namespace binome::peers
