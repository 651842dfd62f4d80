// Upper bounds of both directed scores of many requests with many candidates, as products of matrices of bytes: the inner loop
// of a batch. Concepts and wants are folded (folded_wants.hpp), so a bound is never below the score. One version per family of
// instructions, all equal to the generic one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "index/internal/compact_rows.hpp"
#include "index/internal/folded_wants.hpp"
#include "index/internal/want_columns.hpp"
#include "index/processor.hpp"

namespace binome {

// Requests are taken kRequests at a time, candidates kCandidates.
inline constexpr std::size_t kRequests = 32;
inline constexpr std::size_t kCandidates = 32;

// Requests in rows of bytes. 2·kDims bytes and 12 of scale a row; the number of rows is rounded up to a multiple of kRequests
// with rows that want nothing, have nothing and reach nobody.
class RequestPanel {
 public:
  explicit RequestPanel(std::size_t rows);
  void set(std::size_t row, const CodedRow& query);

  std::size_t rows() const { return scales_.size(); }
  const std::uint8_t* wants(std::size_t row) const { return wants_.data() + row * kDims; }
  const std::uint8_t* held(std::size_t row) const { return held_.data() + row * kDims; }
  const BoundScale& scale(std::size_t row) const { return scales_[row]; }

 private:
  std::vector<std::uint8_t> wants_;
  std::vector<std::uint8_t> held_;
  std::vector<BoundScale> scales_;
};

// Candidates by sixteen: for each four dimensions, the four bytes of each of the sixteen.
class CandidatePanel {
 public:
  static constexpr std::size_t kGroupOf = 16;

  // Takes candidates begin … begin+count of `rows` and of the same in `columns`, in place of what it held; padded like a
  // RequestPanel.
  void fill(const CompactRows& rows, const WantColumns& columns, std::size_t begin, std::size_t count);

  std::size_t count() const { return count_; }
  std::size_t padded() const { return units_.size(); }
  const std::uint8_t* wants(std::size_t group) const { return wants_.data() + group * kGroupOf * kDims; }
  const std::uint8_t* held(std::size_t group) const { return held_.data() + group * kGroupOf * kDims; }
  // Of BoundScale, each in a row.
  const float* units() const { return units_.data(); }
  const float* priors() const { return priors_.data(); }
  const float* unmets() const { return unmets_.data(); }

 private:
  std::size_t count_ = 0;
  std::vector<std::uint8_t> wants_;
  std::vector<std::uint8_t> held_;
  std::vector<float> units_;
  std::vector<float> priors_;
  std::vector<float> unmets_;
};

// A pair that may matter: bounds of S and of the two directed scores, rounded up.
struct Survivor {
  std::uint16_t candidate = 0;  // within the panel
  std::uint16_t score = 0;
  std::uint16_t a = 0;  // request → candidate
  std::uint16_t b = 0;
};

// At most this many candidates in one call: their bytes stay in the second cache while all requests pass by.
inline constexpr std::size_t kMostCandidates = 512;

// Tells, for each r < kRequests, of the pairs of request first + r with the candidates begin … end of the panel (multiples of
// kCandidates, at most kMostCandidates) whose bounds are not zero and whose S of the bounds may reach the request's floor or
// the candidate's; where there are any, in one call use(r, pairs). floors[0 … kRequests): of the requests; `candidate_floors`:
// by place in the panel.
struct TileRequest {
  const RequestPanel* requests = nullptr;
  std::size_t first = 0;
  const float* floors = nullptr;
  const CandidatePanel* candidates = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  const float* candidate_floors = nullptr;
};
using UseSurvivors = std::function<void(std::size_t r, std::span<const Survivor> pairs)>;
using TileBounds = void (*)(const TileRequest& request, const UseSurvivors& use);

// The version for these instructions, which the machine must have. Below `amx` that is the generic one, for tests: the walk
// over columns is faster there.
TileBounds tile_bounds(Instructions instructions);

}  // namespace binome
