#include "bindings/records/import.hpp"

#include "bindings/files/atomic_file.hpp"
#include "bindings/records/directory_reader.hpp"
#include "bindings/wording/say.hpp"
#include "features/error_codes.hpp"
#include "tests/support/reading.hpp"

namespace binome {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsProblem;
using testing::read_file;
using testing::taxonomy;
using testing::write_file;

const std::string kSample = std::string(BINOME_SOURCE_DIR) + "/tests/data/annuaire_cp1252.csv";

class Import : public testing::FolderTest {
 protected:
  Result<ImportReport> import(const std::vector<std::string>& inputs, bool partial = false, const std::string& input = "") {
    ImportOptions options;
    options.inputs = inputs;
    options.out = path("out.jsonl");
    options.partial = partial;
    std::istringstream in(input);
    return import_files(options, taxonomy(), in);
  }

  std::string write(const std::string& name, const std::string& text) {
    write_file(path(name), text);
    return path(name);
  }
};

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

// The story of the sample: an office's file of 200 structures with ten wrong values and a bare "Congo".
TEST_F(Import, TheSampleOfAnOfficeTellsEachProblem) {
  const auto report = import({kSample});
  ASSERT_TRUE(report) << say(report.error(), Language::en);
  EXPECT_THAT(
      report->problems,
      ElementsAre(IsProblem(22, "Thématiques", "Agriculutre", "unknown; nearest: \"Agriculture, food sovereignty\" (agriculture_food)"),
                  IsProblem(51, "Pays d’intervention", "Sénégall", "unknown; nearest: \"Senegal\" (SN), "),
                  IsProblem(93, "ODD", "18", "unknown; nearest: \"SDG 1"),
                  IsProblem(135, "Nombre d’habitants", "douze mille", "a whole number of inhabitants is expected"),
                  IsProblem(171, "Latitude", "47°20", "a coordinate in degrees is expected"),
                  IsProblem(203, "Mis à jour le", "31/02/2026", "a date is expected"),
                  IsProblem(225, "Département", "Loire-Atlantic", "unknown; nearest: \"Loire-Atlantique\" (FR-44)"),
                  IsProblem(256, "Type de structure", "Asociation", "unknown; nearest: \"association\""),
                  IsProblem(288, "Nom de la structure", "", "required cell is empty"),
                  IsProblem(335, "Pays d’intervention", "Congo",
                            "ambiguous; choose between \"Republic of the Congo\" (CG), \"Democratic Republic of the Congo\" (CD)"),
                  IsProblem(374, "Langues", "wollof", "unknown; nearest: \"Wolof\" (wo)")));
  EXPECT_EQ(report->problem_count, 11U);
  EXPECT_EQ(report->refused, 11U);
  EXPECT_EQ(report->actors, 189U);
  EXPECT_EQ(report->notices.size(), 1U) << "every column is known";
}

TEST_F(Import, IsAllOrNothing) {
  const auto report = import({kSample});
  EXPECT_FALSE(report->written);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Import, PartialWritesTheGoodRecordsAndRejectsThatCanBeMended) {
  const auto report = import({kSample}, true);
  ASSERT_TRUE(report->written);
  EXPECT_THAT(report->rejects, ElementsAre(path("annuaire_cp1252.rejects.csv")));
  EXPECT_EQ(lines(read_file(path("out.jsonl"))), 189U);

  std::string rejects = read_file(report->rejects[0]);
  const std::string sample = read_file(kSample);
  EXPECT_TRUE(rejects.starts_with(sample.substr(0, sample.find('\n') + 1))) << "the same header, byte for byte";
  const auto again = import({report->rejects[0]});
  EXPECT_EQ(again->refused, 11U) << "refused for the same reasons until mended";
  EXPECT_EQ(again->actors, 0U);

  replace(rejects, "Agriculutre", "Agriculture");
  replace(rejects, "S\xE9n\xE9gall", "S\xE9n\xE9gal");
  replace(rejects, ";4, 18;", ";4, 17;");
  replace(rejects, "douze mille",
          "12\xA0"
          "000");
  replace(rejects,
          "47\xB0"
          "20",
          "47,33");
  replace(rejects, "31/02/2026", "28/02/2026");
  replace(rejects, "Loire-Atlantic;", "Loire-Atlantique;");
  replace(rejects, "Asociation", "Association");
  replace(rejects, "Congo / Togo", "Congo-Brazzaville / Togo");
  replace(rejects, "wollof", "wolof");
  replace(rejects, "\n;", "\nSans nom jusqu'ici (structure fictive);");
  write_file(report->rejects[0], rejects);
  const std::string first = path("first.jsonl");
  std::filesystem::rename(path("out.jsonl"), first);
  const auto complete = import({first, report->rejects[0]});
  ASSERT_TRUE(complete) << say(complete.error(), Language::en);
  EXPECT_THAT(complete->problems, IsEmpty());
  EXPECT_EQ(complete->actors, 200U);
  const auto directory = read_directory({path("out.jsonl")}, taxonomy());
  EXPECT_EQ(directory->problem_count, 0U);
  EXPECT_EQ(directory->directory.actors.size(), 200U);
}

TEST_F(Import, TwiceTheSameBytes) {
  import({kSample}, true);
  const std::string first = read_file(path("out.jsonl"));
  import({kSample}, true);
  EXPECT_EQ(read_file(path("out.jsonl")), first);
  const std::string directory = path("directory.jsonl");
  std::filesystem::rename(path("out.jsonl"), directory);
  EXPECT_TRUE(import({directory})->written);
  EXPECT_EQ(read_file(path("out.jsonl")), first) << "a directory imported is itself";
}

TEST_F(Import, TwoRowsOfOneNameAndPlaceAreToldWithBothLines) {
  const auto report = import({write("a.csv", "Nom;Type;Ville\nAmis;asso;Pau\nAutre;asso;Pau\nAMIS;asso;pau\n")});
  EXPECT_THAT(report->problems, ElementsAre(IsProblem(4, "id", "amis-pau", "another record of type actor has this id already (line 2)")));
  const auto across = import({path("a.csv"), write("b.csv", "Nom;Type;Ville\nAmis;asso;Pau\n")});
  EXPECT_THAT(say(across->problems[1].what, Language::en), HasSubstr("a.csv, line 2)"));
}

TEST_F(Import, ChecksReferencesAcrossFilesAndKeepsTheOrder) {
  const std::string projects = write("p.jsonl", R"({"type":"project","id":"p","participants":["a","b"],"themes":["Santé"]})"
                                                "\n");
  const std::string actors = write("a.csv", "Id;Nom;Type;Partenaires\na;A;asso;b\nb;B;Ville;\n");
  const auto report = import({projects, actors});
  ASSERT_THAT(report->problems, IsEmpty());
  EXPECT_EQ(report->projects, 1U);
  EXPECT_EQ(read_file(path("out.jsonl")), R"({"type":"project","id":"p","participants":["a","b"],"themes":["health_emergency"]})"
                                          "\n"
                                          R"({"type":"actor","id":"a","name":"A","kind":"association","partners":["b"]})"
                                          "\n"
                                          R"({"type":"actor","id":"b","name":"B","kind":"collectivity","subkind":"commune"})"
                                          "\n");
}

TEST_F(Import, WhoNamesARefusedActorIsRefusedToo) {
  const std::string actors = write("a.csv", "Id;Nom;Type;Partenaires;Pays\na;A;asso;b,d;\nb;B;asso;;Congo\nc;C;asso;;\n");
  const std::string others = write("o.jsonl", R"({"type":"listing","id":"l","actor":"b","intent":"seek"})"
                                              "\n"
                                              R"({"type":"feedback","actor":"c","about":"c","event":"met"})"
                                              "\n");
  const auto report = import({actors, others}, true);
  EXPECT_THAT(report->problems, ElementsAre(IsProblem(2, "partners", "b", "the actor of this id is refused (line 3)"),
                                            IsProblem(2, "partners", "d", "no actor has this id"),
                                            IsProblem(3, "Pays", "Congo", "ambiguous"), IsProblem(1, "actor", "b", "is refused")));
  EXPECT_EQ(report->refused, 3U);
  EXPECT_EQ(report->actors, 1U);
  EXPECT_EQ(report->feedback, 1U);
  EXPECT_THAT(report->rejects, ElementsAre(path("a.rejects.csv"), path("o.rejects.jsonl")));
  EXPECT_EQ(read_file(path("a.rejects.csv")), "Id;Nom;Type;Partenaires;Pays\na;A;asso;b,d;\nb;B;asso;;Congo\n");
  EXPECT_EQ(read_file(path("o.rejects.jsonl")), R"({"type":"listing","id":"l","actor":"b","intent":"seek"})"
                                                "\n");
}

TEST_F(Import, KeepsWhereAProposalWasShown) {
  const std::string shown =
      R"({"type":"feedback","actor":"a","about":"b","event":"contacted","date":"2026-05-02","rank":3,"list":"lettre-2026-05"})"
      "\n";
  const auto report = import({write("a.csv", "Id;Nom;Type\na;A;asso\nb;B;asso\n"), write("f.jsonl", shown)});
  ASSERT_THAT(report->problems, IsEmpty());
  EXPECT_EQ(report->feedback, 1U);
  EXPECT_THAT(read_file(path("out.jsonl")), HasSubstr(shown));
}

TEST_F(Import, ReadsStandardInputAsJsonUnlessTold) {
  EXPECT_EQ(import({"-"}, false, R"({"type":"actor","id":"a","name":"A","kind":"Mairie"})")->actors, 1U);
  ImportOptions options;
  options.inputs = {"-"};
  options.out = path("out.jsonl");
  options.read.format = FileFormat::csv;
  std::istringstream in("Nom;Type\nA;asso\n");
  EXPECT_EQ(import_files(options, taxonomy(), in)->actors, 1U);
  EXPECT_EQ(rejects_path("-", "d/out.jsonl", FileFormat::csv), "d/stdin.rejects.csv");
  EXPECT_EQ(format_of("x/A.CSV"), FileFormat::csv);
  EXPECT_EQ(format_of("a.tsv"), FileFormat::csv);
  EXPECT_EQ(format_of("a.jsonl"), FileFormat::jsonl);
}

TEST_F(Import, RefusesToOverwriteItsInputs) {
  const std::string input = write("out.jsonl", R"({"type":"actor","id":"a","name":"A","kind":"other"})");
  std::filesystem::create_symlink(input, path("link.jsonl"));
  for (const std::string& name : {input, path("link.jsonl"), path(".") + "/out.jsonl"}) {
    const auto report = import({name});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::target_is_input);
  }
  EXPECT_THAT(read_file(input), HasSubstr("\"A\""));
}

