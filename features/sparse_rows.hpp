// Rows of different lengths, one after the other in memory: what each actor has, or wants. Grown here, or views of
// numbers that lie elsewhere, such as in a snapshot that is mapped.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "features/concept_space.hpp"

namespace binome {

// An array that is grown here, or a view of one that lies elsewhere and outlives it. Moved from, it may only be destroyed
// or assigned to.
template <typename T>
class Column {
 public:
  Column() = default;
  explicit Column(std::vector<T> values) : owned_(std::move(values)), view_(owned_) {}
  explicit Column(std::span<const T> elsewhere) : view_(elsewhere) {}
  Column(Column&&) = default;
  Column& operator=(Column&&) = default;
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  ~Column() = default;

  // Only where it was not made as a view.
  void append(const T& value) {
    owned_.push_back(value);
    view_ = owned_;
  }
  void append(std::span<const T> values) {
    owned_.insert(owned_.end(), values.begin(), values.end());
    view_ = owned_;
  }
  const T& operator[](std::size_t place) const { return view_[place]; }
  std::size_t size() const { return view_.size(); }
  std::span<const T> all() const { return view_; }
  // Makes room for what will be appended, so that nothing is copied again.
  void reserve(std::size_t size) {
    owned_.reserve(size);
    view_ = owned_;
  }

 private:
  std::vector<T> owned_;
  std::span<const T> view_;
};

// Where each row of a list of rows lies: the end of row r is the beginning of row r + 1.
class RowEnds {
 public:
  RowEnds() = default;
  explicit RowEnds(std::span<const std::uint64_t> elsewhere) : ends_(elsewhere) {}
  void append(std::size_t end) { ends_.append(end); }
  void reserve(std::size_t rows) { ends_.reserve(rows); }
  // Row `row` of what all rows hold.
  template <typename T>
  std::span<const T> row(std::span<const T> values, std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return values.subspan(begin, ends_[row] - begin);
  }
  std::size_t size() const { return ends_.size(); }
  std::span<const std::uint64_t> all() const { return ends_.all(); }

 private:
  Column<std::uint64_t> ends_;
};

// 8 bytes a row and those of its values.
template <typename T>
class Rows {
 public:
  Rows() = default;
  // Ends ascend, up to the size of `values`.
  Rows(std::span<const std::uint64_t> ends, Column<T> values) : values_(std::move(values)), ends_(ends) {}

  void append(std::span<const T> row) {
    values_.append(row);
    ends_.append(values_.size());
  }
  // Makes room for what will be appended, so that nothing is copied again.
  void reserve(std::size_t rows, std::size_t values) {
    values_.reserve(values);
    ends_.reserve(rows);
  }
  std::span<const T> operator[](std::size_t row) const { return ends_.row(values_.all(), row); }
  std::size_t size() const { return ends_.size(); }
  std::size_t total() const { return values_.size(); }
  std::span<const T> values() const { return values_.all(); }
  std::span<const std::uint64_t> ends() const { return ends_.all(); }

 private:
  Column<T> values_;
  RowEnds ends_;
};

// Row r holds the concepts of one actor, ascending. 4 bytes a concept, 8 a row.
using HeldRows = Rows<ConceptId>;

// Texts, such as ids.
using TextRows = Rows<char>;
inline std::string_view text_of(const TextRows& texts, std::size_t row) {
  const std::span<const char> text = texts[row];
  return {text.data(), text.size()};
}

// What one actor wants of the other side, as integers: q and e of docs/scoring.md.
struct WantsView {
  std::span<const ConceptId> concepts;     // ascending
  std::span<const std::uint16_t> weights;  // q[v], 1 … 30000, same length
  std::uint16_t prior = 0;                 // e
  bool wants_something = false;            // false: q is empty and the prior is the whole answer
};

class WantRows {
 public:
  // The numbers that make the rows.
  struct Columns {
    std::span<const std::uint64_t> ends;
    std::span<const ConceptId> concepts;
    std::span<const std::uint16_t> weights;
    std::span<const std::uint16_t> priors;          // by row
    std::span<const std::uint8_t> wants_something;  // by row: 0 or 1
  };

  WantRows() = default;
  explicit WantRows(const Columns& elsewhere)
      : concepts_(elsewhere.concepts),
        weights_(elsewhere.weights),
        ends_(elsewhere.ends),
        priors_(elsewhere.priors),
        wants_(elsewhere.wants_something) {}

  void append(const WantsView& row) {
    concepts_.append(row.concepts);
    weights_.append(row.weights);
    ends_.append(concepts_.size());
    priors_.append(row.prior);
    wants_.append(row.wants_something ? 1 : 0);
  }
  WantsView operator[](std::size_t row) const {
    return {ends_.row(concepts_.all(), row), ends_.row(weights_.all(), row), priors_[row], wants_[row] != 0};
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t total() const { return concepts_.size(); }
  Columns columns() const { return {ends_.all(), concepts_.all(), weights_.all(), priors_.all(), wants_.all()}; }
  void reserve(std::size_t rows, std::size_t concepts) {
    concepts_.reserve(concepts);
    weights_.reserve(concepts);
    ends_.reserve(rows);
    priors_.reserve(rows);
    wants_.reserve(rows);
  }

 private:
  Column<ConceptId> concepts_;
  Column<std::uint16_t> weights_;
  RowEnds ends_;
  Column<std::uint16_t> priors_;
  Column<std::uint8_t> wants_;
};

}  // namespace binome
