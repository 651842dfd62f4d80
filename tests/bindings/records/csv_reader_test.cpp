#include "bindings/records/csv_reader.hpp"

#include "bindings/wording/say.hpp"
#include "tests/support/reading.hpp"

namespace binome {
namespace {

using testing::code;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsProblem;
using testing::read_csv;

CsvOptions mapped(const std::vector<std::string>& mappings) {
  CsvOptions options;
  for (const std::string& mapping : mappings) options.mappings.push_back(*parse_column_mapping(mapping));
  return options;
}

TEST(CsvReader, ABareCountryBesideCountriesOfActionIsTheSeat) {
  const auto beside = read_csv("Nom;Type;Pays;Pays d'intervention\nX;Association;Sénégal;Mali\n");
  ASSERT_THAT(beside.problems, IsEmpty());
  EXPECT_EQ(code(beside.actor().home.country), "SN");
  ASSERT_EQ(beside.actor().facts.of(Vocabulary::place).size(), 1U);
  EXPECT_EQ(code(beside.actor().facts.of(Vocabulary::place)[0]), "ML");
  const auto alone = read_csv("Nom;Type;Pays\nX;Association;Sénégal\n");
  ASSERT_THAT(alone.problems, IsEmpty());
  EXPECT_FALSE(alone.actor().home.country);
  EXPECT_EQ(code(alone.actor().facts.of(Vocabulary::place)[0]), "SN");
}

TEST(CsvReader, ReadsARowOfEverything) {
  const auto reading = read_csv(
      "Nom de la structure;Type de structure;Région;Département;Ville;Code INSEE;Code postal;EPCI;Latitude;Longitude;Nombre "
      "d'habitants;Domaines d'intervention;ODD;"
      "Pays d’intervention;Langues;Caractéristiques;Compétences proposées;Modes proposés;Compétences recherchées;Modes recherchés;Types de "
      "partenaires recherchés;Pays exigés;"
      "Partenaires;Présentation;Visible;Mis à jour le;Identifiant\n"
      "Univers-Sel;Association locale;Pays de la Loire;44;Guérande;44069;44350;Cap Atlantique;47,33;-2,43;16 000;Agriculture, souveraineté "
      "alimentaire;8/12;"
      "Sénégal, Cambodge;français;littoral;recherche de financements;expertise;études de marché;partenariat commercial;Entreprise, "
      "Fondation;SN;"
      "salines, acme;Du sel.;non;02/05/2026;univers-sel\n");
  EXPECT_EQ(reading.error, "");
  ASSERT_THAT(reading.problems, IsEmpty());
  const Actor& actor = reading.actor();
  EXPECT_EQ(actor.id, "univers-sel");
  EXPECT_EQ(actor.name, "Univers-Sel");
  EXPECT_EQ(code(actor.kind), "association");
  EXPECT_EQ(code(actor.subkind), "local_association");
  EXPECT_EQ(code(actor.home.country), "FR");
  EXPECT_EQ(actor.home.region, "52");
  EXPECT_EQ(actor.home.department, "44");
  EXPECT_EQ(code(actor.home.subdivision), "FR-44");
  EXPECT_EQ(actor.home.insee, "44069");
  EXPECT_EQ(actor.home.intercommunality, "Cap Atlantique");
  EXPECT_EQ(actor.home.lat, 47.33);
  EXPECT_EQ(actor.home.lon, -2.43);
  EXPECT_EQ(actor.population, 16000);
  EXPECT_THAT(codes(actor.facts, Vocabulary::theme), ElementsAre("agriculture_food"));
  EXPECT_THAT(codes(actor.facts, Vocabulary::odd), ElementsAre("8", "12"));
  EXPECT_THAT(codes(actor.facts, Vocabulary::place), ::testing::UnorderedElementsAre("SN", "KH"));
  EXPECT_THAT(codes(actor.facts, Vocabulary::language), ElementsAre("fr"));
  EXPECT_THAT(codes(actor.facts, Vocabulary::trait), ElementsAre("coast"));
  EXPECT_THAT(codes(actor.offers, Vocabulary::skill), ElementsAre("fundraising"));
  EXPECT_THAT(codes(actor.offers, Vocabulary::mode), ElementsAre("expertise"));
  EXPECT_THAT(codes(actor.seeks, Vocabulary::skill), ElementsAre("market_studies"));
  EXPECT_THAT(codes(actor.seeks, Vocabulary::mode), ElementsAre("commercial"));
  EXPECT_THAT(codes(actor.seeks, Vocabulary::kind), ::testing::UnorderedElementsAre("enterprise", "foundation"));
  EXPECT_THAT(codes(actor.must, Vocabulary::place), ElementsAre("SN"));
  EXPECT_THAT(actor.partners, ElementsAre("salines", "acme"));
  EXPECT_EQ(actor.description, "Du sel.");
  EXPECT_FALSE(actor.visible);
  EXPECT_EQ(actor.updated, (Date{2026, 5, 2}));
  EXPECT_EQ(actor.unknown, (UnknownMembers{{"home", "\"commune\":\"Guérande\""}, {"home", "\"postal_code\":\"44350\""}}));
  EXPECT_THAT(reading.notices, IsEmpty());
}

TEST(CsvReader, ReadsEnglishHeadingsAndFieldPaths) {
  const auto reading = read_csv(
      "name,category,home.country,home.region,sectors,SDGs,seeks.kinds,inhabitants\nA,Town,Sénégal,Dakar,\"Water and "
      "sanitation\",\"4,6\",company,\"1 000\"\n");
  ASSERT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(code(reading.actor().subkind), "commune");
  EXPECT_EQ(code(reading.actor().home.subdivision), "SN-DK") << "a region abroad is a subdivision";
  EXPECT_EQ(reading.actor().population, 1000);
  EXPECT_THAT(codes(reading.actor().facts, Vocabulary::odd), ElementsAre("4", "6"));
}

TEST(CsvReader, DecodesWhatOfficesSave) {
  const std::string utf8 = "Nom;Type\r\nÉcole du Cœur;Lycée\r\n";
  const std::string cp1252 =
      "Nom;Type\r\n\xC9"
      "cole du C\x9Cur;Lyc\xE9"
      "e\r\n";
  std::string utf16("\xFF\xFE", 2);
  for (const char16_t c : u"Nom;Type\r\nÉcole du Cœur;Lycée\r\n") {
    if (c == 0) break;
    utf16 += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
  }
  for (const std::string& text : {utf8, "\xEF\xBB\xBF" + utf8, cp1252, utf16}) {
    const auto reading = read_csv(text);
    ASSERT_EQ(reading.records.size(), 1U) << reading.error;
    EXPECT_EQ(reading.actor().name, "École du Cœur");
    EXPECT_EQ(code(reading.actor().subkind), "school");
  }
  EXPECT_THAT(read_csv(cp1252).notices, ElementsAre("f.csv : lu comme du Windows-1252 (sinon : --encoding)"));
  CsvOptions mac;
  mac.encoding = TextEncoding::mac_roman;
  EXPECT_EQ(read_csv("Nom;Type\r\x83"
                     "cole;Lyc\x8E"
                     "e\r",
                     mac)
                .actor()
                .name,
            "École");
}

TEST(CsvReader, DoesNotTurnBrokenUtf8IntoMojibake) {
  EXPECT_THAT(read_csv("Nom;Type\nÉlan;Lycée\nCaf\xE9;Lycée\n").error, HasSubstr("line 3: unreadable character in a UTF-8 file"));
  EXPECT_THAT(read_csv("\xEF\xBB\xBFNom;Type\nCaf\xE9;asso\n").error, HasSubstr("line 2: unreadable character"));
  EXPECT_THAT(read_csv(std::string("N\0o\0m\0;\0T\0y\0p\0e\0\n\0", 18)).error, HasSubstr("--encoding utf-16le"));
}

TEST(CsvReader, FollowsTheSeparatorDeclaredDetectedOrTold) {
  for (const char* text : {"Nom;Type;Pays\nA;asso;Mali\n", "Nom,Type,Pays\nA,asso,Mali\n", "Nom\tType\tPays\nA\tasso\tMali\n",
                           "sep=,\r\nNom,Type,Pays\r\nA,asso,Mali\r\n"}) {
    const auto reading = read_csv(text);
    ASSERT_EQ(reading.records.size(), 1U) << text << reading.error;
    EXPECT_THAT(codes(reading.actor().facts, Vocabulary::place), ElementsAre("ML"));
  }
  CsvOptions options;
  options.separator = '|';
  EXPECT_EQ(read_csv("Nom|Type\nA;B|asso\n", options).actor().name, "A;B");
  EXPECT_EQ(read_csv("sep=;\nNom;Type\nA;asso\n").records.at(0).line, 3U);
  EXPECT_EQ(parse_separator("tab"), '\t');
  EXPECT_EQ(parse_separator("point-virgule"), ';');
  EXPECT_FALSE(parse_separator("\""));
}

TEST(CsvReader, TellsFileLineColumnValueAndTheNearestLabels) {
  const auto reading = read_csv("Nom;Type;\"Pays\nd'intervention\";ODD\n\"A\nB\";asso;Mali;\nC;asso;Sénégall / Congo;18\n");
  ASSERT_EQ(reading.problems.size(), 3U);
  EXPECT_EQ(describe(reading.problems[0], Language::fr),
            "f.csv, ligne 5, colonne « Pays\nd'intervention », valeur « Sénégall » : inconnu ; le plus proche : « Sénégal » (SN), « "
            "Donegal » (IE-DL), « Népal » (NP)");
  EXPECT_EQ(describe(reading.problems[1], Language::en),
            "f.csv, line 5, column \"Pays\nd'intervention\", value \"Congo\": ambiguous; choose between \"Republic of the Congo\" (CG), "
            "\"Democratic Republic of the Congo\" (CD). "
            "Write \"Congo-Brazzaville\" or \"Congo-Kinshasa\" (DRC).");
  EXPECT_THAT(reading.problems[2], IsProblem(5, "ODD", "18", "unknown; nearest: \"SDG 1"));
}

TEST(CsvReader, TellsEveryProblemOfARow) {
  const auto reading = read_csv(
      "Nom;Type;Région;Dpt (département);INSEE;Lat;Population;Visible;Màj;Pays du "
      "siège;Id\n;Asociation;Bretagn;999;440;91;12,5;peut-être;31/02/2026;Europe;a b\n",
      mapped({"Dpt (département)=home.department"}));
  EXPECT_THAT(reading.problems,
              ElementsAre(IsProblem(2, "Type", "Asociation", "nearest: \"association\""), IsProblem(2, "INSEE", "440", "five characters"),
                          IsProblem(2, "Lat", "91", "degrees"), IsProblem(2, "Population", "12,5", "whole number"),
                          IsProblem(2, "Visible", "peut-être", "oui or non"), IsProblem(2, "Màj", "31/02/2026", "a date"),
                          IsProblem(2, "Pays du siège", "Europe", "a country is expected"), IsProblem(2, "Id", "a b", "no blanks"),
                          IsProblem(2, "Région", "Bretagn", "nearest: \"Bretagne\""), IsProblem(2, "Dpt (département)", "999", "unknown"),
                          IsProblem(2, "Nom", "", "required")));
}

TEST(CsvReader, ShortRowsAreFilledLongOnesRefused) {
  const auto reading = read_csv("Nom;Type;Pays\nA;asso\nB;asso;Mali;;\nC;asso;Mali;;x\n");
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(4, "", "x", "beyond the last column")));
  EXPECT_EQ(reading.records.size(), 3U);
}

