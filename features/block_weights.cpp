#include "features/block_weights.hpp"

#include <algorithm>
#include <cmath>

#include "features/concept_block.hpp"
#include "features/error_codes.hpp"

namespace binome {

Result<BlockWeights> BlockWeights::from_rows(std::vector<Row> rows) {
  const auto blocks = block_names();
  BlockWeights result;
  for (const Row& row : rows) {
    const auto refused = [&](ErrorCode code) { return fail(code, {{"from", row.asker}, {"to", row.asked}, {"block", row.block}}); };
    if (std::find(blocks.begin(), blocks.end(), row.block) == blocks.end()) {
      return refused(ErrorCode::weights_unknown_block);
    }
    if (!(row.weight >= 0) || !std::isfinite(row.weight)) {
      return refused(ErrorCode::weights_negative);
    }
    if (!result.weights_.emplace(std::tuple(row.asker, row.asked, row.block), row.weight).second) {
      return refused(ErrorCode::weights_row_twice);
    }
  }
  for (const std::string_view block : blocks) {
    if (result.weights_.contains(std::tuple(std::string("*"), std::string("*"), std::string(block)))) continue;
    return fail(ErrorCode::weights_default_missing, {{"block", block}});
  }
  result.rows_ = std::move(rows);
  return result;
}

BlockWeights BlockWeights::equal() {
  std::vector<Row> rows;
  for (const std::string_view block : block_names()) rows.push_back({"*", "*", std::string(block), 1, ""});
  return *from_rows(std::move(rows));
}

double BlockWeights::of(std::string_view asker, std::string_view asked, std::string_view block) const {
  const auto find = [&](std::string_view a, std::string_view b) {
    return weights_.find(std::tuple(std::string(a), std::string(b), std::string(block)));
  };
  if (const auto found = find(asker, asked); found != weights_.end()) return found->second;
  const auto general = find("*", "*");
  return general == weights_.end() ? 0 : general->second;
}

}  // namespace binome
