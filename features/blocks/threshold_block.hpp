// A block whose concepts are thresholds of a number, each the parent of the next: passing one means passing those below.
// Everybody wants the highest; what is reached earns its part of the way, the more the fewer get there.
#pragma once

#include <algorithm>
#include <span>
#include <string>

#include "features/blocks/blocks.hpp"

namespace binome {

class ThresholdBlock : public ConceptBlock {
 public:
  // Ascending; must outlive the block.
  explicit ThresholdBlock(std::span<const std::int64_t> thresholds) : thresholds_(thresholds) {}

  std::vector<std::uint32_t> parents() const override {
    std::vector<std::uint32_t> parents(thresholds_.size(), kRoot);
    for (std::uint32_t i = 1; i < parents.size(); ++i) parents[i] = i - 1;
    return parents;
  }
  void held(const Profile& profile, std::vector<std::uint32_t>& concepts) const override {
    const auto passed = std::upper_bound(thresholds_.begin(), thresholds_.end(), number(profile)) - thresholds_.begin();
    if (passed > 0) concepts.push_back(static_cast<std::uint32_t>(passed - 1));
  }
  void wants(const Profile&, std::vector<Want>& wants) const override {
    wants.push_back({static_cast<std::uint32_t>(thresholds_.size() - 1), 1});
  }

  std::string code(std::uint32_t concept_number) const override { return threshold_text(concept_number); }
  bool is_grouped(std::uint32_t) const override { return true; }

 protected:
  virtual std::int64_t number(const Profile& profile) const = 0;
  std::string threshold_text(std::uint32_t concept_number) const { return std::to_string(thresholds_[concept_number]); }

 private:
  std::span<const std::int64_t> thresholds_;
};

}  // namespace binome
