// A snapshot answers what its engine answers, whatever taxonomy reads it; and no bytes bring it down.
#include "engine/snapshot/snapshot.hpp"

#include <fstream>
#include <iterator>
#include <random>

#include "bindings/files/mapped_file.hpp"
#include "bindings/wording/say.hpp"
#include "tests/support/snapshot_bytes.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_actor;
using testing::make_engine;
using testing::open_snapshot;
using testing::snapshot_of;
using testing::taxonomy;
using testing::term;

std::string line(const Matcher& matcher, ActorIndex asker, const ScoredActor& match) {
  return std::string(matcher.id(asker)) + "\t" + std::string(matcher.id(match.actor)) + "\t" +
         std::to_string(score_millionths(match.score)) + "\n";
}

std::string batch_of(const Matcher& matcher, const BatchRequest& request) {
  std::string text;
  const auto summary = matcher.batch(request, [&](ActorIndex asker, const RankedList& list) {
    for (const ScoredActor& match : list.matches) text += line(matcher, asker, match);
  });
  return summary ? text : say(summary.error(), Language::en);
}

std::string batches_of(const Matcher& matcher, std::span<const KindPair> pairs, std::size_t k) {
  std::string text;
  for (const auto& [asker, asked] : pairs) text += batch_of(matcher, {.asker = asker, .asked = asked, .k = k});
  return text;
}

MatchRequest of_actor(ActorIndex actor) {
  MatchRequest request;
  request.actor = actor;
  return request;
}

std::string match_of(const Matcher& matcher, const MatchRequest& request) {
  const auto lists = matcher.match(request);
  if (!lists) return say(lists.error(), Language::en);
  std::string text;
  for (const MatchList& list : lists->lists) {
    text += matcher.taxonomy().code(list.kind) + " of " + std::to_string(list.candidates) + "\n";
    for (const ScoredActor& match : list.matches) text += line(matcher, *request.actor, match);
  }
  return text;
}

// Musts, refusals, meetings, hidden actors and sub-kinds among synthetic actors.
Directory eventful() {
  Directory directory = testing::synthetic(300);
  std::mt19937_64 random(7);
  const auto pick = [&]() -> Actor& { return directory.actors[random() % directory.actors.size()]; };
  for (int i = 0; i < 30; ++i) pick().must.add(term(Vocabulary::place, "SN"));
  for (int i = 0; i < 30; ++i) pick().seeks.add(term(Vocabulary::kind, "enterprise"));
  for (int i = 0; i < 20; ++i) pick().visible = false;
  for (int i = 0; i < 200; ++i) {
    Feedback& feedback = directory.feedback.emplace_back();
    feedback.actor = pick().id;
    feedback.about = pick().id;
    feedback.event = i % 2 == 0 ? FeedbackEvent::declined : FeedbackEvent::met;
    feedback.date = testing::kToday;
  }
  return directory;
}

TEST(Snapshot, AnswersAsItsEngine) {
  for (Directory& directory : std::vector{testing::sample(), eventful()}) {
    const auto engine = make_engine(std::move(directory));
    const std::vector<KindPair> pairs = all_pairs(*engine);
    const auto snapshot = open_snapshot(snapshot_of(*engine, pairs), taxonomy());
    ASSERT_TRUE(snapshot.has_value()) << say(snapshot.error(), Language::en);
    EXPECT_EQ((*snapshot)->pairs(), pairs);
    EXPECT_EQ((*snapshot)->today(), engine->today());
    EXPECT_TRUE((*snapshot)->made_with(testing::shipped_weights()));
    EXPECT_FALSE((*snapshot)->made_with(BlockWeights::equal()));
    EXPECT_TRUE((*snapshot)->made_with_taxonomy());
    EXPECT_EQ(batches_of(**snapshot, pairs, 5), batches_of(*engine, pairs, 5));
    for (const auto& [asker, asked] : pairs) {
      const BatchRequest varied{.asker = asker, .asked = asked, .k = 3, .include_partners = true, .diversity = 0.7};
      EXPECT_EQ(batch_of(**snapshot, varied), batch_of(*engine, varied));
    }
    Filter filter;
    filter.countries.add(term(Vocabulary::place, "west_africa"));
    filter.themes.add(term(Vocabulary::theme, "agriculture_food"));
    for (ActorIndex i = 0; i < engine->actors().size(); i += 3) {
      ASSERT_EQ((*snapshot)->find(engine->id(i)), i);
      EXPECT_EQ(std::string((*snapshot)->card(i).name), std::string(engine->card(i).name));
      EXPECT_EQ((*snapshot)->card(i).country, engine->card(i).country);
      EXPECT_EQ((*snapshot)->card(i).subdivision, engine->card(i).subdivision);
      EXPECT_EQ(match_of(**snapshot, of_actor(i)), match_of(*engine, of_actor(i)));
      MatchRequest narrow = of_actor(i);
      narrow.filter = filter;
      EXPECT_EQ(match_of(**snapshot, narrow), match_of(*engine, narrow));
      for (ActorIndex j = 0; j < engine->actors().size(); j += 17)
        EXPECT_EQ(*(*snapshot)->eligible_score(i, j), *engine->eligible_score(i, j));
    }
    EXPECT_FALSE((*snapshot)->find("nobody").has_value());
  }
}

