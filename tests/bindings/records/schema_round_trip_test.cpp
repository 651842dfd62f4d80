// Every row of the schema through JSON and, where it has a column, through CSV: a new field is tested by being there.
#include <map>
#include <sstream>

#include "bindings/records/json_writer.hpp"
#include "features/record_schema.hpp"
#include "tests/support/reading.hpp"

namespace binome {
namespace {

using ::testing::IsEmpty;
using testing::read_csv;
using testing::read_jsonl;
using testing::taxonomy;

// A good value of a field, as JSON and as people write it in a cell.
struct Example {
  std::string json;
  std::string cell;
};

Example quoted(const std::string& text) { return {"\"" + text + "\"", text}; }

// The codes that tests use; each vocabulary has one.
std::string code_of(Vocabulary vocabulary) {
  const std::map<Vocabulary, std::string> codes = {
      {Vocabulary::kind, "collectivity"}, {Vocabulary::theme, "education"},   {Vocabulary::odd, "4"},
      {Vocabulary::place, "FR"},          {Vocabulary::language, "fr"},       {Vocabulary::trait, "coast"},
      {Vocabulary::mode, "expertise"},    {Vocabulary::skill, "fundraising"}, {Vocabulary::size, "over_100000"}};
  return codes.at(vocabulary);
}

Example example_of(const FieldInfo& field) {
  switch (field.form) {
    case FieldForm::id:
      return quoted("a");
    case FieldForm::web_address:
      return quoted("https://exemple.org/" + std::string(field.path));
    case FieldForm::siret:
      return {"\"13002526500013\"", "130 025 265 00013"};
    case FieldForm::rna:
      return quoted("W442000001");
    case FieldForm::rid:
      return {"\"0123456001\"", "0 123 456.001"};
    case FieldForm::insee_region:
      return {"\"52\"", "Pays de la Loire"};
    case FieldForm::insee_department:
      return {"\"44\"", "Loire-Atlantique"};
    case FieldForm::insee_commune:
      return quoted("44109");
    case FieldForm::term:
      if (field.path == "subkind") return quoted("commune");
      if (field.path == "home.subdivision") return quoted("FR-44");
      return quoted(code_of(field.vocabulary));
    case FieldForm::country:
      return {"\"FR\"", "France"};
    case FieldForm::terms:
      if (field.vocabulary == Vocabulary::odd) return {"[4]", "4"};
      return {"[\"" + code_of(field.vocabulary) + "\"]", code_of(field.vocabulary)};
    case FieldForm::ids:
      return {"[\"a\"]", "a"};
    case FieldForm::flag:
      return field.path == "visible" ? Example{"false", "non"} : Example{"true", "oui"};
    case FieldForm::date:
      return {"\"2026-05-02\"", "02/05/2026"};
    case FieldForm::inhabitants:
      return {"12345", "12 345"};
    case FieldForm::rank:
      return {"7", ""};
    case FieldForm::latitude:
      return {"47.33", "47,33"};
    case FieldForm::longitude:
      return {"-2.43", "-2,43"};
    case FieldForm::choice:
      return quoted(std::string(field.choices.back()));
    case FieldForm::contributions:
      return {"[{\"actor\":\"a\",\"skills\":[\"fundraising\"],\"modes\":[\"expertise\"]}]", ""};
    case FieldForm::text:
    case FieldForm::line:
    case FieldForm::kept:
      return quoted("texte de " + std::string(field.path));
  }
  return {};
}

// A JSON object with every field of a group but `without`; members that follow from others are left out.
template <typename Owner>
std::string object_with_all(const FieldGroup<Owner>& group, std::string_view without) {
  std::string json;
  for (const auto& member : group.members) {
    if (member.field != nullptr && (member.field->follows != nullptr || member.field->path == without)) continue;
    json += json.empty() ? "" : ",";
    json += "\"" + std::string(member.name) + "\":";
    json += member.field != nullptr ? example_of(*member.field).json : "{" + object_with_all(*member.group, without) + "}";
  }
  return json;
}

template <typename Record>
void round_trip(RecordType type) {
  const auto line = [&](std::string_view without) {
    return "{\"type\":\"" + std::string(name_of(type)) + "\"," + object_with_all(field_group_of<Record>(), without) + "}";
  };
  const auto full = read_jsonl(line(""));
  ASSERT_THAT(full.problems, IsEmpty()) << line("") << describe(full.problems[0], Language::en);
  EXPECT_THAT(full.notices, IsEmpty()) << "nothing is unknown";
  const Record& record = std::get<Record>(full.records.at(0).record);
  const std::string written = to_json(record, taxonomy());
  const auto again = read_jsonl(written);
  ASSERT_THAT(again.problems, IsEmpty()) << written;
  EXPECT_TRUE(std::get<Record>(again.records.at(0).record) == record) << written;
  for (const Field<Record>& field : fields_of<Record>()) {
    if (field.form == FieldForm::kept) continue;
    EXPECT_TRUE(field.is_given(record)) << field.path << " is read";
    if (field.follows != nullptr) continue;
    EXPECT_NE(written.find("\"" + std::string(field.name()) + "\":"), std::string::npos) << field.path;
    if (field.path == "participants") continue;  // without them the contributions are wrong
    const auto less = read_jsonl(line(field.path));
    EXPECT_EQ(less.problems.empty(), !field.required) << field.path;
    if (field.required || field.form == FieldForm::choice) continue;
    EXPECT_FALSE(less.records.at(0).record == full.records.at(0).record) << field.path << " makes a difference";
  }
}

TEST(SchemaRoundTrip, EveryFieldOfEveryRecordSurvivesJson) {
  round_trip<Actor>(RecordType::actor);
  round_trip<Project>(RecordType::project);
  round_trip<Listing>(RecordType::listing);
  round_trip<Feedback>(RecordType::feedback);
}

TEST(SchemaRoundTrip, EveryFieldOfAnActorSurvivesCsv) {
  std::string json = "{\"type\":\"actor\"," + object_with_all(field_group_of<Actor>(), "") + "}";
  std::string header;
  std::string row;
  for (const Field<Actor>& field : fields_of<Actor>()) {
    if (field.follows != nullptr) continue;
    const std::string between = header.empty() ? "" : ";";
    header += between + std::string(field.path);
    row += between + example_of(field).cell;
  }
  const auto csv = read_csv(header + "\n" + row + "\n");
  ASSERT_THAT(csv.error, IsEmpty());
  ASSERT_THAT(csv.problems, IsEmpty()) << describe(csv.problems[0], Language::en);
  EXPECT_THAT(csv.notices, IsEmpty());
  EXPECT_EQ(to_json(csv.records.at(0).record, taxonomy()), to_json(read_jsonl(json).records.at(0).record, taxonomy()));
}

TEST(SchemaRoundTrip, EveryHeadingFillsItsField) {
  for (const Field<Actor>& field : fields_of<Actor>()) {
    std::stringstream headings{std::string(field.headings)};
    for (std::string heading; std::getline(headings, heading, '|');) {
      const bool needed = field.path == "name" || field.path == "kind";
      if (needed || field.path == "countries") continue;  // as in every other test
      const auto csv = read_csv("nom;type;" + heading + "\nA;Collectivité;" + example_of(field).cell + "\n");
      ASSERT_THAT(csv.error, IsEmpty()) << heading;
      EXPECT_THAT(csv.problems, IsEmpty()) << heading;
      EXPECT_EQ(field.is_given(csv.actor()), field.form != FieldForm::kept) << heading;
    }
  }
}

TEST(SchemaRoundTrip, WrongIdentifiersAndAddressesAreNamed) {
  const auto json =
      read_jsonl(R"({"type":"actor","id":"a","name":"A","kind":"other","website":"http://exemple.org","logo":"exemple.org/l.png",)"
                 R"("identifiers":{"siret":"13002526500014","rna":"442000001","rid":"12"}})");
  EXPECT_THAT(json.problems,
              ::testing::ElementsAre(testing::IsProblem(1, "website", "http://exemple.org", "an https:// address is expected"),
                                     testing::IsProblem(1, "logo", "exemple.org/l.png", "put https:// before it"),
                                     testing::IsProblem(1, "identifiers.siret", "13002526500014", "checksum of this SIRET is wrong"),
                                     testing::IsProblem(1, "identifiers.rna", "442000001", "a W and nine"),
                                     testing::IsProblem(1, "identifiers.rid", "12", "7 digits")));
  const auto csv = read_csv("Nom;Type;Site web;Logo;N° SIRET;RNA\nA;Asso;www.exemple.org;https://exemple/l.png;1,3E+13;w442000001\n");
  EXPECT_THAT(csv.problems, ::testing::ElementsAre(testing::IsProblem(2, "Site web", "www.exemple.org", "put https:// before it"),
                                                   testing::IsProblem(2, "Logo", "https://exemple/l.png", "a full host name"),
                                                   testing::IsProblem(2, "N° SIRET", "1,3E+13", "a SIRET has 14 digits")));
}

TEST(SchemaRoundTrip, AnImportTakesIdentifiersAsPeopleWriteThemADirectoryDoesNot) {
  const std::string line = R"({"type":"actor","id":"a","name":"A","kind":"other","identifiers":{"siret":"130 025 265 00013"}})";
  EXPECT_EQ(read_jsonl(line).problems.size(), 1U);
  EXPECT_EQ(read_jsonl(line, LabelPolicy::codes_and_labels).actor().identity.get().siret, "13002526500013");
}

}  // namespace
}  // namespace binome
