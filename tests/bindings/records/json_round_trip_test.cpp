#include "tests/support/reading.hpp"

namespace binome {
namespace {

using ::testing::IsEmpty;
using testing::read_jsonl;
using testing::taxonomy;

// Reads a line, writes it, reads that: equal records. Returns what was written.
std::string round_trip(const std::string& line) {
  const auto first = read_jsonl(line);
  EXPECT_THAT(first.problems, IsEmpty()) << line;
  const std::string written = to_json(first.records.at(0).record, taxonomy());
  const auto second = read_jsonl(written);
  EXPECT_THAT(second.problems, IsEmpty()) << written;
  EXPECT_TRUE(second.records.at(0).record == first.records.at(0).record) << written;
  EXPECT_EQ(to_json(second.records.at(0).record, taxonomy()), written);
  return written;
}

TEST(JsonRoundTrip, AFullActorKeepsItsBytes) {
  const std::string line =
      R"({"type":"actor","id":"univers-sel","name":"Univers-Sel \"é\"","kind":"association","subkind":"local_association",)"
      R"("home":{"country":"FR","region":"52","department":"44","intercommunality":"Cap","insee":"44069","lat":47.33,"lon":-2.43},"population":12,)"
      R"("themes":["agriculture_food"],"odds":[8,12],"countries":["KH","SN","GN-B"],"languages":["fr"],"traits":["coast"],)"
      R"("offers":{"skills":["fundraising"],"modes":["expertise"]},)"
      R"("seeks":{"kinds":["enterprise"],"skills":["market_studies"],"modes":["commercial"],"themes":["education"],"odds":[4],"countries":["SN"],"sizes":["over_100000"],"traits":["rural"],)"
      R"("must":{"countries":["SN"],"kinds":["enterprise"],"skills":["market_studies"],"modes":["commercial"],"languages":["fr"]}},)"
      R"("partners":["salines"],"description":"a\nb","visible":false,"synthetic":true,"updated":"2026-05-02","source":"s"})";
  const auto reading = read_jsonl(round_trip(line));
  const auto expected = read_jsonl(line);
  EXPECT_TRUE(reading.records[0].record == expected.records[0].record);
  EXPECT_THAT(reading.notices, IsEmpty());
}

TEST(JsonRoundTrip, OtherTypesAndASubdivision) {
  round_trip(R"({"type":"actor","id":"a","name":"A","kind":"commune","home":{"country":"SN","subdivision":"SN-DK"}})");
  round_trip(
      R"({"type":"project","id":"p","kind":"cooperation","title":"T","participants":["a","b"],"themes":["education"],"odds":[4],"countries":["SN"],)"
      R"("contributions":[{"actor":"a","skills":["fundraising"]},{"actor":"b","modes":["expertise"]}],"description":"d","start":"2019","end":"2020-01-31","synthetic":true,"source":"s"})");
  round_trip(
      R"({"type":"listing","id":"l","actor":"a","intent":"offer","kinds":["enterprise"],"skills":["fundraising"],"modes":["expertise"],"themes":["education"],"odds":[4],"countries":["SN"],)"
      R"("sizes":["over_100000"],"traits":["coast"],"must":{"languages":["fr"]},"text":"t","expires":"2026-12-31","withdrawn":true})");
  round_trip(R"({"type":"feedback","actor":"a","about":"b","event":"declined","date":"2026-05-02","reason":"r"})");
  const std::string shown =
      R"({"type":"feedback","actor":"a","about":"b","event":"shown","date":"2026-05-02","reason":"r","rank":10000,"list":"lettre-2026/05é"})";
  EXPECT_EQ(round_trip(shown), shown) << "byte for byte";
  const auto reading = read_jsonl(shown);
  EXPECT_THAT(reading.notices, IsEmpty()) << "rank and list are known";
  const auto& feedback = std::get<Feedback>(reading.records[0].record);
  EXPECT_EQ(feedback.rank, 10'000U);
  EXPECT_EQ(feedback.list, "lettre-2026/05é");
}

TEST(JsonRoundTrip, KeepsUnknownMembersAtEveryLevel) {
  const std::string actor = round_trip(
      R"({"x":{"y":[1,2.5,null,"é"]},"type":"actor","id":"a","name":"A","kind":"other","home":{"street":"1 rue"},"offers":{"price":1},)"
      R"("seeks":{"urgent":true,"must":{"budget":[10]}},"z":""})");
  EXPECT_EQ(
      actor,
      R"({"type":"actor","id":"a","name":"A","kind":"other","home":{"street":"1 rue"},"offers":{"price":1},"seeks":{"must":{"budget":[10]},"urgent":true},)"
      R"("x":{"y":[1,2.5,null,"é"]},"z":""})");
  EXPECT_THAT(
      round_trip(R"({"type":"project","id":"p","participants":["a"],"contributions":[{"actor":"a","days":3},{"actor":"a"}],"budget":1})"),
      ::testing::HasSubstr(R"([{"actor":"a","days":3},{"actor":"a"}],"budget":1)"));
  EXPECT_THAT(round_trip(R"({"type":"listing","id":"l","actor":"a","intent":"seek","must":{"soon":true}})"),
              ::testing::HasSubstr(R"("must":{"soon":true})"));
  EXPECT_THAT(round_trip(R"({"type":"feedback","actor":"a","about":"b","event":"met","by":"c"})"), ::testing::HasSubstr(R"("by":"c")"));
}

TEST(JsonRoundTrip, KeepsAwkwardNames) {
  round_trip(R"({"type":"actor","id":"a","name":"A","kind":"other","back\\":1,"quote\"":"\\\"","":{},"\u00e9\n":0})");
}

}  // namespace
}  // namespace binome
