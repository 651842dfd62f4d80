// How much each block counts, by ordered pair of kinds: the α of docs/scoring.md before renormalisation.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "features/result.hpp"

namespace binome {

class BlockWeights {
 public:
  // One row of the file: the kind that asks and the kind asked (codes, or "*" for any), the block, its weight ≥ 0.
  struct Row {
    std::string asker;
    std::string asked;
    std::string block;
    double weight = 0;
    std::string basis;  // what the weight rests on
  };

  // Errors: an unknown block, a negative weight, the same row twice, a block without a default row ("*", "*").
  static Result<BlockWeights> from_rows(std::vector<Row> rows);

  // Every block counts as much as another.
  static BlockWeights equal();

  // The weight of the most particular row: (asker, asked), else ("*", "*").
  double of(std::string_view asker, std::string_view asked, std::string_view block) const;
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
  std::map<std::tuple<std::string, std::string, std::string>, double, std::less<>> weights_;
};

}  // namespace binome
