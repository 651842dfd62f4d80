#include "index/internal/column_sum.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "features/pair_score.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace binome {
namespace {

void sum_generic(const std::uint32_t* group, std::span<const WeightedColumn> columns, std::uint16_t* met) {
  std::fill_n(met, kGroup, std::uint16_t{0});
  for (const auto [column, weight] : columns) {
    const std::uint32_t* words = group + column * kGroupWords;
    for (std::size_t w = 0; w < kGroupWords; ++w) {
      for (std::size_t bit = 0; bit < 32; ++bit)
        met[w * 32 + bit] = static_cast<std::uint16_t>(met[w * 32 + bit] + (-(words[w] >> bit & 1U) & weight));
    }
  }
}

void bytes_generic(const std::uint8_t* group, std::span<const std::uint16_t> columns, std::uint16_t* met) {
  std::fill_n(met, kGroup, std::uint16_t{0});
  for (const std::uint16_t column : columns) {
    const std::uint8_t* bytes = group + column * kGroup;
    for (std::size_t c = 0; c < kGroup; ++c) met[c] = static_cast<std::uint16_t>(met[c] + bytes[c]);
  }
}

void bounds_generic(const GroupBounds& group, std::uint16_t* scores) {
  for (std::size_t c = 0; c < kGroup; ++c) {
    const float a = group.met[c] == 0 ? group.query.unmet : static_cast<float>(group.met[c]) + group.query.prior;
    const float b =
        group.met_back[c] == 0 ? group.unmets[c] : std::fma(static_cast<float>(group.met_back[c]), group.units[c], group.priors[c]);
    scores[c] = a > 0 ? rounded_up(mutual_score(a, b)) : std::uint16_t{0};
  }
}

void filter_generic(const std::uint16_t* met, std::size_t count, std::uint16_t threshold, std::uint32_t base,
                    std::vector<std::uint32_t>& found) {
  for (std::size_t c = 0; c < count; ++c) {
    if (met[c] >= threshold) found.push_back(base + static_cast<std::uint32_t>(c));
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void sum_avx2(const std::uint32_t* group, std::span<const WeightedColumn> columns, std::uint16_t* met) {
  // 128 candidates at a time: eight registers of sums. Sixteen bits are spread over sixteen lanes and tested each in its own.
  const __m256i each = _mm256_setr_epi16(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, -32768);
  for (std::size_t part = 0; part < kGroup / 128; ++part) {
    __m256i sums[8];
    for (__m256i& sum : sums) sum = _mm256_setzero_si256();
    for (const auto [column, weight] : columns) {
      const __m256i weights = _mm256_set1_epi16(static_cast<short>(weight));
      std::uint16_t bits[8];
      std::memcpy(bits, group + column * kGroupWords + part * 4, sizeof bits);
#pragma GCC unroll 8
      for (int i = 0; i < 8; ++i) {
        const __m256i own = _mm256_and_si256(_mm256_set1_epi16(static_cast<short>(bits[i])), each);
        sums[i] = _mm256_add_epi16(sums[i], _mm256_and_si256(_mm256_cmpeq_epi16(own, each), weights));
      }
    }
    for (int i = 0; i < 8; ++i) _mm256_storeu_si256(reinterpret_cast<__m256i*>(met + part * 128 + i * 16), sums[i]);
  }
}

__attribute__((target("avx2"))) void bytes_avx2(const std::uint8_t* group, std::span<const std::uint16_t> columns, std::uint16_t* met) {
  for (std::size_t part = 0; part < kGroup; part += 128) {
    __m256i sums[8];
    for (__m256i& sum : sums) sum = _mm256_setzero_si256();
    for (const std::uint16_t column : columns) {
      const std::uint8_t* bytes = group + column * kGroup + part;
#pragma GCC unroll 8
      for (int i = 0; i < 8; ++i)
        sums[i] = _mm256_add_epi16(sums[i], _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * 16))));
    }
    for (int i = 0; i < 8; ++i) _mm256_storeu_si256(reinterpret_cast<__m256i*>(met + part + i * 16), sums[i]);
  }
}

__attribute__((target("avx512f,avx512bw"))) void sum_avx512(const std::uint32_t* group, std::span<const WeightedColumn> columns,
                                                            std::uint16_t* met) {
  __m512i sums[16];
#pragma GCC unroll 16
  for (int i = 0; i < 16; ++i) sums[i] = _mm512_setzero_si512();
  for (const auto [column, weight] : columns) {
    const __m512i weights = _mm512_set1_epi16(static_cast<short>(weight));
    const std::uint32_t* masks = group + column * kGroupWords;
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i) sums[i] = _mm512_mask_add_epi16(sums[i], masks[i], sums[i], weights);
  }
