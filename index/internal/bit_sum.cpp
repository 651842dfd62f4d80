#include "index/internal/bit_sum.hpp"

#if defined(__x86_64__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // in gcc 12's own header
#include <immintrin.h>
#endif

namespace binome {
namespace {

std::uint32_t sum_generic(const std::uint16_t* codes, const std::uint16_t* weights, std::size_t count, const std::uint16_t* bits) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += -(bits[codes[i] / 16] >> (codes[i] % 16) & 1U) & weights[i];
  return sum;
}

#if defined(__x86_64__)
// All bits are held in two registers and looked up 32 codes at a time.
__attribute__((target("avx512f,avx512bw"))) std::uint32_t sum_avx512(const std::uint16_t* codes, const std::uint16_t* weights,
                                                                     std::size_t count, const std::uint16_t* bits) {
  const __m512i low = _mm512_loadu_si512(bits);
  const __m512i high = _mm512_loadu_si512(bits + 32);
  const __m512i one = _mm512_set1_epi16(1);
  const __m512i fifteen = _mm512_set1_epi16(15);
  __m512i sums = _mm512_setzero_si512();
  for (std::size_t i = 0; i < count; i += 32) {
    const __mmask32 there = count - i >= 32 ? 0xFFFFFFFF : (1U << (count - i)) - 1;
    const __m512i its = _mm512_maskz_loadu_epi16(there, codes + i);
    const __m512i words = _mm512_permutex2var_epi16(low, _mm512_srli_epi16(its, 4), high);
    const __m512i bit = _mm512_srlv_epi16(words, _mm512_and_si512(its, fifteen));
    const __mmask32 set = _mm512_mask_test_epi16_mask(there, bit, one);
    sums = _mm512_add_epi16(sums, _mm512_maskz_loadu_epi16(set, weights + i));
  }
  return static_cast<std::uint32_t>(_mm512_reduce_add_epi32(_mm512_madd_epi16(sums, one)));
}
#endif

}  // namespace

BitSum bit_sum(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions >= Instructions::avx512) return sum_avx512;
#endif
  (void)instructions;
  return sum_generic;
}

}  // namespace binome
