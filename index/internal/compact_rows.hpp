// The candidates of an index, renumbered so that the concepts that matter come first: most codes fit 16 bits, and those below
// a limit are worth a column of their own. A private copy, smaller and faster to score than HasRows and WantRows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "features/task_runner.hpp"
#include "index/candidate_index.hpp"
#include "index/internal/bit_sum.hpp"

namespace binome {

// Concepts in the order of (candidates that have one) × (what candidates want of it, summed): its share of all inner products.
// Ties by id. Immutable.
class ConceptCodes {
 public:
  explicit ConceptCodes(const Candidates& candidates);
  std::uint32_t operator[](ConceptId id) const { return codes_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(codes_.size()); }

 private:
  std::vector<std::uint32_t> codes_;
};

// What a row has, as bits of the codes below kBitCodes; kept in words of 16.
using HasBits = std::array<std::uint16_t, kBitCodes / 16>;

// A query in codes, ready to be scored and to be folded.
struct CodedQuery {
  HasBits has_bits{};
  std::vector<std::uint32_t> other_has;      // codes from kBitCodes on
  std::vector<std::uint16_t> bit_wants;      // codes below kBitCodes
  std::vector<std::uint16_t> bit_weights;    // of bit_wants
  std::vector<std::uint32_t> other_wants;    // codes from kBitCodes on
  std::vector<std::uint16_t> other_weights;  // of other_wants
  std::uint16_t prior = 0;
  bool wants_something = false;

  CodedQuery(const Query& query, const ConceptCodes& codes);
};

// One candidate. Everything about it lies together in memory: reading it costs a few neighbouring cache lines.
struct CandidateRow {
  std::uint16_t prior = 0;
  bool wants_something = false;
  const std::uint16_t* has_bits = nullptr;  // as HasBits
  std::span<const std::uint16_t> has;       // codes from kBitCodes on, of 16 bits
  std::span<const std::uint16_t> rare_has;  // codes of 32 bits, low half first: two elements each
  std::span<const std::uint16_t> bit_wants;
  std::span<const std::uint16_t> wants;       // from kBitCodes on, of 16 bits
  std::span<const std::uint16_t> rare_wants;  // as rare_has
  const std::uint16_t* weights = nullptr;     // of bit_wants, wants, rare_wants, in this order

  // Calls use(code) for every code it has from kBitCodes on.
  template <typename Use>
  void each_other_had(const Use& use) const {
    for (const std::uint16_t code : has) use(std::uint32_t{code});
    for (std::size_t i = 0; i < rare_has.size(); i += 2) use(rare_has[i] | std::uint32_t{rare_has[i + 1]} << 16);
  }
  // Calls use(code) for every code it has.
  template <typename Use>
  void each_had(const Use& use) const {
    for (std::uint32_t w = 0; w < kBitCodes / 16; ++w) {
      for (unsigned word = has_bits[w]; word != 0; word &= word - 1) use(w * 16 + static_cast<std::uint32_t>(__builtin_ctz(word)));
    }
    each_other_had(use);
  }
  // Calls use(code, weight) for every code it wants from kBitCodes on.
  template <typename Use>
  void each_other_wanted(const Use& use) const {
    const std::uint16_t* weight = weights + bit_wants.size();
    for (const std::uint16_t code : wants) use(std::uint32_t{code}, *weight++);
    for (std::size_t i = 0; i < rare_wants.size(); i += 2) use(rare_wants[i] | std::uint32_t{rare_wants[i + 1]} << 16, *weight++);
  }
  // Calls use(code, weight) for every code it wants.
  template <typename Use>
  void each_wanted(const Use& use) const {
    for (std::size_t i = 0; i < bit_wants.size(); ++i) use(std::uint32_t{bit_wants[i]}, weights[i]);
    each_other_wanted(use);
  }
};

// All candidates. 208 bytes each, 2 for every other concept it has, 4 for one it wants; 2 more for each code from 2¹⁶ on.
class CompactRows {
 public:
  CompactRows(const Candidates& candidates, const ConceptCodes& codes, const TaskRunner& run);

  std::size_t size() const { return starts_.size() - 1; }
  CandidateRow operator[](std::size_t candidate) const;
  // Asks the processor for a candidate that will soon be read: what it has, or all of it.
  void prefetch_has(std::size_t candidate) const { prefetch(starts_[candidate], starts_[candidate] + kHasWords); }
  void prefetch(std::size_t candidate) const { prefetch(starts_[candidate], starts_[candidate + 1]); }
  std::size_t bytes() const { return starts_.size() * sizeof(std::uint64_t) + words_.size() * sizeof(std::uint16_t); }

 private:
  static constexpr std::size_t kHasWords = 8 + kBitCodes / 16 + 32;  // with the first of its other codes
  void prefetch(std::uint64_t begin, std::uint64_t end) const {
    constexpr std::uint64_t kLine = 32;
    for (std::uint64_t word = begin; word < end; word += kLine) __builtin_prefetch(words_.data() + word);
  }

  std::vector<std::uint64_t> starts_;  // in words_; and the end
  std::vector<std::uint16_t> words_;
};

// Scores candidates against one query. Not thread safe: one per thread. 4 bytes a code. The query must stay until the next
// one is loaded; loading costs O(its codes from kBitCodes on).
class CompactScorer {
 public:
  CompactScorer(std::uint32_t code_count, BitSum bit_sum) : wanted_(code_count), had_(code_count), bit_sum_(bit_sum) {}

  void load(const CodedQuery& query);
  // What the query wants and the candidate has; at most kScale.
  std::uint32_t met(const CandidateRow& row) const {
    std::uint32_t sum = bit_sum_(query_->bit_wants.data(), query_->bit_weights.data(), query_->bit_wants.size(), row.has_bits);
    row.each_other_had([&](std::uint32_t code) { sum += wanted_[code]; });
    return sum;
  }
  // What the candidate wants and the query has.
  std::uint32_t met_back(const CandidateRow& row) const {
    std::uint32_t sum = bit_sum_(row.bit_wants.data(), row.weights, row.bit_wants.size(), query_->has_bits.data());
    row.each_other_wanted([&](std::uint32_t code, std::uint16_t weight) { sum += had_[code] & weight; });
    return sum;
  }

 private:
  const CodedQuery* query_ = nullptr;
  std::vector<std::uint16_t> wanted_;  // by code, from kBitCodes on
  std::vector<std::uint16_t> had_;     // all ones if the query has the concept
  std::vector<std::uint32_t> touched_;
  BitSum bit_sum_;
};

}  // namespace binome
