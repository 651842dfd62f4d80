// The container of snapshots: what was written is read, and nothing else.
#include "index/snapshot_file.hpp"

#include <algorithm>
#include <array>

#include "bindings/wording/say.hpp"
#include "features/error_codes.hpp"
#include "tests/support/snapshot_bytes.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::AlignedBytes;
using testing::seal;

std::string small_file() {
  static const std::vector<std::uint64_t> kNumbers = {1, 2, 3};
  static const std::string kText = "Bretagne";
  SnapshotWriter writer;
  writer.add("numbers", std::span(kNumbers));
  writer.add("nothing", std::span<const double>{});
  writer.add("text", std::span(kText));
  std::string file;
  writer.write([&](std::span<const std::byte> piece) { file.append(reinterpret_cast<const char*>(piece.data()), piece.size()); });
  return file;
}

std::string error_of(std::string_view file) {
  const AlignedBytes copy(file);
  const auto opened = SnapshotFile::open(copy.bytes());
  if (opened) return "";
  EXPECT_EQ(row_of(opened.error().code).error_class, ErrorClass::bad_data);
  EXPECT_FALSE(say(opened.error(), Language::fr).empty());
  return say(opened.error(), Language::en);
}

TEST(SnapshotFile, WhatIsWrittenIsRead) {
  const AlignedBytes copy(small_file());
  const auto file = SnapshotFile::open(copy.bytes());
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->version(), kSnapshotVersion);
  const auto numbers = file->section<std::uint64_t>("numbers");
  ASSERT_TRUE(numbers.has_value());
  EXPECT_EQ(std::vector(numbers->begin(), numbers->end()), (std::vector<std::uint64_t>{1, 2, 3}));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers->data()) % kSectionAlignment, 0U);
  EXPECT_EQ(file->section<double>("nothing")->size(), 0U);
  const auto text = file->section<char>("text");
  EXPECT_EQ(std::string(text->begin(), text->end()), "Bretagne");
}

TEST(SnapshotFile, AMissingSectionOrLengthIsAnError) {
  const AlignedBytes copy(small_file());
  const auto file = SnapshotFile::open(copy.bytes());
  using Five = std::array<char, 5>;
  EXPECT_NE(say(file->section<char>("names").error(), Language::en).find("section names is missing"), std::string::npos);
  EXPECT_FALSE(file->section<Five>("text").has_value());
}

TEST(SnapshotFile, NoByteCanChange) {
  const std::string good = small_file();
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ flip);
      EXPECT_NE(error_of(bad), "") << "byte " << at;
    }
  }
}

TEST(SnapshotFile, NoByteCanBeLostOrAdded) {
  const std::string good = small_file();
  for (std::size_t length = 0; length < good.size(); ++length) EXPECT_NE(error_of(good.substr(0, length)), "") << length;
  EXPECT_NE(error_of(good + '\0'), "");
}

TEST(SnapshotFile, SaysWhatIsWrong) {
  EXPECT_NE(error_of("{\"type\":\"actor\"}").find("no snapshot"), std::string::npos);
  EXPECT_NE(error_of("").find("no snapshot"), std::string::npos);
  const std::string good = small_file();
  EXPECT_NE(error_of(good.substr(0, good.size() - 1)).find(std::to_string(good.size()) + " bytes expected"), std::string::npos);
  std::string damaged = good;
  damaged.back() = 'x';
  EXPECT_NE(error_of(damaged).find("section text"), std::string::npos);
  std::string later = good;
  later[12] = 3;
  seal(later);
  EXPECT_NE(error_of(later).find("version 3"), std::string::npos);
  std::string earlier = good;
  earlier[12] = 1;
  seal(earlier);
  EXPECT_NE(error_of(earlier).find("make it again"), std::string::npos) << "what is to be done";
  std::string foreign = good;
  std::reverse(foreign.begin() + 8, foreign.begin() + 12);
  EXPECT_NE(error_of(foreign).find("byte order"), std::string::npos);
}

TEST(SnapshotFile, ChangedTablesWithGoodChecksumsNeverReadOutside) {
  const std::string good = small_file();
  const std::vector<std::uint64_t> odd = {0, 1, 63, 65, good.size(), good.size() + 1, ~0ULL, ~0ULL - 63, 1ULL << 58, 1ULL << 63};
  for (std::size_t at = 16; at < 64 + 3 * 64; at += 8) {
    for (const std::uint64_t number : odd) {
      std::string bad = good;
      std::memcpy(bad.data() + at, &number, sizeof number);
      seal(bad);
      error_of(bad);
    }
  }
  std::string as_it_was = good;
  seal(as_it_was);
  EXPECT_EQ(as_it_was, good);
}

}  // namespace
}  // namespace binome
