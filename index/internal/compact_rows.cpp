#include "index/internal/compact_rows.hpp"

#include <algorithm>
#include <numeric>

namespace binome {

ConceptCodes::ConceptCodes(const Candidates& candidates) : codes_(candidates.concept_count) {
  std::vector<std::uint32_t> holders(candidates.concept_count);
  std::vector<std::uint64_t> wanted(candidates.concept_count);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    for (const ConceptId v : candidates.has_of(c)) ++holders[v];
    const WantsView wants = candidates.wants_of(c);
    for (std::size_t i = 0; i < wants.concepts.size(); ++i) wanted[wants.concepts[i]] += wants.weights[i];
  }
  // At most 2³² candidates × 2⁴⁷ of weight: a double is precise enough for an order, and the same everywhere.
  std::vector<double> mass(candidates.concept_count);
  for (std::size_t v = 0; v < mass.size(); ++v) mass[v] = (holders[v] + 1.0) * (static_cast<double>(wanted[v]) + 1.0);
  std::vector<std::uint32_t> order(candidates.concept_count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return mass[x] > mass[y]; });
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) codes_[order[rank]] = rank;
}

CodedQuery::CodedQuery(const Query& query, const ConceptCodes& codes)
    : weights(query.wants.weights.begin(), query.wants.weights.end()),
      prior(query.wants.prior),
      wants_something(query.wants.wants_something) {
  has.reserve(query.has.size());
  for (const ConceptId v : query.has) has.push_back(codes[v]);
  wants.reserve(query.wants.concepts.size());
  for (const ConceptId v : query.wants.concepts) wants.push_back(codes[v]);
}

template <typename Row, typename Weights>
CodedRows::CodedRows(std::size_t count, const ConceptCodes& codes, const TaskRunner& run, const Row& row, const Weights& weights)
    : common_ends_(count + 1), rare_ends_(count + 1) {
  constexpr std::size_t kRowsATask = 4096;
  const auto by_rows = [&](const auto& body) {
    run((count + kRowsATask - 1) / kRowsATask, [&](std::size_t task) {
      for (std::size_t r = task * kRowsATask; r < std::min(count, (task + 1) * kRowsATask); ++r) body(r);
    });
  };
  by_rows([&](std::size_t r) {
    std::size_t common = 0;
    const auto concepts = row(r);
    for (const ConceptId v : concepts) common += codes[v] < kCommon ? 1 : 0;
    common_ends_[r + 1] = common;
    rare_ends_[r + 1] = concepts.size() - common;
  });
  std::partial_sum(common_ends_.begin(), common_ends_.end(), common_ends_.begin());
  std::partial_sum(rare_ends_.begin(), rare_ends_.end(), rare_ends_.begin());
  common_.resize(common_ends_.back());
  rare_.resize(rare_ends_.back());
  bool weighted = false;
  for (std::size_t r = 0; r < count && !weighted; ++r) weighted = !weights(r).empty();
  if (weighted) {
    common_weights_.resize(common_.size());
    rare_weights_.resize(rare_.size());
  }
  by_rows([&](std::size_t r) {
    const auto concepts = row(r);
    const auto its_weights = weights(r);
    std::size_t common = common_ends_[r];
    std::size_t rare = rare_ends_[r];
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      const std::uint32_t code = codes[concepts[i]];
      if (code < kCommon) {
        if (weighted) common_weights_[common] = its_weights[i];
        common_[common++] = static_cast<std::uint16_t>(code);
      } else {
        if (weighted) rare_weights_[rare] = its_weights[i];
        rare_[rare++] = code;
      }
    }
  });
}

std::size_t CodedRows::bytes() const {
  return (common_ends_.size() + rare_ends_.size()) * sizeof(std::uint64_t) +
         (common_.size() + common_weights_.size() + rare_weights_.size()) * sizeof(std::uint16_t) + rare_.size() * sizeof(std::uint32_t);
}

CompactRows::CompactRows(const Candidates& candidates, const ConceptCodes& codes, const TaskRunner& run)
    : has(
          candidates.size(), codes, run, [&](std::size_t c) { return candidates.has_of(c); },
          [](std::size_t) { return std::span<const std::uint16_t>(); }),
      wants(
          candidates.size(), codes, run, [&](std::size_t c) { return candidates.wants_of(c).concepts; },
          [&](std::size_t c) { return candidates.wants_of(c).weights; }) {
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const WantsView view = candidates.wants_of(c);
    priors.push_back(view.prior);
    wants_something.push_back(view.wants_something ? 1 : 0);
  }
}

void CompactScorer::load(const CodedQuery& query) {
  for (const std::uint32_t code : touched_) wanted_[code] = had_[code] = 0;
  touched_.clear();
  for (std::size_t i = 0; i < query.wants.size(); ++i) wanted_[query.wants[i]] = query.weights[i];
  for (const std::uint32_t code : query.has) had_[code] = 0xFFFF;
  touched_.insert(touched_.end(), query.wants.begin(), query.wants.end());
  touched_.insert(touched_.end(), query.has.begin(), query.has.end());
}

}  // namespace binome
