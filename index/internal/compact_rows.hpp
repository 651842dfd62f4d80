// The candidates of an index, renumbered so that the concepts that matter come first: most codes fit 16 bits, and those below
// a limit are worth a column of their own. A private copy, smaller and faster to score than HasRows and WantRows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "features/task_runner.hpp"
#include "index/candidate_index.hpp"

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

// A query in codes.
struct CodedQuery {
  std::vector<std::uint32_t> has;
  std::vector<std::uint32_t> wants;
  std::vector<std::uint16_t> weights;  // of `wants`
  std::uint16_t prior = 0;
  bool wants_something = false;

  CodedQuery(const Query& query, const ConceptCodes& codes);
};

// Rows of codes, with or without weights: 2 bytes a code below kCommon, 4 beyond.
class CodedRows {
 public:
  static constexpr std::uint32_t kCommon = 1 << 16;

  // Row r has the codes of `row(r)`, in any order; `weight(r)`: their weights, or nothing at all.
  template <typename Row, typename Weights>
  CodedRows(std::size_t count, const ConceptCodes& codes, const TaskRunner& run, const Row& row, const Weights& weights);

  // Calls use(code, weight) for every code of a row; the weight is 0 where there are none.
  template <typename Use>
  void each(std::size_t row, const Use& use) const {
    const bool weighted = !common_weights_.empty() || !rare_weights_.empty();
    for (std::size_t i = common_ends_[row]; i < common_ends_[row + 1]; ++i)
      use(std::uint32_t{common_[i]}, weighted ? common_weights_[i] : std::uint16_t{0});
    for (std::size_t i = rare_ends_[row]; i < rare_ends_[row + 1]; ++i) use(rare_[i], weighted ? rare_weights_[i] : std::uint16_t{0});
  }
  std::size_t bytes() const;

 private:
  std::vector<std::uint64_t> common_ends_;  // count + 1, from 0
  std::vector<std::uint64_t> rare_ends_;
  std::vector<std::uint16_t> common_;
  std::vector<std::uint32_t> rare_;
  std::vector<std::uint16_t> common_weights_;
  std::vector<std::uint16_t> rare_weights_;
};

// Has, wants and priors of all candidates.
struct CompactRows {
  CodedRows has;
  CodedRows wants;
  std::vector<std::uint16_t> priors;
  std::vector<std::uint8_t> wants_something;

  CompactRows(const Candidates& candidates, const ConceptCodes& codes, const TaskRunner& run);
  std::size_t size() const { return priors.size(); }
};

// Scores candidates against one query, which is spread over arrays of all codes. Not thread safe: one per thread. 4 bytes a
// code. Loading a query costs O(its concepts).
class CompactScorer {
 public:
  explicit CompactScorer(std::uint32_t code_count) : wanted_(code_count), had_(code_count) {}

  void load(const CodedQuery& query);
  // What the query wants and the candidate has; at most kScale.
  std::uint32_t met(const CompactRows& rows, std::size_t candidate) const {
    std::uint32_t sum = 0;
    rows.has.each(candidate, [&](std::uint32_t code, std::uint16_t) { sum += wanted_[code]; });
    return sum;
  }
  // What the candidate wants and the query has.
  std::uint32_t met_back(const CompactRows& rows, std::size_t candidate) const {
    std::uint32_t sum = 0;
    rows.wants.each(candidate, [&](std::uint32_t code, std::uint16_t weight) { sum += had_[code] & weight; });
    return sum;
  }

 private:
  std::vector<std::uint16_t> wanted_;
  std::vector<std::uint16_t> had_;  // all ones if the query has the concept
  std::vector<std::uint32_t> touched_;
};

}  // namespace binome