TEST_F(Import, SaysWhatItCannotReadOrWrite) {
  EXPECT_EQ(say(import({path("none.csv")}).error(), Language::en), "cannot read file: " + path("none.csv"));
  EXPECT_EQ(import({path("")}).error().code, ErrorCode::cannot_read);
  ImportOptions options;
  options.inputs = {write("a.csv", "Nom;Type\nA;asso\n")};
  options.out = path("no/such/out.jsonl");
  std::istringstream in;
  EXPECT_EQ(import_files(options, taxonomy(), in).error().code, ErrorCode::cannot_write);
  options.out = path("");
  EXPECT_EQ(import_files(options, taxonomy(), in).error().code, ErrorCode::not_a_regular_target);
}

TEST_F(Import, AFailureLeavesTheOldOutputAndNothingElse) {
  write("out.jsonl", "old");
  std::filesystem::create_directory(path("a.rejects.csv"));  // the rejects cannot be written
  const auto report = import({write("a.csv", "Nom;Type\nA;asso\nB;?\n")}, true);
  ASSERT_FALSE(report);
  EXPECT_EQ(read_file(path("out.jsonl")), "old");
  EXPECT_THAT(files(), ElementsAre("a.csv", "a.rejects.csv", "out.jsonl"));
}

TEST_F(Import, AFileIsReplacedAtOnceOrNotAtAll) {
  write("x", "old");
  std::filesystem::create_symlink(path("x"), path("link"));
  {
    auto file = AtomicFile::create(path("link"));
    ASSERT_TRUE(file);
    file->write("new");
    EXPECT_TRUE(file->flush());
    EXPECT_EQ(read_file(path("x")), "old");
  }
  EXPECT_THAT(files(), ElementsAre("link", "x")) << "without a commit nothing remains";
  auto file = AtomicFile::create(path("link"));
  file->write("new");
  EXPECT_TRUE(file->commit());
  EXPECT_EQ(read_file(path("x")), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(path("link")));
}

}  // namespace
}  // namespace binome
