#include "features/label_folding.hpp"

#include <gtest/gtest.h>

namespace binome {
namespace {

TEST(FoldLabel, IgnoresCaseAccentsPunctuationAndLigatures) {
  EXPECT_EQ(fold_label("Côte d’Ivoire"), "cote d ivoire");
  EXPECT_EQ(fold_label("COTE D'IVOIRE"), "cote d ivoire");
  EXPECT_EQ(fold_label("  cote-d\xC2\xA0ivoire. "), "cote d ivoire");
  EXPECT_EQ(fold_label("Œuvre, cœur"), "oeuvre coeur");
  EXPECT_EQ(fold_label("ÉLECTRICITÉ"), fold_label("électricité"));
}

TEST(FoldLabel, KeepsOtherScriptsAndSurvivesInvalidBytes) {
  EXPECT_EQ(fold_label("Київ"), fold_label("київ"));
  EXPECT_FALSE(fold_label("Київ").empty());
  EXPECT_NO_THROW(fold_label("\xFF\xFE\x80 abc"));
  EXPECT_EQ(fold_label(""), "");
  EXPECT_EQ(fold_label(" - "), "");
}

TEST(EditDistance, CountsEditsAndSwapsUpToTheLimit) {
  EXPECT_EQ(edit_distance("niger", "nigeria", 5), 2U);
  EXPECT_EQ(edit_distance("senegla", "senegal", 5), 1U);
  EXPECT_EQ(edit_distance("", "abc", 5), 3U);
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U) << "limit + 1";
}

}  // namespace
}  // namespace binome
