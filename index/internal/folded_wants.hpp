// Concepts folded to few dimensions (wants added, has OR-ed), and what is wanted of each as a byte, rounded up to a multiple of
// a unit of the row: unit · Σ bytes is an upper bound of what is met.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace binome {

// The first kExact codes have a dimension of their own, the others share kShared.
inline constexpr std::uint32_t kExact = 512;
inline constexpr std::uint32_t kShared = 512;
inline constexpr std::uint32_t kDims = kExact + kShared;

constexpr std::uint32_t dimension_of(std::uint32_t code) { return code < kExact ? code : kExact + (code - kExact) % kShared; }

// What turns a sum of bytes into a bound of a directed score: unit·sum + prior, or `unmet` if the sum is zero.
struct BoundScale {
  float unit = 0;
  float prior = 0;
  float unmet = 0;

  BoundScale() = default;
  BoundScale(float a_unit, std::uint16_t a_prior, bool wants_something)
      : unit(a_unit), prior(static_cast<float>(a_prior) + kSlack), unmet(wants_something ? 0.0F : static_cast<float>(a_prior)) {}

 private:
  static constexpr float kSlack = 4;  // more than all roundings of the floats can add up to, in units of S
};

// A bound as 16 bits, rounded up.
inline std::uint16_t rounded_up(float bound) { return static_cast<std::uint16_t>(std::min(bound + 1, 65535.0F)); }

// Not thread safe.
class WantFolder {
 public:
  // Calls put(dimension, byte) for each dimension in which the row wants something; `each(use)` calls use(code, weight). The
  // unit is returned: at least 1, so that the bytes of a row add up to less than 2¹⁶.
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
    const float unit = std::max(1.0F, static_cast<float>(most) / 255.0F);  // of 1: nothing is rounded
    const float inverse = 1 / unit;
    for (const std::uint32_t d : touched_) {
      const float scaled = static_cast<float>(sums_[d]) * inverse;
      auto byte = static_cast<std::uint32_t>(scaled);
      byte += static_cast<float>(byte) < scaled ? 1 : 0;
      put(d, static_cast<std::uint8_t>(std::min(byte, 255U)));
      sums_[d] = 0;
    }
    return unit;
  }

 private:
  std::array<std::uint32_t, kDims> sums_{};
  std::vector<std::uint32_t> touched_;
};

}  // namespace binome