TEST(Snapshot, TheSameDirectoryGivesTheSameBytes) {
  const auto engine = make_engine(testing::sample());
  const auto again = make_engine(testing::sample());
  EXPECT_EQ(snapshot_of(*engine, all_pairs(*engine)), snapshot_of(*again, all_pairs(*again)));
}

TEST(Snapshot, OneKindAlone) {
  const auto engine = make_engine(testing::sample());
  const KindPair pair{term(Vocabulary::kind, "association"), term(Vocabulary::kind, "association")};
  const auto snapshot = open_snapshot(snapshot_of(*engine, std::span(&pair, 1)), taxonomy());
  ASSERT_TRUE(snapshot.has_value());
  EXPECT_EQ(batches_of(**snapshot, std::span(&pair, 1), 5), batches_of(*engine, std::span(&pair, 1), 5));
  MatchRequest other = of_actor(*(*snapshot)->find("univers-sel"));
  other.kinds = {term(Vocabulary::kind, "enterprise")};
  EXPECT_NE(match_of(**snapshot, other).find("--pair association:enterprise"), std::string::npos);
}

TEST(Snapshot, WhatItDoesNotHoldIsAnError) {
  const auto engine = make_engine(testing::sample());
  const auto snapshot = open_snapshot(snapshot_of(*engine, all_pairs(*engine)), taxonomy());
  MatchRequest request;
  request.filter.countries.add(term(Vocabulary::place, "SN"));
  EXPECT_NE(match_of(**snapshot, request).find("--directory"), std::string::npos);
  request.actor = 0;
  request.listing = &engine->built().directory.listings.front();
  EXPECT_NE(match_of(**snapshot, request).find("--directory"), std::string::npos);
}

// The same codes and parents, numbered otherwise: every vocabulary from its end, parents first.
Taxonomy renumbered(std::string_view without = {}) {
  Taxonomy other;
  for (std::size_t v = 0; v < kVocabularyNames.size(); ++v) {
    const auto vocabulary = static_cast<Vocabulary>(v);
    const std::function<void(Term)> add = [&](Term term) {
      const std::string& code = taxonomy().code(term);
      if (other.find(vocabulary, code) || code == without) return;
      const Term parent = taxonomy().parent(term);
      if (parent) add(parent);
      ASSERT_TRUE(other.add(vocabulary, {code, parent ? taxonomy().code(parent) : "", taxonomy().labels(term), {}, 0}).has_value());
    };
    for (std::size_t left = taxonomy().size(vocabulary); left > 0; --left) add(Term(vocabulary, static_cast<std::uint32_t>(left - 1)));
  }
  return other;
}

TEST(Snapshot, ATaxonomyThatNumbersOtherwiseGivesTheSameAnswers) {
  const auto engine = make_engine(eventful());
  const std::vector<KindPair> pairs = all_pairs(*engine);
  const std::string file = snapshot_of(*engine, pairs);
  const Taxonomy other = renumbered();
  ASSERT_NE(other.find(Vocabulary::place, "SN"), term(Vocabulary::place, "SN"));
  const auto snapshot = open_snapshot(file, other);
  ASSERT_TRUE(snapshot.has_value()) << say(snapshot.error(), Language::en);
  EXPECT_FALSE((*snapshot)->made_with_taxonomy());
  EXPECT_EQ(batches_of(**snapshot, (*snapshot)->pairs(), 5), batches_of(*engine, pairs, 5));
}