TEST(CsvReader, DamagedRowsAreOneProblemEach) {
  CsvOptions options;
  options.limits.line_bytes = 60;
  const std::string text = "Nom;Type\n\"A;asso\nB;as" + std::string(1, '\0') + "so\n" + std::string(70, 'x') + ";asso\nC;asso\n";
  const auto reading = read_csv(text, options);
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(2, "Nom", "\"A;asso", "more than 60 bytes, or a quote never closed"),
                                            IsProblem(3, "", "B;as so", "NUL byte"),
                                            IsProblem(4, "Nom", std::string(70, 'x') + ";asso", "more than 60 bytes")));
  EXPECT_EQ(reading.records.size(), 4U);
  EXPECT_THAT(read_csv("Nom;Type\n\"A;asso\nB;asso\n").problems, ElementsAre(IsProblem(2, "Nom", "\"A;asso", "never closed")));
  options.limits.file_bytes = 100;
  EXPECT_THAT(read_csv(text, options).error, HasSubstr("more than"));
}

TEST(CsvReader, GivesUpARowWithTooManyProblems) {
  std::string cell;
  for (int i = 0; i < 400; ++i) cell += "zz" + std::to_string(i) + ",";
  const auto reading = read_csv("Nom;Type;Pays;ODD\nA;asso;\"" + cell + "\";18\n");
  ASSERT_EQ(reading.problems.size(), 51U);
  EXPECT_THAT(say(reading.problems.back().what, Language::en), HasSubstr("too many problems"));
}

