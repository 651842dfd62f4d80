#include "index/internal/bit_sum.hpp"

#include <cstring>

#if defined(__x86_64__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // in gcc 12's own header
#include <immintrin.h>
#endif

namespace binome {
namespace {

std::uint32_t heavy_generic(const std::uint16_t* codes, const std::uint16_t* weights, std::size_t count, const std::uint16_t* bits) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += -(bits[codes[i] / 16] >> (codes[i] % 16) & 1U) & weights[i];
  return sum;
}

// The words of 64 bits, in order.
constexpr std::size_t kLongWords = kBitCodes / 64;
std::uint64_t long_word(const std::uint16_t* bits, std::size_t w) {
  std::uint64_t word = 0;
  std::memcpy(&word, bits + w * 4, sizeof word);
  return word;
}

[[gnu::always_inline]] inline std::uint32_t light_loop(const std::uint16_t* wanted, const std::uint8_t* weights, const std::uint16_t* had) {
  std::uint32_t sum = 0;
  for (std::size_t w = 0; w < kLongWords; ++w) {
    const std::uint64_t all = long_word(wanted, w);
    for (std::uint64_t met = all & long_word(had, w); met != 0; met &= met - 1)
      sum += weights[__builtin_popcountll(all & ((met & -met) - 1))];
    weights += __builtin_popcountll(all);
  }
  return sum;
}

std::uint32_t light_generic(const std::uint16_t* wanted, const std::uint8_t* weights, const std::uint16_t* had) {
  return light_loop(wanted, weights, had);
}

#if defined(__x86_64__)
// The same, with an instruction that counts bits.
__attribute__((target("avx2,popcnt,bmi"))) std::uint32_t light_avx2(const std::uint16_t* wanted, const std::uint8_t* weights,
                                                                    const std::uint16_t* had) {
  return light_loop(wanted, weights, had);
}

// The bits of what is met, packed so that bit i stands for weight i: then 64 weights are added at a time.
__attribute__((target("avx512f,avx512bw,bmi2,popcnt"))) std::uint32_t light_avx512(const std::uint16_t* wanted, const std::uint8_t* weights,
                                                                                   const std::uint16_t* had) {
  std::uint64_t met[kLongWords + 1] = {};
  unsigned count = 0;
  for (std::size_t w = 0; w < kLongWords; ++w) {
    const std::uint64_t all = long_word(wanted, w);
    const std::uint64_t packed = _pext_u64(long_word(had, w), all);
    met[count / 64] |= packed << (count % 64);
    met[count / 64 + 1] = packed >> 1 >> (63 - count % 64);
    count += static_cast<unsigned>(__builtin_popcountll(all));
  }
  __m512i sums = _mm512_setzero_si512();
  for (unsigned i = 0; i * 64 < count; ++i)
    sums = _mm512_add_epi64(sums, _mm512_sad_epu8(_mm512_maskz_loadu_epi8(met[i], weights + i * 64), _mm512_setzero_si512()));
  return static_cast<std::uint32_t>(_mm512_reduce_add_epi64(sums));
}

// All bits are held in three registers and looked up 32 codes at a time: the word of each code among the first 64, or the last 32.
__attribute__((target("avx512f,avx512bw"))) std::uint32_t heavy_avx512(const std::uint16_t* codes, const std::uint16_t* weights,
                                                                       std::size_t count, const std::uint16_t* bits) {
  const __m512i low = _mm512_loadu_si512(bits);
  const __m512i middle = _mm512_loadu_si512(bits + 32);
  const __m512i high = _mm512_loadu_si512(bits + 64);
  const __m512i sixty_four = _mm512_set1_epi16(64);
  const __m512i one = _mm512_set1_epi16(1);
  const __m512i fifteen = _mm512_set1_epi16(15);
  __m512i sums = _mm512_setzero_si512();
  for (std::size_t i = 0; i < count; i += 32) {
    const __mmask32 there = count - i >= 32 ? 0xFFFFFFFF : (1U << (count - i)) - 1;
    const __m512i its = _mm512_maskz_loadu_epi16(there, codes + i);
    const __m512i places = _mm512_srli_epi16(its, 4);
    const __m512i first = _mm512_permutex2var_epi16(low, places, middle);
    const __m512i words = _mm512_mask_permutexvar_epi16(first, _mm512_test_epi16_mask(places, sixty_four), places, high);
    const __m512i bit = _mm512_srlv_epi16(words, _mm512_and_si512(its, fifteen));
    const __mmask32 set = _mm512_mask_test_epi16_mask(there, bit, one);
    sums = _mm512_add_epi16(sums, _mm512_maskz_loadu_epi16(set, weights + i));
  }
  return static_cast<std::uint32_t>(_mm512_reduce_add_epi32(_mm512_madd_epi16(sums, one)));
}
#endif

}  // namespace

BitSums bit_sums(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions >= Instructions::avx512) return {light_avx512, heavy_avx512};
  if (instructions == Instructions::avx2) return {light_avx2, heavy_generic};
#endif
  (void)instructions;
  return {light_generic, heavy_generic};
}

}  // namespace binome
