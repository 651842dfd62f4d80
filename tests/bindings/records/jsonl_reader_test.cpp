#include "bindings/records/jsonl_reader.hpp"
#include "bindings/files/line_reader.hpp"

#include <functional>
#include <random>
#include <thread>

#include "bindings/files/encoded_text.hpp"
#include "bindings/records/directory_builder.hpp"
#include "bindings/wording/say.hpp"
#include "tests/support/reading.hpp"

namespace binome {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsProblem;
using testing::read_jsonl;
using testing::taxonomy;

std::string actor(const std::string& members) {
  return R"({"type":"actor","id":"a","name":"A","kind":"other")" + (members.empty() ? "" : "," + members) + "}\n";
}

TEST(JsonlReader, PassesOverEmptyLinesAndTheMark) {
  const auto reading = read_jsonl("\xEF\xBB\xBF" + actor("") + "\r\n  \n" + actor(R"("odds":[4,"6"],"population":null)"));
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].line, 4U);
  EXPECT_THAT(testing::codes(reading.actor(1).facts, Vocabulary::odd), ElementsAre("4", "6"));
}

TEST(JsonlReader, ALongLineIsOneProblemAndReadingGoesOn) {
  ReadLimits limits;
  limits.line_bytes = 100;
  const auto reading = read_jsonl(std::string(5000, 'x') + "\n" + actor(""), LabelPolicy::codes, limits);
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(1, "", std::string(80, 'x') + "…", "line of more than 100 bytes")));
  EXPECT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].raw.size(), 100U);
}

TEST(JsonlReader, WhoeverRunsTheParsingTheRecordsAreTheSame) {
  // More than is read ahead at once, with lines that are wrong, long, empty or hold what nobody knows.
  std::string text = "\xEF\xBB\xBF";
  ReadLimits limits;
  limits.line_bytes = 40'000;
  for (int i = 0; i < 12'000; ++i) {
    const std::string id = std::to_string(i);
    text += R"({"type":"actor","id":"a)" + id + R"(","name":"A","kind":"other","description":")" + std::string(800, 'x') + R"(","x)" +
            std::to_string(i % 1500) + "\":1}\n";
    if (i % 100 == 0) text += R"({"type":"actor","id":"b)" + id + "\"}\n\n" + std::string(30'000 + i, '[') + "\n";
  }
  const auto read = [&](const TaskRunner& run) {
    std::istringstream in(text);
    return testing::read_all(*open_jsonl(in, "f.jsonl", taxonomy(), {LabelPolicy::codes, limits}, run));
  };
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& task) {
    for (std::size_t i = count; i > 0; --i) task(i - 1);
  };
  const auto together = [](std::size_t count, const std::function<void(std::size_t)>& task) {
    std::thread half([&] {
      for (std::size_t i = 0; i < count; i += 2) task(i);
    });
    for (std::size_t i = 1; i < count; i += 2) task(i);
    half.join();
  };
  const auto one = read(run_in_turn);
  ASSERT_EQ(one.records.size(), 12'000U + 2 * 120);
  EXPECT_EQ(one.records.back().line, 12'000U + 3 * 120);
  EXPECT_EQ(one.notices.size(), 1000U);
  for (const auto& other : {read(backwards), read(together)}) {
    ASSERT_EQ(other.records.size(), one.records.size());
    for (std::size_t i = 0; i < one.records.size(); ++i) {
      ASSERT_EQ(other.records[i].record, one.records[i].record);
      ASSERT_EQ(other.records[i].line, one.records[i].line);
      ASSERT_EQ(other.records[i].raw, one.records[i].raw);
    }
    ASSERT_EQ(other.problems.size(), one.problems.size());
    for (std::size_t i = 0; i < one.problems.size(); ++i)
      ASSERT_EQ(describe(other.problems[i], Language::fr), describe(one.problems[i], Language::fr));
    EXPECT_EQ(other.notices, one.notices);
  }
}

TEST(JsonlReader, AMarkBeforeAnyLineIsPassedOver) {
  const auto reading = read_jsonl(actor("") + "\xEF\xBB\xBF" + actor("") + "\xEF\xBB\xBF{\"a\" 1}\n");
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(3, "", " {\"a\" 1}", "JSON not readable at character 9")));
}

