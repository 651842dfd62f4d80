// What lies in the sections of a snapshot, for its writer and its reader: index/SNAPSHOT_FORMAT.md tells it in full.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "features/block_weights.hpp"
#include "features/taxonomy.hpp"

namespace binome::snapshot {

// Section "about": one of it.
struct About {
  std::uint64_t actors = 0;
  std::uint64_t concepts = 0;
  std::uint64_t seed = 0;
  std::uint64_t weights_fingerprint = 0;
  std::uint64_t taxonomy_fingerprint = 0;
  std::uint32_t year = 0;  // the day on which listings were judged
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(About) == 56);

// An element of "pairs" (asker, asked) and of "homes" (country, subdivision): numbers of terms.
struct TwoTerms {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

// Terms are numbered by their place in "terms": "vocabulary:code".
inline constexpr std::uint32_t kNoTerm = 0xFFFFFFFF;

// A section that belongs to one pair of kinds: "wants.ends.3".
inline std::string of_pair(std::string_view name, std::size_t pair) { return std::string(name) + "." + std::to_string(pair); }

// Tell whether a snapshot was made with the weights, with the codes and their order of rank, that a program has.
std::uint64_t fingerprint(const BlockWeights& weights);
std::uint64_t fingerprint(const Taxonomy& taxonomy);

}  // namespace binome::snapshot