TEST(Snapshot, ACodeThatIsGoneIsNamed) {
  Directory directory;
  directory.actors = {make_actor("a", "association", {"trait:coast", "language:fr"}), make_actor("b", "association", {"language:fr"})};
  const auto engine = make_engine(std::move(directory));
  const Taxonomy other = renumbered("fr");
  const auto snapshot = open_snapshot(snapshot_of(*engine, all_pairs(*engine)), other);
  ASSERT_FALSE(snapshot.has_value());
  EXPECT_NE(say(snapshot.error(), Language::en).find("\"language:fr\""), std::string::npos);
}

TEST(Snapshot, NoActorsAtAll) {
  const auto engine = make_engine({});
  const auto snapshot = open_snapshot(snapshot_of(*engine, all_pairs(*engine)), taxonomy());
  ASSERT_TRUE(snapshot.has_value()) << say(snapshot.error(), Language::en);
  EXPECT_EQ((*snapshot)->actors().size(), 0U);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A file of this version, and what it answered when it was made: whoever reads it must say the same.
// Made by: binome snapshot --directory data/sample/directory.jsonl --today 2026-06-01
//   --pair association:enterprise --pair association:association --out tests/data/version2.snapshot
TEST(Snapshot, AFileIsReadForEver) {
  const std::string folder = std::string(BINOME_SOURCE_DIR) + "/tests/data/";
  const auto file = MappedFile::open(folder + "version2.snapshot");
  ASSERT_TRUE(file.has_value());
  const auto snapshot = Snapshot::open((*file)->bytes(), *file, taxonomy());
  ASSERT_TRUE(snapshot.has_value()) << say(snapshot.error(), Language::en);
  EXPECT_EQ((*snapshot)->actors().size(), 96U);
  EXPECT_EQ((*snapshot)->today(), testing::kToday);
  EXPECT_EQ(batches_of(**snapshot, (*snapshot)->pairs(), 3), read_file(folder + "version2.answers.tsv"));
}

TEST(Snapshot, NoByteOfAFileCanChange) {
  const std::string good = read_file(std::string(BINOME_SOURCE_DIR) + "/tests/data/version2.snapshot");
  ASSERT_FALSE(good.empty());
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] ^= static_cast<char>(1 + random() % 255);
    EXPECT_FALSE(open_snapshot(bad, taxonomy()).has_value());
    EXPECT_FALSE(open_snapshot(std::string_view(good).substr(0, random() % good.size()), taxonomy()).has_value());
  }
}

// With good checksums over wrong content there is an error, or a snapshot that answers something without going astray.
TEST(Snapshot, ForgedContentNeverGoesAstray) {
  const auto engine = make_engine(testing::synthetic(40));
  const std::string good = snapshot_of(*engine, all_pairs(*engine));
  std::mt19937_64 random(20260601);
  int opened = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string bad = good;
    for (std::uint64_t left = 1 + random() % 3; left > 0; --left) {
      // Small numbers and all ones are what indices and lengths are wrong by.
      const std::uint64_t numbers[] = {random(), random() % 64, ~0ULL, 1ULL << (random() % 64)};
      const std::size_t width = std::size_t{1} << random() % 4;
      const std::size_t at = (64 + random() % (bad.size() - 64 - width)) / width * width;
      std::memcpy(bad.data() + at, &numbers[random() % 4], width);
    }
    testing::seal(bad);
    const auto snapshot = open_snapshot(bad, taxonomy());
    if (!snapshot) continue;
    ++opened;
    for (const KindPair& pair : (*snapshot)->pairs()) {
      batch_of(**snapshot, {.asker = pair.asker, .asked = pair.asked, .k = 2, .diversity = i % 2 == 0 ? std::optional(0.5) : std::nullopt});
    }
    for (ActorIndex a = 0; a < (*snapshot)->actors().size(); a += 7) {
      match_of(**snapshot, of_actor(a));
      (*snapshot)->card(a);
      EXPECT_EQ((*snapshot)->find((*snapshot)->id(a)), a);
    }
  }
  EXPECT_GT(opened, 50);
}

}  // namespace
}  // namespace binome
