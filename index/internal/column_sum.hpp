// Sums over columns: how much of what a query wants each of many candidates has, and the reverse. The inner loop of a single
// request; one version per family of instructions, all equal to the generic one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/internal/want_columns.hpp"
#include "index/processor.hpp"

namespace binome {

// Of one column of bits: bit c says whether candidate c of the group has the concept.
inline constexpr std::size_t kGroupWords = kGroup / 32;

struct WeightedColumn {
  std::uint32_t column = 0;
  std::uint16_t weight = 0;
};

// met[c] = Σ weights of the columns that candidate c has. `group`: kGroupWords words a column, column after column; `met`:
// kGroup sums, which must stay below 2¹⁶. Costs 64 bytes and kGroup/32 additions of 512 bits a column.
using ColumnSum = void (*)(const std::uint32_t* group, std::span<const WeightedColumn> columns, std::uint16_t* met);

// met[c] = Σ of the bytes of candidate c in `columns`. `group`: kGroup bytes a column, column after column. The sums must stay
// below 2¹⁶. Costs kGroup bytes and kGroup/32 additions of 512 bits a column.
using ByteSum = void (*)(const std::uint8_t* group, std::span<const std::uint16_t> columns, std::uint16_t* met);

// Bounds of S of a group, rounded up: scores[c] ≥ S of two directed scores, of which the first is the query's own, from the
// sum met[c], and the second at most unit·met_back[c] + prior of the candidate, or its `unmet` if the sum is zero. 0 where one
// of them is zero.
struct GroupBounds {
  const std::uint16_t* met = nullptr;
  const std::uint16_t* met_back = nullptr;
  BoundScale query;              // unit 1
  const float* units = nullptr;  // of the candidates
  const float* priors = nullptr;
  const float* unmets = nullptr;
};
using ScoreBounds = void (*)(const GroupBounds& group, std::uint16_t* scores);

// The versions for these instructions, which the machine must have.
ColumnSum column_sum(Instructions instructions);
ByteSum byte_sum(Instructions instructions);
ScoreBounds score_bounds(Instructions instructions);

// Appends to `found` base + c for each c with met[c] ≥ threshold, ascending. count: a multiple of 32.
using ThresholdFilter = void (*)(const std::uint16_t* met, std::size_t count, std::uint16_t threshold, std::uint32_t base,
                                 std::vector<std::uint32_t>& found);
ThresholdFilter threshold_filter(Instructions instructions);

}  // namespace binome