TEST(CsvReader, SubKindsAndKindsGoTogether) {
  const auto reading = read_csv("Nom;Type;Sous-type\nA;Collectivité territoriale;Métropole\nB;;Lycée\nC;asso;\nD;asso;Lycée\n");
  EXPECT_EQ(code(reading.actor(0).subkind), "metropolis");
  EXPECT_EQ(code(reading.actor(1).kind), "education_research");
  EXPECT_EQ(code(reading.actor(2).subkind), "");
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(5, "Sous-type", "école, collège ou lycée", "does not belong to the kind")));
}

TEST(CsvReader, AFrenchPlaceImpliesFranceAndACommuneItsDepartment) {
  const auto reading = read_csv(
      "Nom;Type;Région;Code INSEE;Pays du siège\nA;asso;;1004;\nB;asso;93;;\nC;asso;;;\nD;asso;La "
      "Réunion;97411;RE\nE;asso;Bretagne;;Mali\n");
  EXPECT_EQ(reading.actor(0).home.insee, "01004");
  EXPECT_EQ(code(reading.actor(0).home.subdivision), "FR-01");
  EXPECT_EQ(code(reading.actor(0).home.country), "FR");
  EXPECT_EQ(code(reading.actor(1).home.country), "FR");
  EXPECT_FALSE(reading.actor(2).home.country) << "unknown stays unknown";
  EXPECT_EQ(code(reading.actor(3).home.country), "RE");
  EXPECT_EQ(reading.actor(3).home.region, "04");
  EXPECT_THAT(reading.problems, ElementsAre(IsProblem(6, "Région", "Bretagne", "not in the home country")));
}

