#include "features/concept_space.hpp"

#include <algorithm>

#include "tests/support/block_view.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::BlockView;
using testing::circles;

TEST(ConceptSpace, ConceptsBelongToTheBlockThatHasThem) {
  const BlockView view(testing::synthetic(150), block_names());
  const ConceptSpace& space = view.space();
  const std::size_t circle = view.block_number("partners_of_partners");
  const std::size_t neighbourhood = view.block_number("neighbours_partners");
  std::size_t owner = 0;
  for (ConceptId v = 0; v < space.size(); ++v) {
    const std::size_t block = space.block_of(v);
    EXPECT_GE(block, owner) << "block after block";
    EXPECT_TRUE(space.block(block).concepts_of().empty());
    owner = block;
    EXPECT_EQ(space.block_of(space.parent(v) == kNoConcept ? v : space.parent(v)), block);
  }
  std::size_t borrowed = 0;
  for (ActorIndex i = 0; i < view.profiles().size(); ++i) {
    for (const WantedConcept& want : space.wants(view.profiles()[i])) {
      ASSERT_LT(want.id, space.size());
      const std::string_view other = space.block(want.block).concepts_of();
      EXPECT_EQ(space.block_of(want.id), other.empty() ? want.block : view.block_number(other));
      borrowed += want.block == circle || want.block == neighbourhood ? 1 : 0;
    }
  }
  EXPECT_GT(borrowed, 100U);
}

TEST(ConceptSpace, AConceptIsCalledAsTheBlockThatWantsItCallsIt) {
  Directory directory = circles();
  directory.actors[0].home.lat = 47.2;
  directory.actors[0].home.lon = -1.5;
  directory.actors[0].population = 1000;
  const BlockView view(directory, {"partners_of_partners", "common_partners"});
  const ConceptSpace& space = view.space();
  const std::size_t circle = view.block_number("partners_of_partners");
  const std::size_t network = view.block_number("common_partners");
  const ConceptId further = view.find_concept("common_partners", "further");
  EXPECT_EQ(space.block_of(further), network);
  EXPECT_EQ(space.label(further).en, "partner in common: Nom de further");
  EXPECT_EQ(space.label(further, network).en, space.label(further).en);
  EXPECT_EQ(space.label(further, circle).en, "Nom de further");
  EXPECT_TRUE(space.is_grouped(further, circle));
  EXPECT_FALSE(space.is_grouped(further, network));
  EXPECT_EQ(space.actor(further), view.profiles().find("further"));
  const ConceptId cell = view.find_concept("proximity", view.wants("asker", "proximity").begin()->first);
  EXPECT_EQ(space.block_of(cell), view.block_number("proximity"));
  for (const std::string_view block : {"proximity", "neighbours_partners"}) {
    EXPECT_EQ(space.label(cell, view.block_number(block)).fr, "Nom de asker");
    EXPECT_TRUE(space.is_grouped(cell, view.block_number(block)));
  }
  EXPECT_EQ(space.actor(cell), std::nullopt);
}

TEST(ConceptSpace, TheCircleIsToldAsOneReasonUnderItsOwnTitle) {
  const BlockView view(circles(), {"theme", "partners_of_partners"});
  const Explanation why = view.why("asker", "linked");
  const auto reason = std::ranges::find(why.for_asker.reasons, view.block_number("partners_of_partners"), &Reason::block);
  ASSERT_TRUE(reason != why.for_asker.reasons.end());
  ASSERT_EQ(reason->grouped.size(), 1U);
  EXPECT_EQ(view.space().actor(reason->grouped[0]), view.profiles().find("further"));
  for (const Unmet& unmet : why.for_asker.unmet) EXPECT_NE(unmet.block, view.block_number("partners_of_partners"));
}

TEST(ConceptSpace, EveryConceptLiesBeforeTheEndOfItsBlock) {
  const BlockView view(testing::synthetic(60), block_names());
  const ConceptSpace& space = view.space();
  for (ConceptId v = 0; v < space.size(); ++v) ASSERT_LT(v, space.block_end(space.block_of(v))) << space.block(space.block_of(v)).name();
}

}  // namespace
}  // namespace binome