#pragma GCC unroll 16
  for (int i = 0; i < 16; ++i) _mm512_storeu_si512(met + i * 32, sums[i]);
}

__attribute__((target("avx512f,avx512bw"))) void bytes_avx512(const std::uint8_t* group, std::span<const std::uint16_t> columns,
                                                              std::uint16_t* met) {
  __m512i sums[16];
#pragma GCC unroll 16
  for (int i = 0; i < 16; ++i) sums[i] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const std::uint8_t* bytes = group + columns[k] * kGroup;
    const std::uint8_t* next = group + columns[std::min(k + 2, columns.size() - 1)] * kGroup;
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i) {
      if (i % 2 == 0) __builtin_prefetch(next + i * 32);
      sums[i] = _mm512_add_epi16(sums[i], _mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + i * 32))));
    }
  }
#pragma GCC unroll 16
  for (int i = 0; i < 16; ++i) _mm512_storeu_si512(met + i * 32, sums[i]);
}

__attribute__((target("avx512f,avx512bw"))) void bounds_avx512(const GroupBounds& group, std::uint16_t* scores) {
  const __m512 one = _mm512_set1_ps(1);
  const __m512 smaller_share = _mm512_set1_ps(kSmallerShare);
  const __m512 sum_share = _mm512_set1_ps(kSumShare);
  const __m512i most = _mm512_set1_epi32(65535);
  for (std::size_t c = 0; c < kGroup; c += 16) {
    const __m512i met = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(group.met + c)));
    const __m512i met_back = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(group.met_back + c)));
    const __m512 a = _mm512_mask_add_ps(_mm512_set1_ps(group.query.unmet), _mm512_test_epi32_mask(met, met), _mm512_cvtepi32_ps(met),
                                        _mm512_set1_ps(group.query.prior));
    const __m512 reached =
        _mm512_fmadd_ps(_mm512_cvtepi32_ps(met_back), _mm512_loadu_ps(group.units + c), _mm512_loadu_ps(group.priors + c));
    const __m512 b = _mm512_mask_blend_ps(_mm512_test_epi32_mask(met_back, met_back), _mm512_loadu_ps(group.unmets + c), reached);
    const __mmask16 listed = _mm512_cmp_ps_mask(a, _mm512_setzero_ps(), _CMP_GT_OQ);
    const __m512 mutual = _mm512_fmadd_ps(smaller_share, _mm512_min_ps(a, b), _mm512_mul_ps(sum_share, _mm512_add_ps(a, b)));
    const __m512 score = _mm512_add_ps(mutual, one);
    const __m512i rounded = _mm512_maskz_mov_epi32(listed, _mm512_min_epi32(_mm512_cvttps_epi32(score), most));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(scores + c), _mm512_cvtepi32_epi16(rounded));
  }
}

__attribute__((target("avx512f,avx512bw"))) void filter_avx512(const std::uint16_t* met, std::size_t count, std::uint16_t threshold,
                                                               std::uint32_t base, std::vector<std::uint32_t>& found) {
  const __m512i least = _mm512_set1_epi16(static_cast<short>(threshold));
  for (std::size_t c = 0; c < count; c += 32) {
    for (std::uint32_t mask = _mm512_cmpge_epu16_mask(_mm512_loadu_si512(met + c), least); mask != 0; mask &= mask - 1)
      found.push_back(base + static_cast<std::uint32_t>(c) + static_cast<std::uint32_t>(__builtin_ctz(mask)));
  }
}
#endif

}  // namespace

ColumnSum column_sum(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions >= Instructions::avx512) return sum_avx512;
  if (instructions == Instructions::avx2) return sum_avx2;
#endif
  (void)instructions;
  return sum_generic;
}

ByteSum byte_sum(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions >= Instructions::avx512) return bytes_avx512;
  if (instructions == Instructions::avx2) return bytes_avx2;
#endif
  (void)instructions;
  return bytes_generic;
}

ScoreBounds score_bounds(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions >= Instructions::avx512) return bounds_avx512;
#endif
  (void)instructions;
  return bounds_generic;
}

ThresholdFilter threshold_filter(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions >= Instructions::avx512) return filter_avx512;
#endif
  (void)instructions;
  return filter_generic;
}

}  // namespace binome
