// What all candidates want, folded to bytes (folded_wants.hpp), column by column: a group of kGroup candidates lies together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "features/task_runner.hpp"
#include "index/internal/compact_rows.hpp"
#include "index/internal/folded_wants.hpp"

namespace binome {

// Candidates of one group of columns.
inline constexpr std::size_t kGroup = 512;

constexpr std::size_t groups_of(std::size_t candidates) { return (candidates + kGroup - 1) / kGroup; }

// kDims + 12 bytes a candidate. Immutable.
class WantColumns {
 public:
  WantColumns(const CompactRows& rows, const TaskRunner& run);

  // By dimension and candidate of the group.
  const std::uint8_t* group(std::size_t g) const { return bytes_.data() + g * kDims * kGroup; }
  // Of BoundScale, by candidate.
  const float* units() const { return units_.data(); }
  const float* priors() const { return priors_.data(); }
  const float* unmets() const { return unmets_.data(); }
  std::size_t bytes() const { return bytes_.size() + 3 * units_.size() * sizeof(float); }

 private:
  std::vector<std::uint8_t> bytes_;
  std::vector<float> units_;
  std::vector<float> priors_;
  std::vector<float> unmets_;
};

}  // namespace binome