TEST(CsvReader, KeepsColumnsItDoesNotKnow) {
  const auto reading = read_csv("Nom;Type;Réseau;E-mail;Réseau;home;;\nA;asso;x \"y\";a@b.fr;z;h;;w\nB;asso;;;;;;\n");
  ASSERT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.actor().unknown, (UnknownMembers{{"", R"("Réseau":"x \"y\"")"},
                                                     {"", R"("E-mail":"a@b.fr")"},
                                                     {"", R"-("Réseau (colonne 5)":"z")-"},
                                                     {"", R"-("home (colonne 6)":"h")-"},
                                                     {"", R"("colonne 8":"w")"}}));
  EXPECT_THAT(reading.actor(1).unknown, IsEmpty());
  ASSERT_EQ(reading.notices.size(), 6U);
  EXPECT_EQ(reading.notices[0], "f.csv : colonne inconnue « Réseau », conservée telle quelle");
  EXPECT_THAT(reading.notices[1], HasSubstr("données personnelles : --map \"E-mail=-\""));
  const auto again = testing::read_jsonl(to_json(reading.records.at(0).record, testing::taxonomy()));
  EXPECT_TRUE(again.records.at(0).record == reading.records.at(0).record) << "they go through the directory";
}

TEST(CsvReader, SeveralColumnsMayFillAList) {
  const auto reading = read_csv("Nom;Type;Pays 1;Pays 2;Zones d'intervention (continents)\nA;asso;Mali;Togo;Europe\n");
  EXPECT_THAT(codes(reading.actor().facts, Vocabulary::place), ::testing::UnorderedElementsAre("ML", "TG", "europe"));
}

