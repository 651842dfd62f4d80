// What both sides of a pair want of each other.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/ranking/directory_state.hpp"

namespace binome {

// One side's wants, as weighed and as integers.
struct Wanting {
  std::vector<WeightedWant> weighed;
  QuantizedWants quantized;
  const KindPairStatistics* statistics = nullptr;
  std::uint32_t evidence = 0;
};

struct PairWants {
  Wanting forth;
  Wanting back;
};
PairWants wants_of_pair(const DirectoryState& directory, const Requester& asker, ActorIndex candidate);

// q of a concept; 0 if it is not wanted.
std::uint32_t weight_of(const QuantizedWants& wants, ConceptId v);

inline bool holds(std::span<const ConceptId> held, ConceptId v) { return std::binary_search(held.begin(), held.end(), v); }

}  // namespace binome
