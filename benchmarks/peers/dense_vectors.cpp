#include "benchmarks/peers/dense_vectors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace binome::peers {
namespace {

// How often a concept is had times how much it is wanted: what it adds to inner products.
std::vector<double> concept_mass(const Vectors& vectors) {
  std::vector<double> held(vectors.concept_count);
  std::vector<double> wanted(vectors.concept_count);
  for (std::uint32_t i = 0; i < vectors.size(); ++i) {
    const Query query = vectors.query(i);
    for (const ConceptId v : query.held) held[v] += 1;
    for (std::size_t w = 0; w < query.wants.concepts.size(); ++w) wanted[query.wants.concepts[w]] += query.wants.weights[w];
  }
  for (std::size_t v = 0; v < held.size(); ++v) held[v] *= wanted[v];
  return held;
}

double squares(const float* begin, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(begin[i]) * begin[i];
  return sum;
}

}  // namespace

DenseVectors::DenseVectors(const Vectors& vectors, std::size_t dimensions) : width_(2 * dimensions + 2), rows_(vectors.size() * width_) {
  const DimensionMap folding(concept_mass(vectors), dimensions);
  double held = 0;
  double wants = 0;
  for (std::uint32_t i = 0; i < vectors.size(); ++i) {
    float* row = rows_.data() + i * width_;
    const Query query = vectors.query(i);
    folding.fold_has(query.held, row);
    folding.fold_wants(query.wants, row + dimensions);
    row[width_ - 2] = 1;
    row[width_ - 1] = query.wants.prior;
    held += squares(row, dimensions);
    wants += squares(row + dimensions, dimensions);
  }
  const auto s = static_cast<float>(std::exp2(std::round(std::log2(wants / held) / 4)));
  for (float* row = rows_.data(); row != rows_.data() + rows_.size(); row += width_) {
    for (std::size_t d = 0; d < dimensions; ++d) row[d] *= s;
    for (std::size_t d = dimensions; d < 2 * dimensions; ++d) row[d] /= s;
  }
  read_ = rows_.data();
}

void DenseVectors::query(std::size_t actor, float* out) const {
  const float* row = read_ + actor * width_;
  const std::size_t dimensions = (width_ - 2) / 2;
  std::copy_n(row + dimensions, dimensions, out);
  std::copy_n(row, dimensions, out + dimensions);
  out[width_ - 2] = row[width_ - 1];
  out[width_ - 1] = row[width_ - 2];
}

void DenseVectors::read_from(const float* rows) {
  rows_ = {};
  read_ = rows;
}

}  // namespace binome::peers