TEST(JsonlReader, WhatIsNoJsonSaysWhere) {
  const auto reading =
      read_jsonl("{\"type\":\"actor\",}\n[1]\n{}\n{\"type\":\"person\"}\n" + actor("\"x\":\"\xE9\"") + std::string("{\"a\":1}\0x\n", 10));
  EXPECT_THAT(
      reading.problems,
      ElementsAre(IsProblem(1, "", "{\"type\":\"actor\",}", "JSON not readable at character 17"), IsProblem(2, "", "[1]", "one object"),
                  IsProblem(3, "type", "", "write \"type\": actor, project"), IsProblem(4, "type", "person", "write \"type\""),
                  IsProblem(5, "", reading.problems[4].value, "the text is not UTF-8"), IsProblem(6, "", "{\"a\":1} x", "NUL byte")));
  EXPECT_THAT(reading.problems[4].value, HasSubstr("\xEF\xBF\xBD")) << "what is printed is UTF-8";
}

TEST(JsonlReader, LimitsDepthAndLists) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += '[';
  const auto reading = read_jsonl(actor("\"x\":" + std::string(15, '[') + std::string(15, ']')) +
                                  actor("\"x\":" + std::string(16, '[') + std::string(16, ']')) + deep + "\n");
  ASSERT_EQ(reading.problems.size(), 2U);
  EXPECT_EQ(say(reading.problems[0].what, Language::en), "nested deeper than 16 levels");
  EXPECT_EQ(reading.problems[0].line, 2U);
  EXPECT_THAT(say(reading.problems[1].what, Language::en), HasSubstr("JSON not readable"));
  ReadLimits limits;
  limits.list_values = 2;
  EXPECT_THAT(read_jsonl(actor(R"("countries":["ML","SN","TG"])"), LabelPolicy::codes, limits).problems,
              ElementsAre(IsProblem(1, "countries", "", "more than 2 values")));
}

TEST(JsonlReader, RequiresIdNameAndKind) {
  EXPECT_THAT(read_jsonl(R"({"type":"actor","name":""})").problems,
              ElementsAre(IsProblem(1, "id", "", "required"), IsProblem(1, "name", "", "required"), IsProblem(1, "kind", "", "required")));
  EXPECT_THAT(read_jsonl(R"({"type":"actor","id":"a b","name":"A","kind":"other"})").problems,
              ElementsAre(IsProblem(1, "id", "a b", "no blanks")));
  EXPECT_THAT(read_jsonl(R"({"type":"listing","id":"l"})").problems,
              ElementsAre(IsProblem(1, "actor", "", "required"), IsProblem(1, "intent", "", "required")));
  EXPECT_THAT(read_jsonl(R"({"type":"feedback","actor":"a","about":"b","event":"liked"})").problems,
              ElementsAre(IsProblem(1, "event", "liked", "write shown")));
}

TEST(JsonlReader, FeedbackSaysAtWhatRankOfWhatListItWasShown) {
  const auto problems = [](const std::string& members) {
    return read_jsonl(R"({"type":"feedback","actor":"a","about":"b","event":"shown",)" + members + "}").problems;
  };
  EXPECT_THAT(problems(R"("rank":1,"list":"l")"), IsEmpty());
  EXPECT_THAT(problems(R"("rank":10000,"list":")" + std::string(128, 'x') + "\""), IsEmpty());
  EXPECT_THAT(problems(R"("rank":null,"list":null)"), IsEmpty()) << "not told";
  for (const std::string& rank : std::vector<std::string>{"0", "10001", "-1", "1.5", "1.0", "\"1\"", "true", "99999999999"}) {
    EXPECT_THAT(problems("\"rank\":" + rank), ElementsAre(IsProblem(1, "rank", rank, "a rank from 1 to 10000 is expected")));
  }
  EXPECT_THAT(problems(R"("list":"")"), ElementsAre(IsProblem(1, "list", "", "1 to 128 printable characters")));
  EXPECT_THAT(problems(R"("list":"a b")"), ElementsAre(IsProblem(1, "list", "a b", "1 to 128 printable characters")));
  EXPECT_THAT(problems("\"list\":\"" + std::string(129, 'x') + "\""),
              ElementsAre(IsProblem(1, "list", std::string(80, 'x') + "…", "1 to 128 printable characters")));
  EXPECT_THAT(problems(R"("list":7)"), ElementsAre(IsProblem(1, "list", "7", "a quoted text")));
}

