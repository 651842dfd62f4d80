#include "features/record.hpp"

#include <gtest/gtest.h>

namespace binome {
namespace {

TEST(Date, ReadsIsoDatesAndYearsOnly) {
  EXPECT_EQ(parse_date("2026-05-02"), (Date{2026, 5, 2}));
  EXPECT_EQ(parse_date("2019"), (Date{2019, 0, 0}));
  for (const char* wrong : {"", "26-05-02", "2026-13-01", "2025-02-29", "2026/05/02", "2026-5-2", "0000", "20260502", "2026-05-02T10"}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
  EXPECT_EQ(to_string(Date{2026, 5, 2}), "2026-05-02");
  EXPECT_EQ(to_string(Date{2019, 0, 0}), "2019");
  EXPECT_EQ(to_string(Date{}), "");
}

TEST(Listing, IsValidUntilItsDayIncluded) {
  Listing listing;
  const Date today{2026, 6, 1};
  EXPECT_TRUE(is_valid(listing, today));
  listing.expires = {2026, 6, 1};
  EXPECT_TRUE(is_valid(listing, today));
  listing.expires = {2026, 5, 31};
  EXPECT_FALSE(is_valid(listing, today));
  listing.expires = {2026, 0, 0};
  EXPECT_TRUE(is_valid(listing, today)) << "a year is valid to its end";
  listing.withdrawn = true;
  EXPECT_FALSE(is_valid(listing, today));
}

TEST(TermSet, IsASortedSetByVocabulary) {
  TermSet set;
  set.add(Term(Vocabulary::skill, 3));
  set.add(Term(Vocabulary::theme, 7));
  set.add(Term(Vocabulary::theme, 2));
  set.add(Term(Vocabulary::theme, 7));
  set.add(Term());
  EXPECT_EQ(set.size(), 3U);
  ASSERT_EQ(set.of(Vocabulary::theme).size(), 2U);
  EXPECT_EQ(set.of(Vocabulary::theme)[0], Term(Vocabulary::theme, 2));
  EXPECT_TRUE(set.of(Vocabulary::odd).empty());
  set.remove(Vocabulary::theme);
  EXPECT_EQ(set.size(), 1U);
}

}  // namespace
}  // namespace binome
