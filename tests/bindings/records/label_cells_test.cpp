#include "bindings/records/label_cells.hpp"

#include "bindings/records/actor_id.hpp"
#include "bindings/records/cell_values.hpp"
#include "bindings/records/field_text.hpp"
#include "bindings/records/french_places.hpp"
#include "bindings/wording/say.hpp"
#include "tests/support/reading.hpp"

namespace binome {
namespace {

using ::testing::ElementsAre;
using testing::taxonomy;

std::vector<std::string> several(Vocabulary vocabulary, std::string_view text) {
  LabelCells cells(taxonomy());
  const LabelValues values = cells.several(vocabulary, text, 100, 100);
  std::vector<std::string> found;
  for (const Term term : values.terms) found.push_back(testing::code(term));
  for (const auto& [written, why] : values.unresolved) found.push_back("?" + written);
  return found;
}

TEST(LabelCells, EveryHardPlaceOfTheList) {
  const std::string text = testing::read_file(std::string(BINOME_SOURCE_DIR) + "/tests/data/hard_places.tsv");
  const auto rows = parse_tsv("hard_places.tsv", text);
  ASSERT_TRUE(rows) << say(rows.error(), Language::en);
  ASSERT_GT(rows->size(), 100U);
  for (const auto& row : *rows) {
    const auto resolved = taxonomy().resolve(Vocabulary::place, row[0]);
    std::string found;
    if (resolved) found = testing::code(*resolved);
    else if (resolved.error().reason == Unresolved::Reason::ambiguous) found = "ambiguous";
    else found = resolved.error().reason == Unresolved::Reason::retired ? "retired" : "unknown";
    EXPECT_EQ(found, row[1]) << "« " << row[0] << " » " << row[2];
  }
}

TEST(LabelCells, SplitsAtEverySeparator) {
  EXPECT_THAT(several(Vocabulary::place, "Mali, Togo/Bénin ; Sénégal|Maroc\nNiger"), ElementsAre("ML", "TG", "BJ", "SN", "MA", "NE"));
  EXPECT_THAT(several(Vocabulary::place, " , Mali,, "), ElementsAre("ML"));
  EXPECT_THAT(several(Vocabulary::place, ""), ElementsAre());
}

TEST(LabelCells, ALabelWithACommaIsTakenWhole) {
  EXPECT_THAT(several(Vocabulary::theme, "Éducation, enseignement, sport"), ElementsAre("education"));
  EXPECT_THAT(several(Vocabulary::theme, "Culture et patrimoine, Croissance économique, emploi, tourisme, Santé, urgence"),
              ElementsAre("culture_heritage", "economy_employment_tourism", "health_emergency"));
  EXPECT_THAT(several(Vocabulary::theme, "education, ENSEIGNEMENT, sport / Sport"), ElementsAre("education", "sport"));
  EXPECT_THAT(several(Vocabulary::place, "Congo, République démocratique du, Mali"), ElementsAre("CD", "ML"));
}

TEST(LabelCells, NeverJoinsWhatIsNotOneLabel) {
  EXPECT_THAT(several(Vocabulary::place, "Mali, Congo, Togo"), ElementsAre("ML", "TG", "?Congo"));
  EXPECT_THAT(several(Vocabulary::place, "Guinée, Bissau"), ElementsAre("GW-BS", "?Guinée")) << "a list of two, not Guinée-Bissau";
  EXPECT_THAT(several(Vocabulary::theme, "Santé|urgence"), ElementsAre("health_emergency", "emergency"));
}

TEST(LabelCells, GoalsAreWrittenInManyWays) {
  EXPECT_THAT(several(Vocabulary::odd, "ODD 4, 6 / ODD12;odd n° 1|17"), ElementsAre("4", "6", "12", "1", "17"));
  EXPECT_THAT(several(Vocabulary::odd, "4 - Éducation de qualité"), ElementsAre("4"));
  EXPECT_THAT(several(Vocabulary::odd, "ODD 16 : Paix, justice et institutions efficaces, 4. Éducation de qualité"),
              ElementsAre("16", "4"));
  EXPECT_THAT(several(Vocabulary::odd, "16 - Paix, justice et institutions efficaces"), ElementsAre("16"));
  EXPECT_THAT(several(Vocabulary::odd, "04 – Une éducation pour tous"), ElementsAre("4")) << "the number counts";
  EXPECT_THAT(several(Vocabulary::odd, "18"), ElementsAre("?18"));
  EXPECT_THAT(several(Vocabulary::odd, "ODD 4 et 5"), ElementsAre("?ODD 4 et 5"));
  EXPECT_THAT(several(Vocabulary::odd, "4 - Faim zéro"), ElementsAre("?4 - Faim zéro")) << "number and words disagree";
}

TEST(LabelCells, ReadsDacCodes) {
  EXPECT_THAT(several(Vocabulary::theme, "140, 311"), ElementsAre("water_sanitation", "agriculture_food"));
}

TEST(LabelCells, LimitsValues) {
  LabelCells cells(taxonomy());
  EXPECT_TRUE(cells.several(Vocabulary::place, "Mali,Togo,Mali,Togo", 3, 10).too_many);
  EXPECT_EQ(cells.several(Vocabulary::place, "x1,x2,x3,x4", 10, 2).unresolved.size(), 2U);
}

TEST(CellValues, CountsAndDecimals) {
  EXPECT_EQ(parse_count("12345"), 12345);
  EXPECT_EQ(parse_count("12 345"), 12345);
  EXPECT_EQ(parse_count("1\xC2\xA0"
                        "234\xE2\x80\xAF"
                        "567"),
            1234567);
  EXPECT_EQ(parse_count("500,00"), 500);
  for (const char* wrong : {"", "12 34", "1 2345", "12,5", "12.345", "12,000", "-5", "douze", "12 345 hab.", "99999999999"})
    EXPECT_FALSE(parse_count(wrong)) << wrong;
  EXPECT_DOUBLE_EQ(*parse_decimal("47,33"), 47.33);
  EXPECT_DOUBLE_EQ(*parse_decimal("-2.5"), -2.5);
  EXPECT_DOUBLE_EQ(*parse_decimal("\xE2\x88\x92"
                                  "2,5"),
                   -2.5);
  for (const char* wrong : {"", "47°", "1,2,3", "inf", "nan", "1e5", ",5", "5,", "--1"}) EXPECT_FALSE(parse_decimal(wrong)) << wrong;
}

TEST(CellValues, DatesAndFlags) {
  EXPECT_EQ(parse_written_date("2026-05-02"), (Date{2026, 5, 2}));
  EXPECT_EQ(parse_written_date("02/05/2026"), (Date{2026, 5, 2}));
  EXPECT_EQ(parse_written_date("2/5/2026"), (Date{2026, 5, 2}));
  EXPECT_EQ(parse_written_date("2026-05-02 10:30:00"), (Date{2026, 5, 2}));
  EXPECT_EQ(parse_written_date("2019"), (Date{2019, 0, 0}));
  for (const char* wrong : {"", "31/02/2026", "05/13/2026", "2/5/26", "mai 2026", "1/2/3/2026"})
    EXPECT_FALSE(parse_written_date(wrong)) << wrong;
  EXPECT_EQ(parse_flag("Oui"), true);
  EXPECT_EQ(parse_flag("NON"), false);
  EXPECT_FALSE(parse_flag("peut-être"));
}

TEST(FrenchPlaces, CodesAndNames) {
  LabelCells cells(taxonomy());
  const FrenchPlaces places(taxonomy(), cells);
  const std::vector<std::array<const char*, 3>> cases = {{"region", "Pays de la Loire", "52"},
                                                         {"region", "52", "52"},
                                                         {"region", "1", "01"},
                                                         {"region", "Corse", "94"},
                                                         {"region", "La Réunion", "04"},
                                                         {"region", "ile de france", "11"},
                                                         {"department", "44", "44"},
                                                         {"department", "1", "01"},
                                                         {"department", "Nord", "59"},
                                                         {"department", "2a", "2A"},
                                                         {"department", "Mayotte", "976"},
                                                         {"department", "Loire-Atlantique (44)", "44"},
                                                         {"department", "44 - Loire-Atlantique", "44"},
                                                         {"department", "44 - Maine-et-Loire", ""},
                                                         {"department", "20", ""},
                                                         {"department", "Bavière", ""},
                                                         {"region", "Loire-Atlantique", ""},
                                                         {"department", "", ""}};
  for (const auto& [level, text, expected] : cases) EXPECT_EQ(places.code_of(level, text), expected) << level << " " << text;
  EXPECT_EQ(commune_code("1004"), "01004");
  EXPECT_EQ(commune_code("2a004"), "2A004");
  EXPECT_EQ(commune_code("440"), "");
  EXPECT_EQ(department_of_commune("97411"), "974");
}

TEST(ActorId, IsReadableAndAlwaysTheSame) {
  EXPECT_EQ(make_actor_id("L’Œuvre & Cie", "Saint-Étienne"), "l-oeuvre-cie-saint-etienne");
  EXPECT_EQ(make_actor_id("Univers-Sel", ""), "univers-sel");
  const std::string other_script = make_actor_id("جمعية", "Rabat");
  EXPECT_THAT(other_script, ::testing::MatchesRegex("rabat-[0-9a-f]+"));
  EXPECT_NE(other_script, make_actor_id("تعاون", "Rabat"));
  const std::string longest(300, 'a');
  EXPECT_EQ(make_actor_id(longest, "x").size(), 128U);
  EXPECT_NE(make_actor_id(longest, "x"), make_actor_id(longest, "y"));
  EXPECT_TRUE(is_valid_id(make_actor_id("\t", "")));
}

}  // namespace
}  // namespace binome
