#include "index/internal/tile_bounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "features/pair_score.hpp"

#if defined(__x86_64__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // in gcc 12's own header
#include <immintrin.h>
#endif

namespace binome {
namespace {

constexpr float kLeastScore = 0.25F;  // below the S of any pair in which one side has something: 7/20

void bounds_generic(const TileRequest& request, const UseSurvivors& use) {
  constexpr std::size_t kGroupOf = CandidatePanel::kGroupOf;
  const CandidatePanel& candidates = *request.candidates;
  for (std::size_t r = 0; r < kRequests; ++r) {
    const std::size_t row = request.first + r;
    const std::uint8_t* wants = request.requests->wants(row);
    const std::uint8_t* held = request.requests->held(row);
    const BoundScale& scale = request.requests->scale(row);
    std::vector<Survivor> survivors;
    for (std::size_t group = request.begin / kGroupOf; group < request.end / kGroupOf; ++group) {
      std::array<std::int32_t, kGroupOf> met{};
      std::array<std::int32_t, kGroupOf> met_back{};
      const std::uint8_t* theirs = candidates.held(group);
      const std::uint8_t* wanted = candidates.wants(group);
      for (std::size_t d = 0; d < kDims; ++d) {
        for (std::size_t c = 0; c < kGroupOf; ++c) {
          const std::size_t at = d / 4 * 64 + c * 4 + d % 4;
          met[c] += wants[d] * theirs[at];
          met_back[c] += held[d] * wanted[at];
        }
      }
      for (std::size_t c = 0; c < kGroupOf; ++c) {
        const std::size_t candidate = group * kGroupOf + c;
        const float a = met[c] == 0 ? scale.unmet : std::fma(static_cast<float>(met[c]), scale.unit, scale.prior);
        const float b = met_back[c] == 0
                            ? candidates.unmets()[candidate]
                            : std::fma(static_cast<float>(met_back[c]), candidates.units()[candidate], candidates.priors()[candidate]);
        const float floor = std::min(request.floors[r], request.candidate_floors[candidate]);
        const float score = mutual_score(a, b);
        if (!(score >= std::max(kLeastScore, floor))) continue;
        survivors.push_back({static_cast<std::uint16_t>(candidate), rounded_up(score), rounded_up(a), rounded_up(b)});
      }
    }
    if (!survivors.empty()) use(r, survivors);
  }
}

#if defined(__x86_64__)
#define BINOME_TILES __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,amx-tile,amx-int8")))

struct __attribute__((packed)) TileConfiguration {
  std::uint8_t palette = 1;
  std::uint8_t start_row = 0;
  std::uint8_t reserved[14] = {};
  std::uint16_t row_bytes[16] = {};
  std::uint8_t rows[16] = {};
};

// sums[0 … 4): the products of two groups of 16 requests with two groups of 16 candidates, 16 × 16 each. `left`: rows of
// kDims bytes; `right`: a group of a CandidatePanel, the next behind it.
BINOME_TILES void multiply(const std::uint8_t* left, const std::uint8_t* right, std::int32_t (*sums)[256]) {
  constexpr std::size_t kGroupBytes = CandidatePanel::kGroupOf * kDims;
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (std::size_t d = 0; d < kDims; d += 64) {
    _tile_loadd(4, left + d, kDims);
    _tile_loadd(5, left + 16 * kDims + d, kDims);
    _tile_loadd(6, right + d * 16, 64);
    _tile_loadd(7, right + kGroupBytes + d * 16, 64);
    _tile_dpbuud(0, 4, 6);
    _tile_dpbuud(1, 4, 7);
    _tile_dpbuud(2, 5, 6);
    _tile_dpbuud(3, 5, 7);
  }
  _tile_stored(0, sums[0], 64);
  _tile_stored(1, sums[1], 64);
  _tile_stored(2, sums[2], 64);
  _tile_stored(3, sums[3], 64);
}

BINOME_TILES void bounds_amx(const TileRequest& request, const UseSurvivors& use) {
  constexpr std::size_t kGroupOf = CandidatePanel::kGroupOf;
  TileConfiguration configuration;
  for (int tile = 0; tile < 8; ++tile) {
    configuration.row_bytes[tile] = 64;
    configuration.rows[tile] = 16;
  }
  _tile_loadconfig(&configuration);
  const CandidatePanel& candidates = *request.candidates;
  // The next requests are asked for early; their bytes come from far.
  const std::size_t next = request.first + kRequests;
  if (next < request.requests->rows()) {
    for (std::size_t byte = 0; byte < kRequests * kDims; byte += 64) {
      __builtin_prefetch(request.requests->wants(next) + byte, 0, 2);
      __builtin_prefetch(request.requests->held(next) + byte, 0, 2);
    }
  }
  // One direction after the other: the requests' bytes then stay in the first cache.
  alignas(64) std::int32_t met[kMostCandidates / kCandidates][4][256];
  alignas(64) std::int32_t met_back[kMostCandidates / kCandidates][4][256];
  for (std::size_t c = request.begin; c < request.end; c += kCandidates)
    multiply(request.requests->wants(request.first), candidates.held(c / kGroupOf), met[(c - request.begin) / kCandidates]);
  for (std::size_t c = request.begin; c < request.end; c += kCandidates)
    multiply(request.requests->held(request.first), candidates.wants(c / kGroupOf), met_back[(c - request.begin) / kCandidates]);
  _tile_release();

  const std::size_t groups = (request.end - request.begin) / kGroupOf;
  const __m512 one = _mm512_set1_ps(1);
  const __m512 smaller_share = _mm512_set1_ps(kSmallerShare);
  const __m512 sum_share = _mm512_set1_ps(kSumShare);
  const __m512 least = _mm512_set1_ps(kLeastScore);
  const __m512i most = _mm512_set1_epi32(65535);
  const __m512i lanes = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i first_half = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const __m512i second_half = _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  Survivor survivors[kMostCandidates + kGroupOf];
  for (std::size_t r = 0; r < kRequests; ++r) {
    const BoundScale& scale = request.requests->scale(request.first + r);
    const __m512 unit = _mm512_set1_ps(scale.unit);
    const __m512 prior = _mm512_set1_ps(scale.prior);
    const __m512 unmet = _mm512_set1_ps(scale.unmet);
    const __m512 own_floor = _mm512_set1_ps(request.floors[r]);
    std::size_t count = 0;
    for (std::size_t group = 0; group < groups; ++group) {
      const std::size_t at = request.begin + group * kGroupOf;
      const std::size_t tile = r / 16 * 2 + group % 2;
      const __m512i sum = _mm512_load_si512(met[group / 2][tile] + r % 16 * 16);
      const __m512i sum_back = _mm512_load_si512(met_back[group / 2][tile] + r % 16 * 16);
      __m512 a = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum), unit, prior);
      __m512 b = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum_back), _mm512_loadu_ps(candidates.units() + at),
                                 _mm512_loadu_ps(candidates.priors() + at));
      const __m512 floor = _mm512_min_ps(own_floor, _mm512_loadu_ps(request.candidate_floors + at));
      const auto mutual = [&]() __attribute__((always_inline)) BINOME_TILES {
        return _mm512_fmadd_ps(smaller_share, _mm512_min_ps(a, b), _mm512_mul_ps(sum_share, _mm512_add_ps(a, b)));
      };
      const __m512 reach = _mm512_max_ps(floor, least);
      // Where nothing is met the bound is too high: that matters only to the pairs that pass.
      if (_mm512_cmp_ps_mask(mutual(), reach, _CMP_GE_OQ) == 0) continue;
      a = _mm512_mask_blend_ps(_mm512_test_epi32_mask(sum, sum), unmet, a);
      b = _mm512_mask_blend_ps(_mm512_test_epi32_mask(sum_back, sum_back), _mm512_loadu_ps(candidates.unmets() + at), b);
      const __m512 exact = mutual();
      const __mmask16 pass = _mm512_cmp_ps_mask(exact, reach, _CMP_GE_OQ);
      const auto rounded = [&](__m512 bound) __attribute__((always_inline)) BINOME_TILES {
        return _mm512_min_epi32(_mm512_cvttps_epi32(_mm512_add_ps(bound, one)), most);
      };
      const __m512i score = rounded(exact);
      const __m512i candidate = _mm512_add_epi32(lanes, _mm512_set1_epi32(static_cast<int>(at)));
      const __m512i low = _mm512_maskz_compress_epi32(pass, _mm512_or_si512(candidate, _mm512_slli_epi32(score, 16)));
      const __m512i high = _mm512_maskz_compress_epi32(pass, _mm512_or_si512(rounded(a), _mm512_slli_epi32(rounded(b), 16)));
      _mm512_storeu_si512(survivors + count, _mm512_permutex2var_epi32(low, first_half, high));
      _mm512_storeu_si512(survivors + count + 8, _mm512_permutex2var_epi32(low, second_half, high));
      count += static_cast<std::size_t>(__builtin_popcount(pass));
    }
    if (count > 0) use(r, std::span(survivors, count));
  }
}
#endif

}  // namespace

