#include "engine/evaluation/learned_weights.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "features/concept_block.hpp"

namespace binome {
namespace {

// The code of a kind in a weights file; none: any.
std::string code_of(const Taxonomy& taxonomy, Term kind) { return kind ? std::string(taxonomy.code(kind)) : "*"; }

std::string decimal(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  return std::string(text.data());
}

// The row of a block between two kinds: made, behind the others of these kinds, if there is none.
BlockWeights::Row& row_of(std::vector<BlockWeights::Row>& rows, const std::string& from, const std::string& to, const std::string& block) {
  const auto same_pair = [&](const auto& row) { return row.asker == from && row.asked == to; };
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return same_pair(row) && row.block == block; });
  if (found != rows.end()) return *found;
  const auto last = std::find_if(rows.rbegin(), rows.rend(), same_pair);
  return *rows.insert(last == rows.rend() ? rows.end() : last.base(), BlockWeights::Row());
}

}  // namespace

std::vector<double> mean_weights(const BlockWeights& weights, const Taxonomy& taxonomy, Term asking, Term asked) {
  std::vector<double> means;
  const std::string a = code_of(taxonomy, asking);
  const std::string b = code_of(taxonomy, asked);
  for (const std::string_view block : block_names()) means.push_back((weights.of(a, b, block) + weights.of(b, a, block)) / 2);
  return means;
}

BlockWeights with_learned(const BlockWeights& weights, const Taxonomy& taxonomy, const std::vector<std::string>& blocks,
                          std::span<const LearnedWeights> learned, const std::string& basis) {
  std::vector<BlockWeights::Row> rows = weights.rows();
  for (const LearnedWeights& one : learned) {
    const auto put = [&](const std::string& from, const std::string& to) {
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (!one.fitted.spoken[b]) continue;
        const Interval& interval = one.fitted.intervals[b];
        row_of(rows, from, to, blocks[b]) = {from, to, blocks[b], std::stod(decimal(one.fitted.weights[b])),
                                             basis + "; 95 %: " + decimal(interval.low) + " – " + decimal(interval.high)};
      }
    };
    const std::string asking = code_of(taxonomy, one.asking);
    const std::string asked = code_of(taxonomy, one.asked);
    put(asking, asked);
    if (asking != asked) put(asked, asking);
  }
  return *BlockWeights::from_rows(std::move(rows));
}

}  // namespace binome
