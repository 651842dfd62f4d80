#include "index/dimension_map.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace binome {
namespace {

TEST(DimensionMap, NeverLowersAnInnerProduct) {
  std::mt19937 random(7);
  constexpr std::size_t kConcepts = 500;
  std::vector<double> mass(kConcepts);
  for (double& m : mass) m = static_cast<double>(random() % 1000);
  for (const std::size_t dimensions : {4U, 16U, 64U, 500U, 512U}) {
    const DimensionMap folding(mass, dimensions);
    for (int round = 0; round < 200; ++round) {
      std::vector<ConceptId> wanted;
      std::vector<ConceptId> held;
      for (ConceptId v = 0; v < kConcepts; ++v) {
        if (random() % 20 == 0) wanted.push_back(v);
        if (random() % 20 == 0) held.push_back(v);
      }
      std::vector<std::uint16_t> weights(wanted.size());
      for (auto& weight : weights) weight = static_cast<std::uint16_t>(random() % 1000);
      const WantsView wants{wanted, weights, 0, true};
      std::vector<float> q(dimensions);
      std::vector<float> p(dimensions);
      folding.fold_wants(wants, q.data());
      folding.fold_has(held, p.data());
      const float folded = std::inner_product(q.begin(), q.end(), p.begin(), 0.0F);
      EXPECT_GE(folded, static_cast<float>(met_weight(wants, held)));
      if (dimensions >= kConcepts) {
        EXPECT_EQ(folded, static_cast<float>(met_weight(wants, held)));
      }
    }
  }
}

}  // namespace
}  // namespace binome