TEST(CsvReader, AHeaderThatCannotBeUsedSaysWhatToDo) {
  EXPECT_THAT(read_csv("").error, HasSubstr("empty file"));
  EXPECT_THAT(read_csv("Titre;Genre\nA;B\n").error,
              ::testing::AllOf(HasSubstr("no column for the name of the organisation; columns read: Titre | Genre"),
                               HasSubstr("--map \"…=name\""), HasSubstr("no column for the kind of organisation")));
  EXPECT_THAT(
      read_csv("Nom;Raison sociale;Type\nA;B;C\n").error,
      HasSubstr("columns \"Nom\" and \"Raison sociale\" both give the field name; leave one out, for example: --map \"Raison sociale=-\""));
  EXPECT_THAT(read_csv("Nom;Type;\"x\n").error, HasSubstr("header: opening quote"));
}

TEST(CsvReader, MappingsWinOverWhatIsRecognised) {
  const auto reading =
      read_csv("Nom;Raison sociale;Type;Lieux;Secret\nA;B;asso;Mali;s\n", mapped({"raison sociale = name", "Lieux=countries", "Secret=-"}));
  ASSERT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.actor().name, "B");
  EXPECT_THAT(codes(reading.actor().facts, Vocabulary::place), ElementsAre("ML"));
  EXPECT_EQ(reading.actor().unknown, (UnknownMembers{{"", R"("Nom":"A")"}})) << "kept, and told";
  EXPECT_THAT(reading.notices, ElementsAre("f.csv : colonne inconnue « Nom », conservée telle quelle"));
  EXPECT_THAT(read_csv("Nom;Type\nA;asso\n", mapped({"Lieu=countries"})).error,
              HasSubstr("--map: no column \"Lieu\"; columns read: Nom | Type"));
  EXPECT_THAT(say(parse_column_mapping("Lieu").error(), Language::en), HasSubstr("write --map"));
  EXPECT_THAT(say(parse_column_mapping("Lieu=place").error(), Language::en), HasSubstr("unknown field \"place\"; fields: id, name"));
  EXPECT_EQ(parse_column_mapping("a=b=seeks.must.kinds")->heading, "a=b");
}

TEST(CsvReader, MakesIdsFromNameAndPlace) {
  const std::string text = "Nom;Type;Ville;Département\nL'Œuvre;asso;Saint-Étienne;42\nL’ŒUVRE;asso;;42\nL'Œuvre;asso;;\n";
  const auto reading = read_csv(text);
  EXPECT_EQ(reading.actor(0).id, "l-oeuvre-saint-etienne");
  EXPECT_EQ(reading.actor(1).id, "l-oeuvre-loire");
  EXPECT_EQ(reading.actor(2).id, "l-oeuvre");
  EXPECT_EQ(read_csv(text).actor(0).id, reading.actor(0).id) << "the same at every import";
}

TEST(CsvReader, KeepsHeaderAndRowsAsTheyStand) {
  const auto reading = read_csv("sep=;\r\n\"R\xF4le\";Nom;Type\r\n\xE9;\"A \"\"B\"\"\";asso\r\n");
  EXPECT_EQ(reading.preamble, "sep=;\r\n\"R\xF4le\";Nom;Type\r\n");
  EXPECT_EQ(reading.records.at(0).raw, "\xE9;\"A \"\"B\"\"\";asso");
  EXPECT_EQ(read_csv("\xEF\xBB\xBFNom;Type\nA;asso").preamble, "\xEF\xBB\xBFNom;Type\n");
}

}  // namespace
}  // namespace binome