RequestPanel::RequestPanel(std::size_t rows) {
  rows = (rows + kRequests - 1) / kRequests * kRequests;
  wants_.resize(rows * kDims);
  held_.resize(rows * kDims);
  scales_.resize(rows);
}

void RequestPanel::set(std::size_t row, const CodedRow& query) {
  thread_local WantFolder folder;
  std::uint8_t* wants = wants_.data() + row * kDims;
  std::uint8_t* held = held_.data() + row * kDims;
  std::fill_n(wants, kDims, std::uint8_t{0});
  std::fill_n(held, kDims, std::uint8_t{0});
  const float unit =
      folder.fold([&](const auto& use) { query.each_wanted(use); }, [&](std::uint32_t d, std::uint8_t byte) { wants[d] = byte; });
  query.each_had([&](std::uint32_t code) { held[dimension_of(code)] = 1; });
  scales_[row] = BoundScale(unit, query.prior, query.wants_something);
}

void CandidatePanel::fill(const CompactRows& rows, const WantColumns& columns, std::size_t begin, std::size_t count) {
  count_ = count;
  const std::size_t padded = (count + kCandidates - 1) / kCandidates * kCandidates;
  wants_.assign(padded * kDims, 0);
  held_.assign(padded * kDims, 0);
  units_.assign(columns.units() + begin, columns.units() + begin + count);
  priors_.assign(columns.priors() + begin, columns.priors() + begin + count);
  unmets_.assign(columns.unmets() + begin, columns.unmets() + begin + count);
  for (auto* scales : {&units_, &priors_, &unmets_}) scales->resize(padded, 0);
  for (std::size_t first = 0; first < count; first += kGroupOf) {
    std::uint8_t* wants = wants_.data() + first * kDims;
    std::uint8_t* held = held_.data() + first * kDims;
    const std::size_t end = std::min(kGroupOf, count - first);
    std::array<const std::uint8_t*, kGroupOf> wanted{};
    for (std::size_t c = 0; c < end; ++c) {
      const std::size_t candidate = begin + first + c;
      wanted[c] = columns.group(candidate / kGroup) + candidate % kGroup;
      rows[candidate].each_had([&](std::uint32_t code) {
        const std::uint32_t d = dimension_of(code);
        held[d / 4 * 64 + c * 4 + d % 4] = 1;
      });
    }
    for (std::size_t d = 0; d < kDims; d += 4) {
      for (std::size_t c = 0; c < end; ++c) {
        for (std::size_t i = 0; i < 4; ++i) wants[d * kGroupOf + c * 4 + i] = wanted[c][(d + i) * kGroup];
      }
    }
  }
}

TileBounds tile_bounds(Instructions instructions) {
#if defined(__x86_64__)
  if (instructions == Instructions::amx) return bounds_amx;
#endif
  (void)instructions;
  return bounds_generic;
}

}  // namespace binome
