#include "index/internal/folded_vectors.hpp"

#include <algorithm>
#include <bit>

namespace binome {
namespace {

constexpr float kHasScale = 16;
constexpr std::size_t kLeastDimensions = 4;

// What a concept weighs in inner products: how often it is had times how much it is wanted.
std::vector<double> concept_mass(const Candidates& candidates) {
  std::vector<double> held(candidates.concept_count);
  std::vector<double> wanted(candidates.concept_count);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    for (const ConceptId v : candidates.held_of(c)) held[v] += 1;
    const WantsView wants = candidates.wants_of(c);
    for (std::size_t i = 0; i < wants.concepts.size(); ++i) wanted[wants.concepts[i]] += wants.weights[i];
  }
  for (std::size_t v = 0; v < held.size(); ++v) held[v] = (held[v] + 1) * (wanted[v] + 1);
  return held;
}

}  // namespace

FoldedVectors::FoldedVectors(const Candidates& candidates, std::size_t dimensions)
    : folding_(concept_mass(candidates),
               std::clamp(std::bit_ceil(candidates.concept_count), kLeastDimensions, std::max(kLeastDimensions, dimensions))) {}

void FoldedVectors::ask(const Query& query, float* out) const {
  fold(query.held, query.wants, out + folding_.dimensions(), out);
  out[width() - 2] = query.wants.prior / kHasScale;
  out[width() - 1] = kHasScale;
}

void FoldedVectors::each_block(const Candidates& candidates, const std::function<void(std::size_t, const float*)>& use) const {
  constexpr std::size_t kBlock = 4096;
  std::vector<float> rows;
  for (std::size_t begin = 0; begin < candidates.size(); begin += kBlock) {
    const std::size_t end = std::min(candidates.size(), begin + kBlock);
    rows.resize((end - begin) * width());
    for (std::size_t c = begin; c < end; ++c) {
      float* row = rows.data() + (c - begin) * width();
      const WantsView wants = candidates.wants_of(c);
      fold(candidates.held_of(c), wants, row, row + folding_.dimensions());
      row[width() - 2] = kHasScale;
      row[width() - 1] = wants.prior / kHasScale;
    }
    use(end - begin, rows.data());
  }
}

void FoldedVectors::fold(std::span<const ConceptId> held, const WantsView& wants, float* has_out, float* wants_out) const {
  folding_.fold_has(held, has_out);
  folding_.fold_wants(wants, wants_out);
  for (std::size_t d = 0; d < folding_.dimensions(); ++d) {
    has_out[d] *= kHasScale;
    wants_out[d] /= kHasScale;
  }
}

}  // namespace binome
