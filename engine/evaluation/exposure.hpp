// How a batch of everybody's lists spreads its proposals.
#pragma once

#include <cstddef>

#include "engine/engine.hpp"

namespace binome {

struct Exposure {
  double coverage = 0;  // share of the candidates that are in at least one list
  double gini = 0;      // of how often each candidate is proposed
  double mutual = 0;    // share of proposals i → j with i in the list of j
};

// Of the lists of length k of all actors of two kinds, each for the other kind. O(batch). Parallel; deterministic.
Exposure measure_exposure(const Engine& engine, Term kind, Term other_kind, std::size_t k);

// The mean of several measurements.
class MeanExposure {
 public:
  void add(const Exposure& exposure);
  Exposure mean() const;  // of at least one

 private:
  Exposure sum_;
  double count_ = 0;
};

}  // namespace binome
