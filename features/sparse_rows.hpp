// Sparse rows, one after the other in memory: what each actor has, or wants.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "features/concept_space.hpp"

namespace binome {

// Row r holds the concepts of one actor, ascending. 4 bytes a concept, 8 a row.
class HasRows {
 public:
  void append(std::span<const ConceptId> row) {
    concepts_.insert(concepts_.end(), row.begin(), row.end());
    ends_.push_back(concepts_.size());
  }
  std::span<const ConceptId> operator[](std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::span(concepts_).subspan(begin, ends_[row] - begin);
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t total() const { return concepts_.size(); }
  // Makes room for what will be appended, so that nothing is copied again.
  void reserve(std::size_t rows, std::size_t concepts) {
    concepts_.reserve(concepts);
    ends_.reserve(rows);
  }

 private:
  std::vector<ConceptId> concepts_;
  std::vector<std::size_t> ends_;
};

// What one actor wants of the other side, as integers: q and e of docs/scoring.md.
struct WantsView {
  std::span<const ConceptId> concepts;     // ascending
  std::span<const std::uint16_t> weights;  // q[v], 1 … 30000, same length
  std::uint16_t prior = 0;                 // e
  bool wants_something = false;            // false: q is empty and the prior is the whole answer
};

class WantRows {
 public:
  void append(const WantsView& row) {
    concepts_.insert(concepts_.end(), row.concepts.begin(), row.concepts.end());
    weights_.insert(weights_.end(), row.weights.begin(), row.weights.end());
    ends_.push_back(concepts_.size());
    priors_.push_back(row.prior);
    wants_.push_back(row.wants_something ? 1 : 0);
  }
  WantsView operator[](std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    const std::size_t length = ends_[row] - begin;
    return {std::span(concepts_).subspan(begin, length), std::span(weights_).subspan(begin, length), priors_[row], wants_[row] != 0};
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t total() const { return concepts_.size(); }
  void reserve(std::size_t rows, std::size_t concepts) {
    concepts_.reserve(concepts);
    weights_.reserve(concepts);
    ends_.reserve(rows);
    priors_.reserve(rows);
    wants_.reserve(rows);
  }

 private:
  std::vector<ConceptId> concepts_;
  std::vector<std::uint16_t> weights_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint16_t> priors_;
  std::vector<std::uint8_t> wants_;
};

}  // namespace binome
