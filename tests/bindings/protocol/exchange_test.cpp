#include "bindings/protocol/exchange.hpp"

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <thread>

#include "bindings/protocol/warm.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::make_actor;
using testing::make_engine;
using ::testing::Not;

// Asks an exchange, and hands every answer to the test of the schemas (tests/protocol/schemas.py) where it wants them.
class Asking {
 public:
  explicit Asking(Directory directory, ExchangeOptions options = {}) : exchange_(make_engine(std::move(directory)), std::move(options)) {
    if (const char* path = std::getenv("BINOME_ANSWERS")) answers_.open(path, std::ios::app);
    keep(exchange_.ready());
  }

  std::string text(std::string_view line) { return keep(exchange_.answer(line, 1).text); }
  rapidjson::Document ask(std::string_view line) {
    rapidjson::Document document;
    const std::string answer = text(line);
    document.Parse(answer.data(), answer.size());
    EXPECT_FALSE(document.HasParseError()) << line;
    return document;
  }
  Exchange& exchange() { return exchange_; }

 private:
  std::string keep(std::string answer) {
    answers_ << answer << "\n";
    return answer;
  }

  std::ofstream answers_;
  Exchange exchange_;
};

// An association that works on water in Bénin, and enterprises that are the same, near, far and out of reach.
Directory well_diggers() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"theme:water_sanitation", "place:BJ", "?theme:water_sanitation"}),
                      make_actor("same", "enterprise", {"theme:water_sanitation", "place:BJ"}),
                      make_actor("near", "enterprise", {"theme:water_sanitation", "place:TG"}),
                      make_actor("hidden", "enterprise", {"theme:water_sanitation", "place:BJ"}),
                      make_actor("partner", "enterprise", {"theme:water_sanitation", "place:BJ"})};
  directory.actors[3].visible = false;
  directory.actors[0].partners = {"partner", "hidden"};
  return directory;
}

const rapidjson::Value& first_list(const rapidjson::Document& answer) { return answer["lists"][0]; }

TEST(Exchange, AnswersUnderTheIdOfTheRequest) {
  Asking asking(well_diggers());
  EXPECT_STREQ(asking.ask(R"({"actor":"asker","request_id":"é-42"})")["request_id"].GetString(), "é-42");
  EXPECT_EQ(asking.ask(R"({"actor":"asker","request_id":42})")["request_id"].GetInt(), 42);
  EXPECT_FALSE(asking.ask(R"({"actor":"asker"})").HasMember("request_id"));
  EXPECT_STREQ(asking.ask(R"({"request_id":"w","why":["asker","same"]})")["request_id"].GetString(), "w");
  EXPECT_STREQ(asking.ask(R"({"request_id":"e","actor":"nobody"})")["request_id"].GetString(), "e") << "an error too";
  const std::string longest(kLongestRequestId, 'x');
  EXPECT_STREQ(asking.ask(R"({"actor":"asker","request_id":")" + longest + "\"}")["answer"].GetString(), "match");
  EXPECT_STREQ(asking.ask(R"({"actor":"asker","request_id":")" + longest + "x\"}")["answer"].GetString(), "error");
}

TEST(Exchange, SpeaksTheLanguageOfTheRequest) {
  Asking asking(well_diggers(), {.words = {}, .language = Language::en});
  EXPECT_THAT(asking.text(R"({"actor":"asker","lang":"fr"})"), HasSubstr("Bénin"));
  EXPECT_THAT(asking.text(R"({"actor":"asker"})"), AllOf(HasSubstr("Benin"), Not(HasSubstr("Bénin"))));
  EXPECT_THAT(asking.text(R"({"actor":"nobody","lang":"fr"})"), HasSubstr("inconnu"));
  EXPECT_STREQ(asking.ask(R"({"actor":"asker","lang":"de"})")["answer"].GetString(), "error");
}

TEST(Exchange, CodesDoNotDependOnTheLanguage) {
  Asking asking(well_diggers());
  const auto french = asking.ask(R"({"actor":"asker","kinds":["enterprise"]})");
  const auto english = asking.ask(R"({"actor":"asker","kinds":["business"],"lang":"en"})");
  const auto& fr = first_list(french)["matches"][0];
  const auto& en = first_list(english)["matches"][0];
  EXPECT_STREQ(fr["kind"].GetString(), "enterprise");
  EXPECT_STREQ(en["kind"].GetString(), "enterprise");
  EXPECT_STRNE(fr["kind_label"].GetString(), en["kind_label"].GetString());
  EXPECT_STREQ(fr["place"]["country"].GetString(), "FR");
  EXPECT_EQ(fr["for_you"]["reasons"][0]["block"], en["for_you"]["reasons"][0]["block"]);
  EXPECT_EQ(fr["for_you"]["reasons"][0]["wanted"], en["for_you"]["reasons"][0]["wanted"]);
}