TEST(JsonlReader, AnUnknownCodeIsAProblemWithTheNearestLabels) {
  EXPECT_THAT(read_jsonl(actor(R"("countries":["SN","Sénégal"])")).problems,
              ElementsAre(IsProblem(1, "countries", "Sénégal", "nearest: \"Senegal\" (SN)")))
      << "a directory holds codes";
  EXPECT_THAT(read_jsonl(actor(R"("seeks":{"must":{"kinds":["asociation"]}})")).problems,
              ElementsAre(IsProblem(1, "seeks.must.kinds", "asociation", "nearest: \"association\"")));
  const auto labels = read_jsonl(actor(R"("countries":["Sénégal","Congo","SU"])"), LabelPolicy::codes_and_labels);
  EXPECT_THAT(labels.problems, ElementsAre(IsProblem(1, "countries", "Congo", "ambiguous; choose between \"Republic of the Congo\" (CG)"),
                                           IsProblem(1, "countries", "SU", "no longer exists")));
}

TEST(JsonlReader, WrongTypesAreProblems) {
  const auto reading = read_jsonl(actor(
      R"("home":[1],"population":-3,"themes":"education","languages":[1],"visible":"oui","updated":20260502,"partners":[""],"offers":{"skills":{}})"));
  EXPECT_THAT(reading.problems,
              ElementsAre(IsProblem(1, "home", "[1]", "an object"), IsProblem(1, "population", "-3", "whole number"),
                          IsProblem(1, "themes", "\"education\"", "a list"), IsProblem(1, "languages", "1", "a quoted code"),
                          IsProblem(1, "visible", "\"oui\"", "true or false"), IsProblem(1, "updated", "20260502", "a date"),
                          IsProblem(1, "partners", "", "1 to 128"), IsProblem(1, "offers.skills", "{}", "a list")));
  EXPECT_THAT(read_jsonl(actor(R"("home":{"region":"99","lat":91})")).problems,
              ElementsAre(IsProblem(1, "home.lat", "91", "degrees"), IsProblem(1, "home.region", "99", "unknown INSEE code")));
}

TEST(JsonlReader, AFieldGivenTwiceIsAProblem) {
  EXPECT_THAT(read_jsonl(actor(R"("x":1,"x":2,"home":{"country":"FR","country":"SN"})")).problems,
              ElementsAre(IsProblem(1, "x", "", "field given twice"), IsProblem(1, "home.country", "", "field given twice")));
}

TEST(JsonlReader, TellsUnknownFieldsOnceAFile) {
  const auto reading = read_jsonl(actor(R"("web":"x","home":{"street":"y","commune":"Pau"})") + actor(R"("web":"z")"));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(reading.notices, ElementsAre("f.jsonl : champ inconnu « home.street », conservé tel quel",
                                           "f.jsonl : champ inconnu « web », conservé tel quel"));
}

TEST(JsonlReader, GivesUpARecordWithTooManyProblems) {
  std::string list;
  for (int i = 0; i < 500; ++i) list.append(i > 0 ? ",\"zz" : "\"zz").append(std::to_string(i)).append("\"");
  const auto reading = read_jsonl(actor("\"countries\":[" + list + "]"));
  ASSERT_EQ(reading.problems.size(), 51U);
  EXPECT_THAT(say(reading.problems.back().what, Language::en), HasSubstr("too many problems"));
}

TEST(JsonlReader, ManyMembersTakeNoLongTime) {
  std::string members;
  for (int i = 0; i < 60'000; ++i) members += (i > 0 ? ",\"m" : "\"m") + std::to_string(i) + "\":0";
  EXPECT_THAT(read_jsonl(actor(members)).problems, IsEmpty());
}

using Lines = std::vector<std::pair<LineStatus, std::string>>;

Lines lines_of(const std::string& text, std::size_t limit) {
  std::istringstream in(text);
  Lines lines;
  std::string line;
  for (LineStatus status = read_line(in, limit, line); status != LineStatus::end; status = read_line(in, limit, line))
    lines.emplace_back(status, line);
  EXPECT_EQ(read_line(in, limit, line), LineStatus::end) << "the end stays the end";
  return lines;
}

// The contract of read_line, byte by byte.
Lines lines_by_definition(const std::string& text, std::size_t limit) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, std::min(end - begin, limit));
    if (line.ends_with('\r')) line.pop_back();
    lines.emplace_back(end - begin > limit ? LineStatus::too_long : LineStatus::read, line);
    begin = end + 1;
  }
  return lines;
}

