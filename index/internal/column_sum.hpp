// Adds weights over columns of bits: how much of what a query wants each of many candidates has. The inner loop of a single
// request; one version per family of instructions, all equal to the generic one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/processor.hpp"

namespace binome {

// Candidates of one group: bit c of a column's words says whether candidate c has the concept.
inline constexpr std::size_t kGroup = 512;
inline constexpr std::size_t kGroupWords = kGroup / 32;

struct WeightedColumn {
  std::uint32_t column = 0;
  std::uint16_t weight = 0;
};

// met[c] = Σ weights of the columns that candidate c has. `group`: kGroupWords words a column, column after column; `met`:
// kGroup sums, which must stay below 2¹⁶. Costs 64 bytes and kGroup/32 additions of 512 bits a column.
using ColumnSum = void (*)(const std::uint32_t* group, std::span<const WeightedColumn> columns, std::uint16_t* met);

// The version for these instructions, which the machine must have.
ColumnSum column_sum(Instructions instructions);

// Appends to `found` base + c for each c with met[c] ≥ threshold, ascending. count: a multiple of 32.
using ThresholdFilter = void (*)(const std::uint16_t* met, std::size_t count, std::uint16_t threshold, std::uint32_t base,
                                 std::vector<std::uint32_t>& found);
ThresholdFilter threshold_filter(Instructions instructions);

}  // namespace binome
