// The candidates of an index, renumbered so that the concepts that matter come first: most codes fit 16 bits, and those below
// a limit are worth a column of their own. A private copy, smaller and faster to score than HeldRows and WantRows.
#pragma once

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

// What an actor has and wants, in codes. Everything about it lies together in memory: reading it costs a few neighbouring cache
// lines. Refers to the words it was made from.
struct CodedRow {
  std::uint16_t prior = 0;
  bool wants_something = false;
  const std::uint16_t* has_bits = nullptr;       // kBitWords: codes below kBitCodes
  std::span<const std::uint16_t> held;           // codes from kBitCodes on, of 16 bits
  std::span<const std::uint16_t> rare_has;       // codes of 32 bits, low half first: two elements each
  const std::uint16_t* light_bits = nullptr;     // kBitWords: codes below kBitCodes that it wants with a weight of one byte
  std::span<const std::uint8_t> light_weights;   // of the bits set in light_bits
  std::span<const std::uint16_t> heavy;          // the other codes below kBitCodes that it wants
  std::span<const std::uint16_t> heavy_weights;  // of heavy
  std::span<const std::uint16_t> wants;          // from kBitCodes on, of 16 bits
  std::span<const std::uint16_t> rare_wants;     // as rare_has
  const std::uint16_t* other_weights = nullptr;  // of wants and rare_wants, in this order

  CodedRow() = default;
  explicit CodedRow(const std::uint16_t* words);

  // Calls use(code) for every code it has below kBitCodes.
  template <typename Use>
  void each_bit_had(const Use& use) const {
    each_bit(has_bits, use);
  }
  // Calls use(code) for every code it has from kBitCodes on.
  template <typename Use>
  void each_other_had(const Use& use) const {
    for (const std::uint16_t code : held) use(std::uint32_t{code});
    for (std::size_t i = 0; i < rare_has.size(); i += 2) use(rare_has[i] | std::uint32_t{rare_has[i + 1]} << 16);
  }
  // Calls use(code) for every code it has.
  template <typename Use>
  void each_had(const Use& use) const {
    each_bit_had(use);
    each_other_had(use);
  }
  // Calls use(code, weight) for every code it wants below kBitCodes.
  template <typename Use>
  void each_bit_wanted(const Use& use) const {
    const std::uint8_t* weight = light_weights.data();
    each_bit(light_bits, [&](std::uint32_t code) { use(code, std::uint16_t{*weight++}); });
    for (std::size_t i = 0; i < heavy.size(); ++i) use(std::uint32_t{heavy[i]}, heavy_weights[i]);
  }
  // Calls use(code, weight) for every code it wants from kBitCodes on.
  template <typename Use>
  void each_other_wanted(const Use& use) const {
    const std::uint16_t* weight = other_weights;
    for (const std::uint16_t code : wants) use(std::uint32_t{code}, *weight++);
    for (std::size_t i = 0; i < rare_wants.size(); i += 2) use(rare_wants[i] | std::uint32_t{rare_wants[i + 1]} << 16, *weight++);
  }
  // Calls use(code, weight) for every code it wants.
  template <typename Use>
  void each_wanted(const Use& use) const {
    each_bit_wanted(use);
    each_other_wanted(use);
  }

 private:
  template <typename Use>
  static void each_bit(const std::uint16_t* bits, const Use& use) {
    for (std::uint32_t w = 0; w < kBitWords; ++w) {
      for (unsigned word = bits[w]; word != 0; word &= word - 1) use(w * 16 + static_cast<std::uint32_t>(__builtin_ctz(word)));
    }
  }
};

// All candidates. 410 bytes each, 1 for every concept it wants with a small weight, 2 for every other concept it has, 4 for one
// it wants; 2 more for each code from 2¹⁶ on.
class CompactRows {
 public:
  CompactRows(const Candidates& candidates, const ConceptCodes& codes, const TaskRunner& run);

  std::size_t size() const { return starts_.size() - 1; }
  CodedRow operator[](std::size_t candidate) const { return CodedRow(words_.data() + starts_[candidate]); }
  // Asks the processor for a candidate that will soon be read.
  void prefetch(std::size_t candidate) const {
    constexpr std::uint64_t kLine = 32;
    for (std::uint64_t word = starts_[candidate]; word < starts_[candidate + 1]; word += kLine) __builtin_prefetch(words_.data() + word);
  }
  std::size_t bytes() const { return starts_.size() * sizeof(std::uint64_t) + words_.size() * sizeof(std::uint16_t); }

 private:
  std::vector<std::uint64_t> starts_;  // in words_; and the end
  std::vector<std::uint16_t> words_;
};

// The words of one row that stands alone.
std::vector<std::uint16_t> coded_words(const Query& query, const ConceptCodes& codes);

// The rows of the queries: coded when needed; or those of the candidates, where query i is candidate i; or a single one. What it is
// made from must outlive it. Thread safe.
class QueryRows {
 public:
  QueryRows(std::span<const Query> queries, const ConceptCodes& codes) : queries_(queries), codes_(&codes) {}
  explicit QueryRows(const CompactRows& candidates) : candidates_(&candidates) {}
  explicit QueryRows(const CodedRow& single) : single_(&single) {}

  std::size_t size() const { return single_ != nullptr ? 1 : candidates_ != nullptr ? candidates_->size() : queries_.size(); }
  template <typename Use>
  void with(std::size_t query, const Use& use) const {
    if (single_ != nullptr) return use(*single_);
    if (candidates_ != nullptr) return use((*candidates_)[query]);
    const std::vector<std::uint16_t> words = coded_words(queries_[query], *codes_);
    use(CodedRow(words.data()));
  }

 private:
  std::span<const Query> queries_;
  const ConceptCodes* codes_ = nullptr;
  const CompactRows* candidates_ = nullptr;
  const CodedRow* single_ = nullptr;
};

// Scores candidates against one query. Not thread safe: one per thread. 4 bytes a code. The query must stay until the next
// one is loaded; loading costs O(its codes from kBitCodes on).
class CompactScorer {
 public:
  CompactScorer(std::uint32_t code_count, BitSums sums) : wanted_(code_count), had_(code_count), sums_(sums) {}

  void load(const CodedRow& query);
  // What the query wants and the candidate has; at most kScale.
  std::uint32_t met(const CodedRow& row) const {
    std::uint32_t sum = met_bits(query_, row);
    row.each_other_had([&](std::uint32_t code) { sum += wanted_[code]; });
    return sum;
  }
  // What the candidate wants and the query has.
  std::uint32_t met_back(const CodedRow& row) const {
    std::uint32_t sum = met_bits(row, query_);
    row.each_other_wanted([&](std::uint32_t code, std::uint16_t weight) { sum += had_[code] & weight; });
    return sum;
  }

 private:
  std::uint32_t met_bits(const CodedRow& wants, const CodedRow& held) const {
    return sums_.light(wants.light_bits, wants.light_weights.data(), held.has_bits) +
           sums_.heavy(wants.heavy.data(), wants.heavy_weights.data(), wants.heavy.size(), held.has_bits);
  }

  CodedRow query_;
  std::vector<std::uint16_t> wanted_;  // by code, from kBitCodes on
  std::vector<std::uint16_t> had_;     // all ones if the query has the concept
  std::vector<std::uint32_t> touched_;
  BitSums sums_;
};

}  // namespace binome
