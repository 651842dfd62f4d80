#include "bindings/wording/say.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

#include "bindings/wording/pattern.hpp"
#include "bindings/wording/typography.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

std::string said(std::string_view pattern, std::vector<Argument> arguments = {}, Language language = Language::fr) {
  const auto parsed = Pattern::parse(pattern, language);
  return parsed ? parsed->say(arguments) : "unreadable";
}

TEST(Typography, SetsBlanksAndApostrophes) {
  EXPECT_EQ(french_typography("l'eau : « oui » ; non ! vrai ? 5 %"),
            "l’eau\u00A0: «\u00A0oui\u00A0»\u202F; non\u202F! vrai\u202F? 5\u00A0%");
  EXPECT_EQ(french_typography("12 345 678 habitants, 12 mois, 1 2345"), "12\u202F345\u202F678 habitants, 12 mois, 1 2345");
  EXPECT_EQ(french_typography("a:b, --map 'x', https://x"), "a:b, --map 'x', https://x");
}

TEST(Pattern, IsSetButItsArgumentsAreNot) {
  EXPECT_EQ(said("identifiant inconnu : « {id} »", {{"id", "l'eau : « x »"}}), "identifiant inconnu\u00A0: «\u00A0l'eau : « x »\u00A0»");
  EXPECT_EQ(said("unknown id: \"{id}\"", {{"id", "x"}}, Language::en), "unknown id: \"x\"");
}

TEST(Pattern, AgreesInNumber) {
  constexpr std::string_view kPattern = "{n, plural, one {# acteur} other {# acteurs}}";
  EXPECT_EQ(said(kPattern, {{"n", 0}}), "0 acteur") << "French has the singular for none";
  EXPECT_EQ(said(kPattern, {{"n", 1}}), "1 acteur");
  EXPECT_EQ(said(kPattern, {{"n", 512000}}), "512\u202F000 acteurs");
  EXPECT_EQ(said("{n, plural, one {# actor} other {# actors}}", {{"n", 0}}, Language::en), "0 actors");
  EXPECT_EQ(said("{n, plural, =0 {none} other {#}}", {{"n", 512000}}, Language::en), "512,000");
}

TEST(Pattern, ChoosesByAText) {
  constexpr std::string_view kPattern = "{file}{column, select, none {} other {, colonne {column}}}";
  EXPECT_EQ(said(kPattern, {{"file", "f"}}), "f");
  EXPECT_EQ(said(kPattern, {{"file", "f"}, {"column", "c"}}), "f, colonne c");
  EXPECT_EQ(said(kPattern, {{"file", "f"}, {"column", "none"}}), "f, colonne none") << "none stands for what is not given";
}

TEST(Pattern, JoinsLists) {
  constexpr std::string_view kPattern = "x{near, plural, =0 {} other { ; {near}}}";
  EXPECT_EQ(said(kPattern, {{"near", std::vector<std::string>{}}}), "x");
  EXPECT_EQ(said(kPattern, {{"near", std::vector<std::string>{"a", "b"}}}), "x\u202F; a, b");
}

TEST(Pattern, KeepsBracesAndPlainNumbers) {
  EXPECT_EQ(said("une requête '{' … '}', d'{name}", {{"name", "x"}}), "une requête { … }, d’x");
  EXPECT_EQ(said("ligne {line, number, ::group-off}", {{"line", 12345}}), "ligne 12345");
}

TEST(Pattern, RefusesWhatItDoesNotKnow) {
  for (const std::string_view text : {"{", "{n, plural, one {x}}", "{n, date}", "{n, number}"}) EXPECT_EQ(said(text), "unreadable") << text;
}

TEST(Say, PutsCausesIntoTheSentence) {
  const Error cause(ErrorCode::unknown_actor, {{"id", "x"}});
  const Error error(ErrorCode::at_line, {{"file", "pairs.tsv"}, {"line", 1200}}, {cause});
  EXPECT_EQ(say(error, Language::en), "pairs.tsv, line 1200: unknown id: \"x\"");
  EXPECT_EQ(say(error, Language::fr), "pairs.tsv, ligne 1200\u00A0: identifiant inconnu\u00A0: «\u00A0x\u00A0»");
}

TEST(Say, SaysEveryErrorInBothLanguages) {
  const Error cause(ErrorCode::read_stopped);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kErrorCodes; ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_FALSE(say(Error(code, {}, {cause}), Language::fr).empty()) << name_of(code);
    EXPECT_FALSE(say(Error(code, {}, {cause}), Language::en).empty()) << name_of(code);
    EXPECT_TRUE(names.insert(name_of(code)).second);
    const ErrorRow& row = row_of(code);
    EXPECT_EQ(row.exit_status, row.error_class == ErrorClass::wrong_use ? 2 : 3) << row.code;
    EXPECT_EQ(row.http_status >= 500, row.error_class == ErrorClass::failure || row.error_class == ErrorClass::unavailable ||
                                          row.error_class == ErrorClass::unsupported)
        << row.code;
  }
}

TEST(Say, CanBeSaidFromManyThreads) {
  std::vector<std::string> texts(8);
  std::vector<std::thread> threads;
  for (std::string& text : texts) {
    threads.emplace_back([&text] {
      for (std::size_t i = 0; i < kMessages; ++i) text += say(static_cast<Message>(i), Language::fr, {{"count", 2000}});
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : texts) EXPECT_EQ(text, texts.front());
  EXPECT_FALSE(texts.front().empty());
}

}  // namespace
}  // namespace binome
