// Random numbers that are a function of (seed, stream, index, how many were drawn): nothing has to be kept, and every
// machine gets the same ones. Integers only: the standard library's distributions and logarithms differ between machines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace binome {

// 2⁶⁴ divided by the golden ratio, odd: the step of splitmix64 and of an evenly spread (Weyl) sequence.
inline constexpr std::uint64_t kGoldenStep = 0x9E3779B97F4A7C15U;

// The finaliser of splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

// splitmix64, started at a place of its own for each (seed, stream, index).
class CounterRandom {
 public:
  constexpr CounterRandom(std::uint64_t seed, std::uint64_t stream, std::uint64_t index)
      : state_(mix(mix(mix(seed + kGoldenStep) + stream * kGoldenStep) + index * kGoldenStep)) {}

  constexpr std::uint64_t next() { return mix(state_ += kGoldenStep); }
  // 0 … n-1, n > 0; biased by less than n / 2³².
  constexpr std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }
  // lowest … highest, both possible.
  constexpr int between(int lowest, int highest) {
    return lowest + static_cast<int>(below(static_cast<std::size_t>(highest - lowest) + 1));
  }
  // True in `per_mille` of 1000 cases.
  constexpr bool chance(std::uint32_t per_mille) { return below(1000) < per_mille; }
  template <typename Values>
  constexpr const auto& one_of(const Values& values) {
    return values[below(std::size(values))];
  }

 private:
  std::uint64_t state_;
};

// Position `index` of a sequence that fills 0 … 2⁶⁴ evenly: any n neighbours hold every share to about 1/n. `step` is odd.
constexpr std::uint64_t evenly_spread(std::uint64_t seed, std::uint64_t stream, std::uint64_t index, std::uint64_t step = kGoldenStep) {
  return mix(seed + stream * kGoldenStep) + index * step;
}

// Draws 0 … size-1 with given integer weights (their sum below 2³²). O(log size).
class WeightedPicker {
 public:
  WeightedPicker() = default;
  explicit WeightedPicker(std::span<const std::uint32_t> weights);

  bool empty() const { return cumulative_.empty() || cumulative_.back() == 0; }
  // Where `uniform` (0 … 2⁶⁴) falls; requires !empty().
  std::size_t at(std::uint64_t uniform) const;
  std::size_t pick(CounterRandom& random) const { return at(random.next()); }

 private:
  std::vector<std::uint64_t> cumulative_;
};

}  // namespace binome
