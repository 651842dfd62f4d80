#include "features/word_reader.hpp"

#include <gtest/gtest.h>

namespace binome {
namespace {

std::vector<std::string> stems(std::string_view text) {
  WordReader reader;
  std::vector<std::string> stems;
  for (const WordReader::Word word : reader.read(text)) stems.emplace_back(reader.stem(word.stem));
  return stems;
}

using Stems = std::vector<std::string>;

TEST(Text, CaseAccentsApostrophesAndLigaturesAreFolded) {
  EXPECT_EQ(stems("MARAÎCHAGE maraîchage Maraichage"), Stems(3, "maraichag"));
  EXPECT_EQ(stems("chef-d’œuvre, chef-d'oeuvre"), (Stems{"chef", "oeuvr", "chef", "oeuvr"}));
  EXPECT_EQ(stems("S\u00e9n\u00e9gal Se\u0301ne\u0301gal"), Stems(2, "senegal")) << "composed or not";
  EXPECT_EQ(stems("déve\u00ADloppement"), Stems{"developp"}) << "a soft hyphen stands inside the word";
}

TEST(Text, ElisionsFallOff) {
  EXPECT_EQ(stems("l'eau d’irrigation qu'irrigue lorsqu'arrosée aujourd'hui"), (Stems{"eau", "irrig", "irrigu", "arros"}));
  EXPECT_EQ(stems("presqu'île"), Stems{"ile"});
}

TEST(Text, StemsAreThoseOfTheLanguageOfTheText) {
  EXPECT_EQ(stems("Les écoles de la côte forment des enseignantes"), (Stems{"ecol", "cot", "forment", "enseign"}));
  EXPECT_EQ(stems("The schools of the valley are training teachers"), (Stems{"school", "valley", "train", "teacher"}));
  EXPECT_EQ(stems("irrigations des cultures"), (Stems{"irrig", "cultur"}));
  EXPECT_EQ(stems("irrigated by the cultures"), (Stems{"irrig", "cultur"})) << "cognates are one word";
  EXPECT_EQ(stems("citoyennetés"), Stems{"citoyennet"}) << "French if in doubt";
}

TEST(Text, StopWordsNumbersAndShortWordsAreNoWords) {
  EXPECT_EQ(stems("Nous avons été très présents en 2019, du 1er au 3ème jour, à la COP21 et au G20 of the year"), Stems{"present"});
  EXPECT_EQ(stems("le maïs, mais pas le riz"), (Stems{"mai", "riz"})) << "« maïs » is no stop word, « mais » is";
  EXPECT_EQ(stems("Association de coopération internationale : projets, partenaires, solidarité"), Stems{"solidar"}) << "of the trade";
  EXPECT_TRUE(stems("").empty());
}

TEST(Text, AnyBytesWillDo) {
  EXPECT_EQ(stems("eau\xFFpotable \xC3 \xED\xA0\x80 riz\xC3"), (Stems{"eau", "potabl", "riz"}));
  EXPECT_EQ(stems(std::string_view("eau\0sel", 7)), (Stems{"eau", "sel"}));
  EXPECT_TRUE(stems(std::string(65, 'x')).empty()) << "too long for a word";
  EXPECT_EQ(stems("إفريقيا 北京 Дакар").size(), 2U) << "other scripts are kept; two letters are too few";
  std::string huge;
  while (huge.size() < 3 * kMostTextBytes) huge += "eau ";
  EXPECT_EQ(stems(huge).size(), kMostTextBytes / 4);
}

}  // namespace
}  // namespace binome
