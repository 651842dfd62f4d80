#include "index/internal/tile_bounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // in gcc 12's own header
#include <immintrin.h>
#endif

namespace binome {
namespace {

// More than all roundings of the floats can add up to, in units of S.
constexpr float kSlack = 4;

// Folds the wants of one row and writes their bytes; `put(dimension, byte)`.
class Folder {
 public:
  template <typename Each, typename Put>
  float fold(const Each& each, const Put& put) {
    touched_.clear();
    std::uint32_t most = 0;
    each([&](std::uint32_t code, std::uint16_t weight) {
      const std::uint32_t d = dimension_of(code);
      if (sums_[d] == 0) touched_.push_back(d);
      sums_[d] += weight;
      most = std::max(most, sums_[d]);
    });
    const float inverse = most == 0 ? 0 : 255.0F / static_cast<float>(most);
    for (const std::uint32_t d : touched_) {
      const float scaled = static_cast<float>(sums_[d]) * inverse;
      auto byte = static_cast<std::uint32_t>(scaled);
      byte += static_cast<float>(byte) < scaled ? 1 : 0;
      put(d, static_cast<std::uint8_t>(std::min(byte, 255U)));
      sums_[d] = 0;
    }
    return static_cast<float>(most) / 255.0F;
  }

 private:
  std::array<std::uint32_t, kDims> sums_{};
  std::vector<std::uint32_t> touched_;
};

BoundScale scale_of(float unit, std::uint16_t prior, bool wants_something) {
  return {unit, static_cast<float>(prior) + kSlack, wants_something ? 0.0F : static_cast<float>(prior)};
}

std::uint16_t rounded_up(float bound) { return static_cast<std::uint16_t>(std::min(bound + 1, 65535.0F)); }

// S ≥ floor for some floor of the two, and both directions above zero.
bool may_matter(float a, float b, float floor) { return 2 * (a * b) >= std::max(floor * (a + b), 1.0F); }

void bounds_generic(const TileRequest& request, std::vector<Survivor>* survivors) {
  constexpr std::size_t kGroupOf = CandidatePanel::kGroupOf;
  const CandidatePanel& candidates = *request.candidates;
  for (std::size_t r = 0; r < kRequests; ++r) {
    const std::size_t row = request.first + r;
    const std::uint8_t* wants = request.requests->wants(row);
    const std::uint8_t* has = request.requests->has(row);
    const BoundScale& scale = request.requests->scale(row);
    for (std::size_t group = request.begin / kGroupOf; group < request.end / kGroupOf; ++group) {
      std::array<std::int32_t, kGroupOf> met{};
      std::array<std::int32_t, kGroupOf> met_back{};
      const std::uint8_t* theirs = candidates.has(group);
      const std::uint8_t* wanted = candidates.wants(group);
      for (std::size_t d = 0; d < kDims; ++d) {
        for (std::size_t c = 0; c < kGroupOf; ++c) {
          const std::size_t at = d / 4 * 64 + c * 4 + d % 4;
          met[c] += wants[d] * theirs[at];
          met_back[c] += has[d] * wanted[at];
        }
      }
      for (std::size_t c = 0; c < kGroupOf; ++c) {
        const std::size_t candidate = group * kGroupOf + c;
        const float a = met[c] == 0 ? scale.unmet : std::fma(static_cast<float>(met[c]), scale.unit, scale.prior);
        const float b = met_back[c] == 0
                            ? candidates.unmets()[candidate]
                            : std::fma(static_cast<float>(met_back[c]), candidates.units()[candidate], candidates.priors()[candidate]);
        if (!may_matter(a, b, std::min(request.floors[r], request.candidate_floors[candidate]))) continue;
        survivors[r].push_back({static_cast<std::uint32_t>(candidate), rounded_up(2 * (a * b) / (a + b)), rounded_up(b)});
      }
    }
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

BINOME_TILES void bounds_amx(const TileRequest& request, std::vector<Survivor>* survivors) {
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
      __builtin_prefetch(request.requests->has(next) + byte, 0, 2);
    }
  }
  // One direction after the other: the requests' bytes then stay in the first cache.
  alignas(64) std::int32_t met[kMostCandidates / kCandidates][4][256];
  alignas(64) std::int32_t met_back[kMostCandidates / kCandidates][4][256];
  for (std::size_t c = request.begin; c < request.end; c += kCandidates)
    multiply(request.requests->wants(request.first), candidates.has(c / kGroupOf), met[(c - request.begin) / kCandidates]);
  for (std::size_t c = request.begin; c < request.end; c += kCandidates)
    multiply(request.requests->has(request.first), candidates.wants(c / kGroupOf), met_back[(c - request.begin) / kCandidates]);
  _tile_release();

  const __m512 one = _mm512_set1_ps(1);
  const __m512i most = _mm512_set1_epi32(65535);
  const __m512i lanes = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (std::size_t at = request.begin; at < request.end; at += kGroupOf) {
    const __m512 units = _mm512_loadu_ps(candidates.units() + at);
    const __m512 priors = _mm512_loadu_ps(candidates.priors() + at);
    const __m512 unmets = _mm512_loadu_ps(candidates.unmets() + at);
    const __m512 candidate_floors = _mm512_loadu_ps(request.candidate_floors + at);
    const std::size_t block = (at - request.begin) / kCandidates;
    const std::size_t side = at % kCandidates / kGroupOf;
    for (std::size_t r = 0; r < kRequests; ++r) {
      const BoundScale& scale = request.requests->scale(request.first + r);
      const std::size_t tile = r / 16 * 2 + side;
      const __m512i sum = _mm512_load_si512(met[block][tile] + r % 16 * 16);
      const __m512i sum_back = _mm512_load_si512(met_back[block][tile] + r % 16 * 16);
      const __mmask16 some = _mm512_test_epi32_mask(sum, sum);
      const __mmask16 some_back = _mm512_test_epi32_mask(sum_back, sum_back);
      const __m512 a = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum), _mm512_set1_ps(scale.unit), _mm512_set1_ps(scale.prior));
      const __m512 b = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum_back), units, priors);
      const __m512 bound_a = _mm512_mask_blend_ps(some, _mm512_set1_ps(scale.unmet), a);
      const __m512 bound_b = _mm512_mask_blend_ps(some_back, unmets, b);
      const __m512 floor = _mm512_min_ps(_mm512_set1_ps(request.floors[r]), candidate_floors);
      const __m512 product = _mm512_mul_ps(bound_a, bound_b);
      const __m512 reach = _mm512_max_ps(_mm512_mul_ps(floor, _mm512_add_ps(bound_a, bound_b)), one);
      const __mmask16 pass = _mm512_cmp_ps_mask(_mm512_add_ps(product, product), reach, _CMP_GE_OQ);
      if (pass == 0) continue;
      const __m512 score = _mm512_div_ps(_mm512_add_ps(product, product), _mm512_add_ps(bound_a, bound_b));
      const __m512i s16 = _mm512_min_epi32(_mm512_cvttps_epi32(_mm512_add_ps(score, one)), most);
      const __m512i b16 = _mm512_min_epi32(_mm512_cvttps_epi32(_mm512_add_ps(bound_b, one)), most);
      alignas(64) std::uint32_t its[16];
      alignas(64) std::uint32_t bounds[16];
      _mm512_store_si512(its, _mm512_maskz_compress_epi32(pass, _mm512_add_epi32(lanes, _mm512_set1_epi32(static_cast<int>(at)))));
      _mm512_store_si512(bounds, _mm512_maskz_compress_epi32(pass, _mm512_or_si512(s16, _mm512_slli_epi32(b16, 16))));
      const int passing = __builtin_popcount(pass);
      for (int i = 0; i < passing; ++i)
        survivors[r].push_back({its[i], static_cast<std::uint16_t>(bounds[i]), static_cast<std::uint16_t>(bounds[i] >> 16)});
    }
  }
}
#endif

}  // namespace

