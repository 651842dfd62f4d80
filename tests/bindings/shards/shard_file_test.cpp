#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "bindings/shards/shard_set.hpp"

#include "bindings/wording/say.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// Shards of small batches, in a folder that goes with the test.
class Shards : public ::testing::Test {
 protected:
  Shards() : folder_(std::filesystem::temp_directory_path() / ("binome-shards-" + std::to_string(::getpid()))) {
    std::filesystem::create_directory(folder_);
  }
  ~Shards() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  // Writes part `shard` of `shards` of the askers "a00", "a01" …, and returns its path.
  std::string write(std::uint32_t shard, std::uint32_t shards, std::uint32_t askers, const std::string& today = "2026-06-01",
                    const std::string& name = "") {
    const std::string file = path(name.empty() ? std::to_string(shard) : name);
    auto writer = ShardWriter::create(file, {shard, shards, {{"--today", today}, {"--directory", "0123"}}, "head\r\n"});
    EXPECT_TRUE(writer);
    for (std::uint32_t i = shard - 1; i < askers; i += shards) writer->add(list(i));
    EXPECT_TRUE(writer->commit());
    return file;
  }

  static ShardList list(std::uint32_t asker) {
    const std::string id = "a" + std::to_string(asker / 10) + std::to_string(asker % 10);
    if (asker % 5 == 3) return {id, 0, 0, 0, ""};
    return {id, 1, asker, 2 * asker, id + "\tlist\tend\n\"\xC3\xA9\r\n"};
  }

  // All lists of the set, one after the other; or "error: " and the English error.
  static std::string read(const std::vector<std::string>& paths) {
    auto set = ShardSet::open(paths);
    if (!set) return "error: " + say(set.error(), Language::en);
    std::string text = set->label().head;
    ShardList list;
    while (true) {
      const auto more = set->next(list);
      if (!more) return "error: " + say(more.error(), Language::en);
      if (!*more) return text;
      text += list.text + std::to_string(list.proposals) + std::to_string(list.score_sum) + std::to_string(list.plain_score_sum);
    }
  }

  static std::string contents(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
  }
  static void put(const std::string& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

 private:
  std::filesystem::path folder_;
};

TEST_F(Shards, TogetherAreTheWholeForAnyNumberOfThem) {
  for (const std::uint32_t askers : {0U, 1U, 2U, 7U, 12U}) {
    const std::string whole = read({write(1, 1, askers, "2026-06-01", "whole")});
    EXPECT_EQ(whole.substr(0, 6), "head\r\n");
    for (const std::uint32_t shards : {2U, 3U, 5U, 13U}) {
      std::vector<std::string> paths;
      for (std::uint32_t i = shards; i >= 1; --i) paths.push_back(write(i, shards, askers));
      EXPECT_EQ(read(paths), whole) << askers << " askers, " << shards << " shards";
    }
  }
}

TEST_F(Shards, APartThatEndsTooEarlyIsNamedAtWhateverByteItEnds) {
  const std::string one = write(1, 2, 7);
  const std::string two = write(2, 2, 7);
  const std::string text = contents(two);
  const std::size_t label = text.find("list\t");
  for (std::size_t size = 0; size < text.size(); ++size) {
    put(two, text.substr(0, size));
    const std::string answer = read({one, two});
    ASSERT_THAT(answer, HasSubstr("error: ")) << size;
    // The last line takes 42 bytes: with less before it the label cannot be read.
    if (size >= label + 42) {
      EXPECT_THAT(answer,
                  AllOf(HasSubstr("/2: shard 2/2 is incomplete or damaged; run it again with --shard 2/2"), Not(HasSubstr("missing"))));
    } else {
      EXPECT_THAT(answer, HasSubstr("shard 2/2 is missing; run it with --shard 2/2"));
    }
  }
}

TEST_F(Shards, NoChangedByteIsReadAsIfItWereRight) {
  const std::string one = write(1, 2, 7);
  const std::string two = write(2, 2, 7);
  const std::string text = contents(two);
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char flip : {'\x01', '\x08', '\x40'}) {
      std::string changed = text;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      put(two, changed);
      EXPECT_THAT(read({one, two}), HasSubstr("error: ")) << "byte " << i;
    }
  }
  put(two, text + "more");
  EXPECT_THAT(read({one, two}), HasSubstr("damaged"));
  put(two, text + text);
  EXPECT_THAT(read({one, two}), HasSubstr("damaged"));
}

TEST_F(Shards, EveryRefusalSaysWhatToRunAgain) {
  const auto parts = [&](std::initializer_list<std::uint32_t> numbers) {
    std::vector<std::string> paths;
    for (const std::uint32_t i : numbers) paths.push_back(write(i, 9, 20));
    return paths;
  };
  EXPECT_EQ(read(parts({1, 3, 4, 5, 6, 7, 8, 9})), "error: shard 2/9 is missing; run it with --shard 2/9");
  EXPECT_EQ(read(parts({1, 2, 4, 8})), "error: shards 3,5-7,9 of 9 are missing; run them with --shard i/9");
  const std::string again = write(2, 2, 7, "2026-06-01", "again");
  EXPECT_EQ(read({write(1, 2, 7), write(2, 2, 7), again}), "error: " + path("2") + " and " + again + ": shard 2/2 twice; give one of them");
  EXPECT_EQ(read({write(1, 3, 7, "2026-06-02"), write(2, 3, 7), write(3, 3, 7)}),
            "error: " + path("1") + ": shard 1/3 was made with --today 2026-06-02, the others with 2026-06-01; run it again like them");
  EXPECT_THAT(read({write(1, 3, 7), write(2, 3, 7), write(3, 4, 7)}),
              AllOf(HasSubstr("shard 3/4 was made for 4 shards, the others for 3"), HasSubstr("shard 3/3 is missing")));
  put(path("other"), "a\tb\t1\t3.5\n");
  EXPECT_EQ(read({path("other")}), "error: " + path("other") + " is no shard of \"binome batch --shard\"; leave it out");
  EXPECT_EQ(read({path("nobody")}), "error: " + path("nobody") + ": missing or unreadable file; run again the shard it was to hold");
  EXPECT_THAT(read({path("")}), HasSubstr("unreadable file")) << "a folder";
  std::string later = contents(write(1, 1, 3));
  later.replace(later.find("\t1\n"), 3, "\t2\n");
  put(path("later"), later);
  EXPECT_EQ(read({path("later")}), "error: " + path("later") + ": shard of another version of binome; run it again with this one");
}

TEST_F(Shards, WhatIsReadIsToldByItsContents) {
  put(path("a"), "abc");
  put(path("b"), "def");
  put(path("abc"), "abc");
  EXPECT_EQ(*fingerprint_of_files({path("a"), path("b")}), *fingerprint_of_files({path("abc"), path("b")}));
  EXPECT_NE(*fingerprint_of_files({path("a"), path("b")}), *fingerprint_of_files({path("b"), path("a")}));
  put(path("ab"), "abcdef");
  EXPECT_NE(*fingerprint_of_files({path("a"), path("b")}), *fingerprint_of_files({path("ab")}));
  EXPECT_EQ(fingerprint_of_files({path("")}).error().code, ErrorCode::regular_file_expected);
  // The reference value of XXH3's documentation for no bytes at all.
  EXPECT_EQ(Fingerprint().text(), "2d06800538d394c2");
}

}  // namespace
}  // namespace binome
