// One request: bounds of its scores with all candidates over columns, then the exact scores of what may matter.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "features/task_runner.hpp"
#include "index/internal/column_sum.hpp"
#include "index/internal/compact_rows.hpp"
#include "index/internal/object_pool.hpp"
#include "index/internal/shortlist.hpp"
#include "index/internal/want_columns.hpp"

namespace binome {

// Inverted lists of the codes from kBitCodes on: the candidates that have each, ascending.
class RareLists {
 public:
  RareLists(const CompactRows& rows, std::uint32_t code_count);

  std::span<const std::uint32_t> operator[](std::uint32_t code) const {
    const std::uint32_t begin = ends_[code - kBitCodes];
    return std::span(candidates_).subspan(begin, ends_[code - kBitCodes + 1] - begin);
  }
  std::size_t bytes() const { return (ends_.size() + candidates_.size()) * sizeof(std::uint32_t); }

 private:
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> candidates_;
};

// What candidates have as columns of bits, 192 bytes a candidate, beside what they want. Immutable.
class Columns {
 public:
  Columns(const CompactRows& rows, std::uint32_t code_count, Instructions instructions, const TaskRunner& run);

  // Adds to the only one of `lists` all candidates of the range, and of `only` where given, that may matter. `query`: its row.
  void search(const CodedRow& query, std::optional<std::span<const std::uint32_t>> only, CandidateRange range, Shortlists& lists,
              CompactScorer& scorer, const TaskRunner& run) const;
  const WantColumns& wanted() const { return wanted_; }
  std::size_t bytes() const { return bits_.size() * sizeof(std::uint32_t) + wanted_.bytes() + rare_.bytes(); }

 private:
  void bound(const CodedRow& query, std::size_t first_group, std::size_t end_group, std::uint16_t* scores) const;

  std::vector<std::uint32_t> bits_;  // by group of candidates, code, word
  WantColumns wanted_;
  RareLists rare_;
  ColumnSum column_sum_;
  ByteSum byte_sum_;
  ScoreBounds score_bounds_;
  ThresholdFilter filter_;
};

}  // namespace binome
