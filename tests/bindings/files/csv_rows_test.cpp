#include "bindings/files/csv_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "bindings/wording/say.hpp"

namespace binome {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Row {
  std::size_t line;
  std::vector<std::string> cells;
  std::string wrong;
  std::string raw;
};

std::vector<Row> rows_of(std::string_view text, char separator = ';', std::size_t limit = 1000) {
  CsvRows rows(text, separator, limit);
  std::vector<Row> all;
  CsvRow row;
  while (rows.next(row)) all.push_back({row.line, row.cells, row.wrong ? say(*row.wrong, Language::en) : "", std::string(row.raw)});
  return all;
}

TEST(CsvRows, SplitsQuotedCellsAndCountsTheirLines) {
  const auto rows = rows_of("a;\"b;c\";\"d \"\"e\"\"\"\r\n\"f\r\ng\nh\";i;\r\n;j\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[0].cells, ElementsAre("a", "b;c", "d \"e\""));
  EXPECT_THAT(rows[1].cells, ElementsAre("f\ng\nh", "i", ""));
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[1].raw, "\"f\r\ng\nh\";i;");
  EXPECT_EQ(rows[2].line, 5U);
}

TEST(CsvRows, TakesEveryLineEndAndPassesOverEmptyRows) {
  for (const char* text : {"a;b\nc;d\n", "a;b\r\nc;d", "a;b\rc;d\r", "\n\na;b\r\n  \r\n;;\n\"\";\" \"\nc;d\n\n"}) {
    const auto rows = rows_of(text);
    ASSERT_EQ(rows.size(), 2U) << text;
    EXPECT_THAT(rows[0].cells, ElementsAre("a", "b"));
    EXPECT_THAT(rows[1].cells, ElementsAre("c", "d"));
  }
}

TEST(CsvRows, KeepsQuotesWithinAPlainCell) {
  EXPECT_THAT(rows_of("Les \"Amis\";5\" de tuyau\n")[0].cells, ElementsAre("Les \"Amis\"", "5\" de tuyau"));
  EXPECT_THAT(rows_of("\"a\"  ;b")[0].cells, ElementsAre("a", "b")) << "blanks after a closing quote do no harm";
}

TEST(CsvRows, AQuoteNeverClosedCostsItsFirstLineOnly) {
  const auto rows = rows_of("a;\"b\nc;d\ne;f\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].wrong, "opening quote that is never closed");
  EXPECT_EQ(rows[0].raw, "a;\"b");
  EXPECT_THAT(rows[1].cells, ElementsAre("c", "d"));
  EXPECT_EQ(rows[2].line, 3U);
}

TEST(CsvRows, TextAfterAClosingQuoteIsToldWhereTheQuoteOpened) {
  const auto rows = rows_of("\"a;b\n\"c\";d\ne;f\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].line, 1U);
  EXPECT_THAT(rows[0].wrong, HasSubstr("text after a closing quote"));
  EXPECT_THAT(rows[1].cells, ElementsAre("c", "d"));
}

TEST(CsvRows, LimitsTheBytesOfARow) {
  const std::string blown(100, 'x');
  const auto rows = rows_of("a;b\n" + blown + ";c\n\"" + blown + "\n" + blown + "\"\nd;e\n", ';', 50);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[1].wrong, "row of more than 50 bytes, or a quote never closed");
  EXPECT_EQ(rows[1].raw, blown + ";c") << "the refused row is kept whole";
  EXPECT_EQ(rows[2].line, 3U);
  EXPECT_THAT(rows[4].cells, ElementsAre("d", "e"));
}

TEST(CsvRows, UnbalancedQuotesDoNotTakeForEver) {
  std::string hostile;
  while (hostile.size() < (4U << 20)) hostile += "a\";\"\n";
  const auto begin = std::chrono::steady_clock::now();
  const auto rows = rows_of(hostile, ';', 1 << 20);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  EXPECT_THAT(rows.back().wrong, HasSubstr("too many unclosed quotes"));
}

TEST(DetectSeparator, CountsOutsideQuotesOnTheHeaderLine) {
  EXPECT_EQ(detect_separator("nom;type;pays\nx,y,z,t,u\n"), ';');
  EXPECT_EQ(detect_separator("nom,type,\"a;b;c;d\"\n"), ',');
  EXPECT_EQ(detect_separator("\r\n\nnom\ttype\n"), '\t');
  EXPECT_EQ(detect_separator("nom\n"), ';');
  EXPECT_EQ(detect_separator(""), ';');
}

TEST(DeclaredSeparator, IsTheOneOfASepLine) {
  EXPECT_EQ(declared_separator("sep=,\r\nnom,type\n"), ',');
  EXPECT_EQ(declared_separator("SEP=;\n"), ';');
  EXPECT_EQ(declared_separator("\"sep=;\"\n"), ';');
  EXPECT_EQ(declared_separator("sep=;;;;\n"), ';') << "a spreadsheet filled the line up";
  EXPECT_FALSE(declared_separator("separateur;b\n"));
  EXPECT_FALSE(declared_separator("nom;type\n"));
}

}  // namespace
}  // namespace binome
