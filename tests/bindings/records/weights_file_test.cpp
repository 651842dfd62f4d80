#include "bindings/records/weights_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "features/concept_block.hpp"

namespace binome {
namespace {

// The shipped weights with the names that blocks had in version 0.1, in a file.
std::string earlier_file() {
  std::string text = weights_text(read_weights("").value());
  for (const auto& [now, before] :
       {std::pair("places", "geo"), std::pair("common_partners", "network"), std::pair("partners_of_partners", "circle"),
        std::pair("proximity", "near"), std::pair("neighbours_partners", "neighbourhood")}) {
    const std::string cell = "\t" + std::string(now) + "\t";
    for (auto at = text.find(cell); at != std::string::npos; at = text.find(cell, at)) text.replace(at + 1, cell.size() - 2, before);
  }
  const auto path = std::filesystem::temp_directory_path() / "binome_earlier_weights.tsv";
  std::ofstream(path) << text;
  return path;
}

TEST(WeightsFile, OfAnEarlierVersionIsReadUnderTodaysNamesWithANotice) {
  const std::string path = earlier_file();
  std::vector<Bilingual> notices;
  const auto earlier = read_weights(path, &notices);
  ASSERT_TRUE(earlier.has_value());
  const auto shipped = read_weights("");
  for (const std::string_view block : block_names()) {
    EXPECT_EQ(earlier->of("collectivity", "collectivity", block), shipped->of("collectivity", "collectivity", block)) << block;
  }
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_NE(notices.front().fr.find("« circle » → « partners_of_partners »"), std::string::npos) << notices.front().fr;
  std::filesystem::remove(path);
}

TEST(WeightsFile, OfTodayNeedsNoNotice) {
  std::vector<Bilingual> notices;
  ASSERT_TRUE(read_weights("", &notices).has_value());
  EXPECT_TRUE(notices.empty());
}

}  // namespace
}  // namespace binome