RequestPanel::RequestPanel(std::size_t rows) {
  rows = (rows + kRequests - 1) / kRequests * kRequests;
  wants_.resize(rows * kDims);
  has_.resize(rows * kDims);
  scales_.resize(rows);
}

void RequestPanel::set(std::size_t row, const CodedQuery& query) {
  thread_local Folder folder;
  std::uint8_t* wants = wants_.data() + row * kDims;
  std::uint8_t* has = has_.data() + row * kDims;
  std::fill_n(wants, kDims, std::uint8_t{0});
  std::fill_n(has, kDims, std::uint8_t{0});
  const float unit = folder.fold(
      [&](const auto& use) {
        for (std::size_t i = 0; i < query.bit_wants.size(); ++i) use(query.bit_wants[i], query.bit_weights[i]);
        for (std::size_t i = 0; i < query.other_wants.size(); ++i) use(query.other_wants[i], query.other_weights[i]);
      },
      [&](std::uint32_t d, std::uint8_t byte) { wants[d] = byte; });
  for (std::uint32_t code = 0; code < kBitCodes; ++code) {
    if ((query.has_bits[code / 16] >> (code % 16) & 1U) != 0) has[dimension_of(code)] = 1;
  }
  for (const std::uint32_t code : query.other_has) has[dimension_of(code)] = 1;
  scales_[row] = scale_of(unit, query.prior, query.wants_something);
}

void CandidatePanel::fill(const CompactRows& rows, std::size_t begin, std::size_t count) {
  thread_local Folder folder;
  const std::size_t padded = (count + kCandidates - 1) / kCandidates * kCandidates;
  count_ = count;
  wants_.assign(padded * kDims, 0);
  has_.assign(padded * kDims, 0);
  units_.assign(padded, 0);
  priors_.assign(padded, 0);
  unmets_.assign(padded, 0);
  const auto at = [](std::size_t c, std::uint32_t d) { return c / kGroupOf * kGroupOf * kDims + d / 4 * 64 + c % kGroupOf * 4 + d % 4; };
  for (std::size_t c = 0; c < count; ++c) {
    const CandidateRow row = rows[begin + c];
    const float unit =
        folder.fold([&](const auto& use) { row.each_wanted(use); }, [&](std::uint32_t d, std::uint8_t byte) { wants_[at(c, d)] = byte; });
    row.each_had([&](std::uint32_t code) { has_[at(c, dimension_of(code))] = 1; });
    const BoundScale scale = scale_of(unit, row.prior, row.wants_something);
    units_[c] = scale.unit;
    priors_[c] = scale.prior;
    unmets_[c] = scale.unmet;
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
