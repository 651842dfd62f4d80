// What one row wants and another has, as bits: the exact score of one pair. One version per family of instructions, all equal to
// the generic one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "index/processor.hpp"

namespace binome {

// Codes below have a bit.
inline constexpr std::uint32_t kBitCodes = 1536;

// Bits of codes below kBitCodes, in words of 16.
inline constexpr std::size_t kBitWords = kBitCodes / 16;

// Σ of the weights of the codes that are both wanted and had. weights: a byte for each bit of `wanted` that is set, in order.
using LightSum = std::uint32_t (*)(const std::uint16_t* wanted, const std::uint8_t* weights, const std::uint16_t* had);

// Σ weights[i] for i < count where bit codes[i] of `had` is set. Codes are below kBitCodes, the sum below 2¹⁵.
using HeavySum = std::uint32_t (*)(const std::uint16_t* codes, const std::uint16_t* weights, std::size_t count, const std::uint16_t* had);

struct BitSums {
  LightSum light = nullptr;
  HeavySum heavy = nullptr;
};

// The versions for these instructions, which the machine must have.
BitSums bit_sums(Instructions instructions);

}  // namespace binome
