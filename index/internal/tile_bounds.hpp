// Upper bounds of both directed scores of many requests with many candidates, as products of matrices of bytes: the inner loop
// of a batch. Concepts are folded to kDims dimensions (wants added, has OR-ed) and wants rounded up to multiples of a unit of
// their row, so a bound is never below the score. One version per family of instructions, all equal to the generic one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/internal/compact_rows.hpp"
#include "index/processor.hpp"

namespace binome {

// The first kExact codes have a dimension of their own, the others share kShared.
inline constexpr std::uint32_t kExact = 512;
inline constexpr std::uint32_t kShared = 256;
inline constexpr std::uint32_t kDims = kExact + kShared;

constexpr std::uint32_t dimension_of(std::uint32_t code) { return code < kExact ? code : kExact + (code - kExact) % kShared; }

// Requests are taken kRequests at a time, candidates kCandidates.
inline constexpr std::size_t kRequests = 32;
inline constexpr std::size_t kCandidates = 32;

// What turns sums of bytes into a bound: unit·sum + prior, or `unmet` if the sum is zero.
struct BoundScale {
  float unit = 0;
  float prior = 0;
  float unmet = 0;
};

// Requests in rows of bytes. 2·kDims bytes and 12 of scale a row; the number of rows is rounded up to a multiple of kRequests
// with rows that want nothing, have nothing and reach nobody.
class RequestPanel {
 public:
  explicit RequestPanel(std::size_t rows);
  void set(std::size_t row, const CodedQuery& query);

  std::size_t rows() const { return scales_.size(); }
  const std::uint8_t* wants(std::size_t row) const { return wants_.data() + row * kDims; }
  const std::uint8_t* has(std::size_t row) const { return has_.data() + row * kDims; }
  const BoundScale& scale(std::size_t row) const { return scales_[row]; }

 private:
  std::vector<std::uint8_t> wants_;
  std::vector<std::uint8_t> has_;
  std::vector<BoundScale> scales_;
};

// Candidates by sixteen: for each four dimensions, the four bytes of each of the sixteen.
class CandidatePanel {
 public:
  static constexpr std::size_t kGroupOf = 16;

  // Takes candidates begin … begin+count of `rows`, in place of what it held; padded like a RequestPanel.
  void fill(const CompactRows& rows, std::size_t begin, std::size_t count);

  std::size_t count() const { return count_; }
  std::size_t padded() const { return units_.size(); }
  const std::uint8_t* wants(std::size_t group) const { return wants_.data() + group * kGroupOf * kDims; }
  const std::uint8_t* has(std::size_t group) const { return has_.data() + group * kGroupOf * kDims; }
  // Of BoundScale, each in a row.
  const float* units() const { return units_.data(); }
  const float* priors() const { return priors_.data(); }
  const float* unmets() const { return unmets_.data(); }

 private:
  std::size_t count_ = 0;
  std::vector<std::uint8_t> wants_;
  std::vector<std::uint8_t> has_;
  std::vector<float> units_;
  std::vector<float> priors_;
  std::vector<float> unmets_;
};

// A pair that may matter: bounds of S and of the candidate's directed score, rounded up.
struct Survivor {
  std::uint32_t candidate = 0;  // within the panel
  std::uint16_t score = 0;
  std::uint16_t back = 0;
};

// At most this many candidates in one call: their bytes stay in the second cache while all requests pass by.
inline constexpr std::size_t kMostCandidates = 512;

// Appends to survivors[r], for each r < kRequests, the pairs of request first + r with the candidates begin … end of the panel
// (multiples of kCandidates, at most kMostCandidates) whose bounds are not zero and whose S of the bounds may reach the
// request's floor or the candidate's. floors[0 … kRequests): of the requests; `candidate_floors`: by place in the panel.
struct TileRequest {
  const RequestPanel* requests = nullptr;
  std::size_t first = 0;
  const float* floors = nullptr;
  const CandidatePanel* candidates = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  const float* candidate_floors = nullptr;
};
using TileBounds = void (*)(const TileRequest& request, std::vector<Survivor>* survivors);

// The version for these instructions, which the machine must have. Below `amx` that is the generic one, for tests: the walk
// over columns is faster there.
TileBounds tile_bounds(Instructions instructions);

}  // namespace binome