TEST(Exchange, AReasonSaysWhatWasWantedWhatIsHeldAndHowTheyRelate) {
  Directory directory = well_diggers();
  for (const char* id : {"far", "farther"}) directory.actors.push_back(make_actor(id, "enterprise", {"theme:education", "place:PE"}));
  Asking asking(std::move(directory));
  const auto answer = asking.ask(R"({"actor":"asker","kinds":["enterprise"]})");
  bool same = false;
  bool near = false;
  for (const auto& match : first_list(answer)["matches"].GetArray()) {
    for (const auto& reason : match["for_you"]["reasons"].GetArray()) {
      EXPECT_GT(reason["points"].GetDouble(), 0) << "reasons of no weight are not sent";
      if (std::string_view(reason["block"].GetString()) != "places") continue;
      const std::string_view held = reason["held"].GetString();
      EXPECT_STREQ(reason["wanted"].GetString(), "BJ");
      EXPECT_STREQ(reason["relation"].GetString(), held == "BJ" ? "same" : "near");
      same = same || held == "BJ";
      near = near || held == "TG";
    }
  }
  EXPECT_TRUE(same);
  EXPECT_TRUE(near);
}

TEST(Exchange, PointsAddUp) {
  Asking asking(testing::sample());
  const auto answer = asking.ask(R"({"actor":"terrena","kinds":["association","collectivity"],"k":18})");
  const auto tenths = [](const rapidjson::Value& value) { return std::lround(10 * value.GetDouble()); };
  std::size_t matches = 0;
  for (const auto& list : answer["lists"].GetArray()) {
    for (const auto& match : list["matches"].GetArray()) {
      long sum = 0;
      for (const char* side : {"for_you", "for_them"}) {
        sum += tenths(match[side]["others"]) + tenths(match[side]["prior"]);
        for (const auto& reason : match[side]["reasons"].GetArray()) sum += tenths(reason["points"]);
      }
      EXPECT_EQ(sum, tenths(match["points"])) << match["id"].GetString();
      ++matches;
    }
  }
  EXPECT_GT(matches, 20U);
}

TEST(Exchange, GivesTheFieldsAskedForButNoHiddenPartner) {
  Asking asking(well_diggers());
  const auto answer = asking.ask(R"({"why":["asker","same"],"fields":["themes","partners","description"]})");
  const auto& record = answer["a"]["record"];
  EXPECT_STREQ(record["themes"][0].GetString(), "water_sanitation");
  EXPECT_EQ(record["partners"].Size(), 1U) << "who does not wish to be visible is not named";
  EXPECT_FALSE(record.HasMember("description")) << "it has none";
  EXPECT_FALSE(record.HasMember("name")) << "nobody asked";
  EXPECT_TRUE(answer["labels"]["theme"].HasMember("water_sanitation"));
  EXPECT_THAT(asking.text(R"({"actor":"asker","fields":["theme"],"lang":"en"})"), HasSubstr("nearest: themes"));
}

TEST(Exchange, AnEmptyListSaysWhy) {
  Asking asking(well_diggers());
  const auto reason = [&](const char* line) {
    const auto answer = asking.ask(line);
    EXPECT_TRUE(first_list(answer)["matches"].Empty()) << line;
    return std::string(first_list(answer)["empty_reason"]["code"].GetString());
  };
  EXPECT_EQ(reason(R"({"actor":"asker","kinds":["foundation"]})"), "nobody_of_kind");
  EXPECT_EQ(reason(R"({"actor":"asker","kinds":["enterprise"],"countries":["IS"]})"), "all_excluded");
  const auto excluded = asking.ask(R"({"actor":"asker","kinds":["enterprise"],"exclude":["same","near"]})");
  std::map<std::string, int> rules;
  for (const auto& rule : first_list(excluded)["empty_reason"]["rules"].GetArray())
    rules[rule["code"].GetString()] = rule["actors"].GetInt();
  EXPECT_EQ(rules, (std::map<std::string, int>{{"not_visible", 1}, {"already_partners", 1}, {"filtered_exclude", 2}}));
  Directory strangers;
  strangers.actors = {make_actor("asker", "association", {"theme:water_sanitation", "place:BJ"}),
                      make_actor("other", "enterprise", {"theme:education", "place:PE"})};
  Asking apart(std::move(strangers));
  EXPECT_STREQ(first_list(apart.ask(R"({"actor":"asker","kinds":["enterprise"]})"))["empty_reason"]["code"].GetString(),
               "nothing_in_common");
}