TEST(ReadLine, IsTheSameWhereverChunksEnd) {
  std::mt19937 random(5);
  for (const std::size_t length : {0, 1, 2, 4093, 4094, 4095, 4096, 4097, 8189, 8190, 8191, 12'285, 12'286, 20'000}) {
    for (const std::string& end : std::vector<std::string>{"", "\n", "\r\n", "\n\n", "\nx", "\r\n\r\nyz\n"}) {
      std::string text(length, 'a');
      for (char& c : text) c = "ab\r\0"[random() % 4];
      for (const std::size_t limit :
           {std::size_t{0}, std::size_t{10}, length - std::min<std::size_t>(length, 1), length, length + 1, std::size_t{100'000}}) {
        EXPECT_EQ(lines_of(text + end, limit), lines_by_definition(text + end, limit)) << length << " " << limit << " " << end.size();
      }
    }
  }
}

// A device that fails after some text.
class FailingDevice : public std::streambuf {
 public:
  explicit FailingDevice(std::string text) : text_(std::move(text)) { setg(text_.data(), text_.data(), text_.data() + text_.size()); }

 protected:
  int_type underflow() override { throw std::runtime_error("unplugged"); }

 private:
  std::string text_;
};

TEST(JsonlReader, AFailingDeviceIsAProblemAndTheEnd) {
  FailingDevice device(actor("") + R"({"type":)");
  std::istream in(&device);
  const auto reading = testing::read_all(*open_jsonl(in, "f.jsonl", taxonomy()));
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(2, "", "", "read error: the rest was not read")));
  EXPECT_EQ(reading.records.size(), 2U);
}

TEST(IsUtf8, AgreesWithTheStandard) {
  const std::string ascii = "twenty-four ASCII bytes.";
  for (std::size_t at = 0; at <= ascii.size(); ++at) {
    const auto with = [&](const std::string& bytes) { return is_utf8(ascii.substr(0, at) + bytes + ascii.substr(at)); };
    for (const std::string& good : std::vector<std::string>{"", "é", "€", "\xF0\x9F\xA4\x9D", "\xF4\x8F\xBF\xBF", std::string(1, '\0')})
      EXPECT_TRUE(with(good)) << at << good;
    // Alone, cut short, too long a form, a surrogate, beyond the last character, Latin-1.
    for (const std::string& bad :
         std::vector<std::string>{"\x80", "\xC3", "\xE2\x82", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE9t\xE9"})
      EXPECT_FALSE(with(bad)) << at;
  }
}

Actor named(const std::string& id, std::vector<std::string> partners = {}) {
  Actor actor;
  actor.id = id;
  actor.partners = std::move(partners);
  return actor;
}

Project project(const std::string& id, std::vector<std::string> participants = {}) {
  Project project;
  project.id = id;
  project.participants = std::move(participants);
  return project;
}

Listing listing(const std::string& id, const std::string& actor) {
  Listing listing;
  listing.id = id;
  listing.actor = actor;
  return listing;
}

TEST(DirectoryBuilder, TellsWhereAnIdWasGivenFirst) {
  DirectoryBuilder builder({"a.jsonl", "b.jsonl"});
  EXPECT_FALSE(builder.add(named("x"), {0, 3}));
  EXPECT_THAT(say(builder.add(named("x"), {0, 5})->what, Language::en), HasSubstr("(line 3)"));
  EXPECT_THAT(say(builder.add(named("x"), {1, 1})->what, Language::en), HasSubstr("(a.jsonl, line 3)"));
  EXPECT_FALSE(builder.add(project("x"), {1, 2})) << "another type";
}

TEST(DirectoryBuilder, TakesOutWhoNamesTheMissingAndWhoNamesThem) {
  DirectoryBuilder builder;
  constexpr int kChain = 50'000;  // each names the next; the last one names nobody there
  for (int i = 0; i < kChain; ++i) builder.add(named(std::to_string(i), {std::to_string(i + 1)}), {0, static_cast<std::uint32_t>(i + 1)});
  builder.add(named("alone"), {0, kChain + 1});
  builder.add(project("p", {"alone", "7"}), {0, kChain + 2});
  const auto rejections = builder.drop_dangling();
  EXPECT_EQ(rejections.size(), kChain + 1U);
  EXPECT_THAT(say(rejections[0].problem.what, Language::en), HasSubstr("is refused (line 2)"));
  EXPECT_EQ(say(rejections[kChain - 1].problem.what, Language::en), "no actor has this id");
  EXPECT_EQ(builder.size(), 1U);
}

TEST(DirectoryBuilder, GivesRecordsInTheOrderOfTheirOrigins) {
  DirectoryBuilder builder;
  builder.add(project("p"), {0, 1});
  builder.add(named("a"), {0, 2});
  builder.add(listing("l", "a"), {0, 3});
  builder.add(named("b"), {1, 1});
  std::string order;
  builder.each_in_order([&](const auto& record) {
    if constexpr (requires { record.id; }) order += record.id;
  });
  EXPECT_EQ(order, "palb");
}

}  // namespace
}  // namespace binome
