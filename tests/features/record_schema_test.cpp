// The schema itself, and docs/records.md, whose tables are made from it.
#include "features/record_schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr RecordType kTypes[] = {RecordType::actor, RecordType::project, RecordType::listing, RecordType::feedback};

TEST(RecordSchema, NamesEachFieldOnce) {
  for (const RecordType type : kTypes) {
    std::set<std::string_view> paths;
    for (const FieldInfo& field : fields_of(type)) EXPECT_TRUE(paths.insert(field.path).second) << field.path;
    EXPECT_FALSE(paths.contains("type"));
  }
}

TEST(RecordSchema, AHeadingMeansOneField) {
  std::map<std::string, std::string_view> fields;
  for (const Field<Actor>& field : fields_of<Actor>()) {
    std::stringstream headings(std::string(field.path) + "|" + std::string(field.headings));
    for (std::string heading; std::getline(headings, heading, '|');) {
      const auto [first, added] = fields.emplace(fold_label(heading), field.path);
      EXPECT_TRUE(added || first->second == field.path) << heading << ": " << first->second << " and " << field.path;
    }
  }
}

TEST(RecordSchema, ReadsAndWritesTheSameMember) {
  Actor actor;
  EXPECT_FALSE(find_field<Actor>("identifiers.siret")->is_given(actor));
  *std::get<std::string*>(find_field<Actor>("identifiers.siret")->write(actor)) = "13002526500013";
  EXPECT_EQ(actor.identity.get().siret, "13002526500013");
  EXPECT_TRUE(find_field<Actor>("identifiers.siret")->is_given(actor));
  EXPECT_FALSE(find_field<Actor>("website")->is_given(actor));
  EXPECT_FALSE(find_field<Actor>("visible")->is_given(actor)) << "as if nothing is said";
  actor.visible = false;
  EXPECT_TRUE(find_field<Actor>("visible")->is_given(actor));
  actor.seeks.add(Term(Vocabulary::odd, 3));
  EXPECT_TRUE(find_field<Actor>("seeks.odds")->is_given(actor));
  EXPECT_FALSE(find_field<Actor>("seeks.themes")->is_given(actor));
  EXPECT_EQ(find_field<Actor>("seeks"), nullptr) << "an object, no field";
}

TEST(RecordSchema, FindsMembersInAnyOrder) {
  const auto& root = field_group_of<Actor>();
  std::size_t next = 0;
  EXPECT_EQ(root.find("source", next)->field->path, "source");
  EXPECT_EQ(root.find("id", next)->field->path, "id");
  EXPECT_EQ(root.find("nothing", next), nullptr);
  const auto* seeks = root.find("seeks", next);
  ASSERT_NE(seeks, nullptr);
  EXPECT_EQ(seeks->group->path, "seeks");
  EXPECT_EQ(seeks->group->find("must", next)->group->find("kinds", next)->field->path, "seeks.must.kinds");
  EXPECT_EQ(field_group_of<Contribution>().find("actor", next)->field->path, "contributions.actor");
}

// What is written for a form, in French and in English.
std::pair<std::string, std::string> value_of(const FieldInfo& field) {
  const std::string vocabulary(name_of(field.vocabulary));
  switch (field.form) {
    case FieldForm::text:
      return {"texte", "text"};
    case FieldForm::line:
      return {"texte d’une ligne", "one line of text"};
    case FieldForm::id:
      return {"identifiant", "id"};
    case FieldForm::web_address:
      return {"adresse https", "https address"};
    case FieldForm::siret:
      return {"SIRET, 14 chiffres, clé vérifiée", "SIRET, 14 digits, checksum verified"};
    case FieldForm::rna:
      return {"numéro RNA, W et neuf signes", "RNA number, W and nine characters"};
    case FieldForm::rid:
      return {"numéro RID (7 chiffres) ou RIDET (10)", "RID (7 digits) or RIDET (10) number"};
    case FieldForm::insee_region:
      return {"code INSEE d’une région", "INSEE code of a region"};
    case FieldForm::insee_department:
      return {"code INSEE d’un département", "INSEE code of a département"};
    case FieldForm::insee_commune:
      return {"code INSEE d’une commune", "INSEE code of a commune"};
    case FieldForm::term:
      return {"code de `" + vocabulary + "`", "code of `" + vocabulary + "`"};
    case FieldForm::country:
      return {"code d’un pays, de `" + vocabulary + "`", "code of a country, of `" + vocabulary + "`"};
    case FieldForm::terms:
      return {"codes de `" + vocabulary + "`", "codes of `" + vocabulary + "`"};
    case FieldForm::ids:
      return {"identifiants d’acteurs", "ids of actors"};
    case FieldForm::flag:
      return {"oui ou non", "true or false"};
    case FieldForm::date:
      return {"date ou année", "date or year"};
    case FieldForm::inhabitants:
      return {"nombre d’habitants", "number of inhabitants"};
    case FieldForm::rank:
      return {"rang, de 1 à 10000", "rank, 1 to 10000"};
    case FieldForm::latitude:
    case FieldForm::longitude:
      return {"degrés", "degrees"};
    case FieldForm::choice: {
      std::string choices;
      for (const std::string_view choice : field.choices) choices += (choices.empty() ? "`" : ", `") + std::string(choice) + "`";
      return {choices, choices};
    }
    case FieldForm::contributions:
      return {"liste d’objets", "list of objects"};
    case FieldForm::kept:
      return {"gardé pour les personnes, sans effet", "kept for people, without effect"};
  }
  return {};
}

std::string table_of(RecordType type) {
  std::string table = "| champ / field | valeur | value |\n|---|---|---|\n";
  for (const FieldInfo& field : fields_of(type)) {
    auto [fr, en] = value_of(field);
    if (!field.fr.empty()) fr += " : " + std::string(field.fr);
    if (!field.en.empty()) en += ": " + std::string(field.en);
    if (field.required) fr += " (obligatoire)", en += " (required)";
    table += "| `" + std::string(field.path) + "` | " + fr + " | " + en + " |\n";
  }
  return table;
}

// docs/records.md names every field and no other. `scripts/approve` writes its tables anew.
TEST(RecordSchema, IsWhatTheDocumentSays) {
  const std::string path = std::string(BINOME_SOURCE_DIR) + "/docs/records.md";
  std::stringstream read;
  read << std::ifstream(path).rdbuf();
  const std::string document = read.str();
  std::string expected = document;
  for (const RecordType type : kTypes) {
    const std::string begin = "<!-- fields of " + std::string(name_of(type)) + " -->\n";
    const std::size_t first = expected.find(begin);
    ASSERT_NE(first, std::string::npos) << begin;
    const std::size_t end = expected.find("<!-- end -->", first);
    ASSERT_NE(end, std::string::npos) << begin;
    expected.replace(first + begin.size(), end - first - begin.size(), table_of(type));
  }
  if (std::getenv("BINOME_APPROVE") != nullptr) std::ofstream(path) << expected;
  else EXPECT_EQ(document, expected) << "scripts/approve writes the tables anew";
}

}  // namespace
}  // namespace binome