TEST(Exchange, RefusesUnknownMembersByName) {
  Asking asking(well_diggers(), {.words = {}, .language = Language::en});
  EXPECT_THAT(asking.text(R"({"actor":"asker","kind":"enterprise"})"), AllOf(HasSubstr("kind"), HasSubstr("nearest: kinds")));
  EXPECT_THAT(asking.text(R"({"why":["asker","same"],"kinds":[]})"), HasSubstr("kinds"));
  EXPECT_THAT(asking.text(R"({"remove":"same","k":3})"), AllOf(HasSubstr("error"), HasSubstr("k")));
  EXPECT_STREQ(asking.ask(R"({"actor":"asker","kinds":["enterprise"]})")["answer"].GetString(), "match") << "and nothing was removed";
}

TEST(Exchange, GivesTheRequestBackInCodes) {
  RequestWords words;
  words.k = 3;
  Asking asking(well_diggers(), {.words = words, .language = Language::fr});
  const auto answer = asking.ask(R"({"actor":"asker","kinds":"entreprise","countries":["Bénin"],"exclude":["near"]})");
  const auto& request = answer["request"];
  EXPECT_STREQ(request["actor"].GetString(), "asker");
  EXPECT_EQ(request["k"].GetInt(), 3) << "the default of the exchange";
  EXPECT_STREQ(request["kinds"][0].GetString(), "enterprise");
  EXPECT_STREQ(request["countries"][0].GetString(), "BJ");
  EXPECT_STREQ(request["exclude"][0].GetString(), "near");
}

TEST(Exchange, UpdatesCountFromTheNextLineOn) {
  Asking asking(well_diggers());
  const auto put = asking.ask(R"({"put":{"id":"new","name":"New","kind":"enterprise","themes":["water_sanitation"],"countries":["BJ"]}})");
  EXPECT_STREQ(put["action"].GetString(), "put");
  EXPECT_THAT(asking.text(R"({"actor":"asker","kinds":["enterprise"]})"), HasSubstr(R"("id":"new")"));
  EXPECT_STREQ(asking.ask(R"({"why":["asker","new"]})")["answer"].GetString(), "why");
  EXPECT_STREQ(asking.ask(R"({"remove":"new","request_id":1})")["id"].GetString(), "new");
  EXPECT_THAT(asking.text(R"({"actor":"asker","kinds":["enterprise"]})"), Not(HasSubstr(R"("id":"new")")));
  EXPECT_STREQ(asking.ask(R"({"rebuild":true})")["action"].GetString(), "rebuild");
}

TEST(Exchange, SaysWhatIsWarm) {
  Asking asking(well_diggers());
  const auto matcher = make_engine(well_diggers());
  ASSERT_TRUE(asking.exchange().warm(all_kind_pairs(*matcher)));
  rapidjson::Document ready;
  const std::string line = asking.exchange().ready();
  ready.Parse(line.data(), line.size());
  EXPECT_STREQ(ready["answer"].GetString(), "ready");
  EXPECT_EQ(ready["actors"].GetInt(), 5);
  EXPECT_EQ(ready["warm"].Size(), 4U) << "two kinds, each toward each";
  EXPECT_STREQ(ready["today"].GetString(), "2026-06-01");
}

TEST(Exchange, ManyMayAskAtOnceWhileOneWrites) {
  Asking asking(testing::sample());
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        if (asking.exchange().answer(R"({"actor":"talpa","kinds":["association"],"k":3})").error) ++wrong;
      }
    });
  }
  for (int n = 0; n < 20; ++n) {
    const std::string id = "new-" + std::to_string(n);
    if (asking.exchange().answer(R"({"put":{"id":")" + id + R"(","name":"N","kind":"association"}})").error) ++wrong;
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace binome
