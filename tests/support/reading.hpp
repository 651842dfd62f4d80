// Reading texts in tests.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "bindings/records/csv_reader.hpp"
#include "bindings/records/json_writer.hpp"
#include "bindings/records/jsonl_reader.hpp"
#include "bindings/wording/say.hpp"
#include "tests/support/taxonomy.hpp"

namespace binome::testing {

// Everything a reader gives.
struct Reading {
  std::vector<ParsedRecord> records;
  std::vector<Problem> problems;
  std::vector<std::string> notices;  // French
  std::string preamble;
  std::string error;  // English, of a file that cannot be read at all

  const Actor& actor(std::size_t i = 0) const { return std::get<Actor>(records.at(i).record); }
};

inline Reading read_all(RecordReader& reader) {
  Reading reading;
  ParsedRecord record;
  while (reader.next(record)) {
    reading.problems.insert(reading.problems.end(), record.problems.begin(), record.problems.end());
    reading.records.push_back(record);
  }
  for (const Bilingual& notice : reader.notices()) reading.notices.push_back(notice.fr);
  reading.preamble = reader.preamble();
  return reading;
}

inline Reading read_csv(const std::string& text, const CsvOptions& options = {}) {
  std::istringstream in(text);
  const auto reader = open_csv(in, "f.csv", taxonomy(), options);
  if (reader) return read_all(**reader);
  Reading reading;
  reading.error = say(reader.error(), Language::en);
  return reading;
}

inline Reading read_jsonl(const std::string& text, LabelPolicy labels = LabelPolicy::codes, const ReadLimits& limits = {}) {
  std::istringstream in(text);
  return read_all(*open_jsonl(in, "f.jsonl", taxonomy(), {labels, limits}));
}

// The codes of one vocabulary of a set.
inline std::vector<std::string> codes(const TermSet& set, Vocabulary vocabulary) {
  std::vector<std::string> codes;
  for (const Term term : set.of(vocabulary)) codes.push_back(taxonomy().code(term));
  return codes;
}

inline std::string code(Term term) { return term ? taxonomy().code(term) : ""; }

// "12 Pays « Congo »: ambiguous; …" is matched by its line, column, value and a part of what is said (English).
MATCHER_P4(IsProblem, line, column, value, part, "") {
  *result_listener << describe(arg, Language::en);
  return arg.line == static_cast<std::size_t>(line) && arg.column == std::string(column) && arg.value == std::string(value) &&
         say(arg.what, Language::en).find(part) != std::string::npos;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_file(const std::filesystem::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

// A folder of its own for each test, taken away afterwards.
class FolderTest : public ::testing::Test {
 protected:
  FolderTest() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("binome-") + test->test_suite_name() + "-" + test->name() + "-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~FolderTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace binome::testing
