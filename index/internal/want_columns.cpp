#include "index/internal/want_columns.hpp"

namespace binome {

WantColumns::WantColumns(const CompactRows& rows, const TaskRunner& run)
    : bytes_(groups_of(rows.size()) * kDims * kGroup),
      units_(groups_of(rows.size()) * kGroup),
      priors_(units_.size()),
      unmets_(units_.size()) {
  run(groups_of(rows.size()), [&](std::size_t g) {
    WantFolder folder;
    std::uint8_t* group = bytes_.data() + g * kDims * kGroup;
    for (std::size_t i = 0; i < kGroup && g * kGroup + i < rows.size(); ++i) {
      const std::size_t c = g * kGroup + i;
      const CodedRow row = rows[c];
      const float unit = folder.fold([&](const auto& use) { row.each_wanted(use); },
                                     [&](std::uint32_t d, std::uint8_t byte) { group[d * kGroup + i] = byte; });
      const BoundScale scale(unit, row.prior, row.wants_something);
      units_[c] = scale.unit;
      priors_[c] = scale.prior;
      unmets_[c] = scale.unmet;
    }
  });
}

}  // namespace binome
