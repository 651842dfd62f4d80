// Adds the weights of those codes of a row whose bit is set: what a candidate wants and a query has. The exact score of one
// pair; one version per family of instructions, all equal to the generic one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "index/processor.hpp"

namespace binome {

// Codes below have a bit.
inline constexpr std::uint32_t kBitCodes = 1024;

// Σ weights[i] for i < count where bit codes[i] of `bits` is set. Codes are below kBitCodes, the sum below 2¹⁵; `bits` has
// kBitCodes bits, in words of 16.
using BitSum = std::uint32_t (*)(const std::uint16_t* codes, const std::uint16_t* weights, std::size_t count, const std::uint16_t* bits);

// The version for these instructions, which the machine must have.
BitSum bit_sum(Instructions instructions);

}  // namespace binome
