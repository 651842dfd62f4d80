// An engine that changes gives what one rebuilt with the same statistics gives: an independent model (full profiles of the
// records as they are, every pair scored and sorted) is compared with it through random operations.
//   BINOME_MODEL_STEPS=1000000 build/binome_engine_tests --gtest_filter='LiveModel.*'     the long version
#include "engine/live/live_engine.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <random>
#include <thread>

#include "bindings/wording/say.hpp"
#include "features/error_codes.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_actor;

std::shared_ptr<const Engine> shared_engine(Directory directory) { return testing::make_engine(std::move(directory)); }

std::string first_difference(const Profile& x, const Profile& y) {
  if (x.self != y.self) return "self";
  if (x.kind != y.kind || x.subkind != y.subkind) return "kind";
  if (x.home != y.home) return "home";
  if (x.facts != y.facts) return "facts";
  if (x.partner_homes != y.partner_homes) return "partner_homes";
  if (x.offers != y.offers) return "offers";
  if (x.seeks != y.seeks) return "seeks";
  if (x.listing_offers != y.listing_offers || x.listing_seeks != y.listing_seeks) return "listings";
  if (x.must != y.must) return "must";
  if (x.partners != y.partners) return "partners";
  if (x.words != y.words) return "words";
  if (x.population != y.population || x.lat != y.lat || x.lon != y.lon) return "numbers";
  if (x.evidence != y.evidence) return "evidence";
  return x.visible != y.visible ? "visible" : "";
}

// The records as they are, changed in the plainest way; and what must come of them.
class Model {
 public:
  explicit Model(Directory directory) : directory_(std::move(directory)) {}
  const Directory& directory() const { return directory_; }

  bool has_actor(const std::string& id) const {
    return std::any_of(directory_.actors.begin(), directory_.actors.end(), [&](const Actor& actor) { return actor.id == id; });
  }
  bool put(const Actor& actor) {
    for (const std::string& id : actor.partners) {
      if (id != actor.id && !has_actor(id)) return false;
    }
    put_record(directory_.actors, actor);
    return true;
  }
  bool put(const Project& project) {
    for (const std::string& id : project.participants) {
      if (!has_actor(id)) return false;
    }
    put_record(directory_.projects, project);
    return true;
  }
  bool put(const Listing& listing) {
    if (!has_actor(listing.actor)) return false;
    put_record(directory_.listings, listing);
    return true;
  }
  bool put(const Feedback& feedback) {
    if (!has_actor(feedback.actor) || !has_actor(feedback.about)) return false;
    directory_.feedback.push_back(feedback);
    return true;
  }
  bool remove_actor(const std::string& id) {
    if (!remove_record(directory_.actors, id)) return false;
    for (Actor& actor : directory_.actors) std::erase(actor.partners, id);
    for (Project& project : directory_.projects) {
      std::erase(project.participants, id);
      std::erase_if(project.contributions, [&](const Contribution& contribution) { return contribution.actor == id; });
    }
    std::erase_if(directory_.listings, [&](const Listing& listing) { return listing.actor == id; });
    std::erase_if(directory_.feedback, [&](const Feedback& feedback) { return feedback.actor == id || feedback.about == id; });
    return true;
  }
  bool remove_project(const std::string& id) { return remove_record(directory_.projects, id); }
  bool remove_listing(const std::string& id) { return remove_record(directory_.listings, id); }

 private:
  template <typename Record>
  static void put_record(std::vector<Record>& records, const Record& record) {
    const auto found = std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == record.id; });
    if (found == records.end()) records.push_back(record);
    else *found = record;
  }
  template <typename Record>
  static bool remove_record(std::vector<Record>& records, const std::string& id) {
    return std::erase_if(records, [&](const Record& record) { return record.id == id; }) > 0;
  }

  Directory directory_;
};

// Everything rebuilt from the records, with the statistics of `frozen` and actors numbered as in `live`.
class Rebuilt {
 public:
  Rebuilt(const Directory& directory, const LiveView& live)
      : live_(live),
        frozen_(**live.updatable()),
        full_(Profiles::build(directory, testing::kToday)),
        eligibility_(directory, full_, testing::taxonomy()),
        ids_(ids_of(full_)),
        order_(ids_, live.built().options.seed) {
    std::vector<std::map<std::uint32_t, std::uint32_t>> words(full_.size());
    WordReader reader;
    const auto read = [&](std::string_view title, std::string_view text, const std::string& id) {
      const std::string_view parts[] = {title, text};
      for (const WordCount word : frozen_.built().profiles.lexicon().count_words(parts, reader))
        words[*full_.find(id)][word.word] += word.count;
    };
    for (const Actor& actor : directory.actors) read(actor.name, actor.description, actor.id);
    for (const Project& project : directory.projects) {
      for (const std::string& id : project.participants) read(project.title, project.description, id);
    }
    for (const Listing& listing : directory.listings) {
      if (is_valid(listing, testing::kToday)) read(listing.text, {}, listing.actor);
    }
    for (ActorIndex i = 0; i < full_.size(); ++i) {
      Profile profile = full_[i];
      profile.self = slot(i);
      for (ActorIndex& partner : profile.partners) partner = slot(partner);
      std::sort(profile.partners.begin(), profile.partners.end());
      profile.words.clear();
      for (const auto& [word, count] : words[i]) profile.words.push_back({word, count});
      frozen_.built().profiles.lexicon().keep_strongest(profile.words, kMostWords);
      profiles_.push_back(std::move(profile));
    }
  }

  void check_profiles() {
    std::size_t there = 0;
    for (ActorIndex i = 0; i < live_.actors().size(); ++i) there += live_.actors().is_removed(i) ? 0 : 1;
    ASSERT_EQ(there, full_.size());
    for (ActorIndex i = 0; i < full_.size(); ++i) {
      const ActorIndex actor = slot(i);
      ASSERT_EQ(first_difference(live_.actors().profile(actor), profiles_[i]), "") << full_.id(i);
      ASSERT_EQ(live_.actors().record(actor), full_.actor(i));
      const auto held = live_.actors().held(actor);
      ASSERT_TRUE(std::ranges::equal(held, frozen_.built().space.held(profiles_[i]))) << full_.id(i);
    }
    std::vector<Term> kinds;
    for (ActorIndex i = 0; i < full_.size(); ++i) {
      if (full_[i].visible && (kinds.empty() || kinds.back() != full_[i].kind)) kinds.push_back(full_[i].kind);
    }
    ASSERT_EQ(live_.actors().kinds(), kinds);
  }

  // The lists of every `step`-th actor.
  void check_lists(std::size_t k, ActorIndex first, ActorIndex step) {
    for (ActorIndex i = first; i < full_.size(); i += step) {
      for (const Term kind : live_.actors().kinds()) {
        const auto lists = live_.match({slot(i), nullptr, {kind}, k, {}});
        ASSERT_TRUE(lists.has_value());
        ASSERT_EQ(lists->lists[0].candidates, full_.of_kind(kind).size());
        const std::vector<ScoredActor> best = best_of(i, kind, k);
        const auto& matches = lists->lists[0].matches;
        ASSERT_EQ(matches.size(), best.size()) << full_.id(i);
        for (std::size_t r = 0; r < best.size(); ++r) {
          ASSERT_EQ(live_.actors().id(matches[r].actor), full_.id(best[r].actor)) << full_.id(i) << ", rank " << r + 1;
          ASSERT_EQ(matches[r].score, best[r].score);
          ASSERT_EQ(*live_.score(slot(i), matches[r].actor), best[r].score);
        }
      }
    }
  }

 private:
  static TextRows ids_of(const Profiles& profiles) {
    TextRows ids;
    for (ActorIndex i = 0; i < profiles.size(); ++i) ids.append(profiles.id(i));
    return ids;
  }
  ActorIndex slot(ActorIndex i) const { return live_.actors().find(full_.id(i)).value_or(0xFFFFFFFF); }
  const QuantizedWants& wants(ActorIndex i, Term asked) {
    auto& slot = wants_[{i, asked}];
    if (!slot) slot = frozen_.built().pairs.table(profiles_[i].kind, asked).quantize(profiles_[i]);
    return *slot;
  }
  std::vector<ScoredActor> best_of(ActorIndex i, Term kind, std::size_t k) {
    std::vector<ScoredActor> all;
    const WantsView forth = wants(i, kind).view();
    const std::vector<ConceptId> held = frozen_.built().space.held(profiles_[i]);
    const auto range = full_.of_kind(kind);
    for (ActorIndex j = range.begin; j < range.end; ++j) {
      if (eligibility_.judge(full_[i], full_[i], j, false)) continue;
      const WantsView back = wants(j, profiles_[i].kind).view();
      const std::uint32_t met = met_weight(forth, live_.actors().held(slot(j)));  // has is checked by check_profiles
      const std::uint32_t met_back = met_weight(back, held);
      const PairScore score{directed_score(met, forth.prior, forth.wants_something),
                            directed_score(met_back, back.prior, back.wants_something)};
      if (met + met_back > 0 && !score.is_zero()) all.push_back({j, score});
    }
    std::sort(all.begin(), all.end(), [&](const ScoredActor& x, const ScoredActor& y) { return order_.better(i, x, y); });
    all.resize(std::min(k, all.size()));
    return all;
  }

  const LiveView& live_;
  const Engine& frozen_;
  Profiles full_;
  Eligibility eligibility_;
  IdRows ids_;
  RankOrder order_;
  std::vector<Profile> profiles_;
  std::map<std::pair<ActorIndex, Term>, std::optional<QuantizedWants>> wants_;
};

class RandomOperations {
 public:
  RandomOperations(std::uint64_t seed, std::size_t fresh_limit)
      : random_(seed),
        pool_(testing::synthetic(120, seed)),
        model_(first_directory()),
        live_(shared_engine(model_.directory()), {.fresh_limit = fresh_limit}) {}

  void step() {
    switch (below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return both(actor());
      case 4:
      case 5:
      case 6:
        return both(project());
      case 7: {
        const std::string id = "p" + std::to_string(below(60));
        return agree(live_.apply(Remove{RecordType::project, id}), model_.remove_project(id));
      }
      case 8:
        return both(listing());
      case 9: {
        const std::string id = "l" + std::to_string(below(30));
        return agree(live_.apply(Remove{RecordType::listing, id}), model_.remove_listing(id));
      }
      case 10:
        return both(feedback());
      case 11: {
        const std::string id = any_id();
        return agree(live_.apply(Remove{RecordType::actor, id}), model_.remove_actor(id));
      }
      default:
        return query();
    }
  }

  void check(std::size_t step) {
    const auto now = live_.now();
    Rebuilt rebuilt(model_.directory(), *now);
    rebuilt.check_profiles();
    if (::testing::Test::HasFatalFailure()) return;
    rebuilt.check_lists(5, static_cast<ActorIndex>(step % 7), 7);
  }

  void rebuild() { ASSERT_TRUE(live_.rebuild().has_value()); }
  void settle() { live_.settle(); }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string any_id() { return pool_.actors[below(pool_.actors.size())].id; }
  std::string present_id() {
    const auto& actors = model_.directory().actors;
    return actors.empty() || below(50) == 0 ? any_id() : actors[below(actors.size())].id;
  }
  Term any(Vocabulary vocabulary) { return Term(vocabulary, static_cast<std::uint32_t>(below(testing::taxonomy().size(vocabulary)))); }

  Directory first_directory() {
    Directory directory;
    for (std::size_t i = 0; i < 60; ++i) {
      directory.actors.push_back(pool_.actors[i]);
      directory.actors.back().partners.clear();
      if (i % 5 == 4) directory.actors.back().partners.push_back(directory.actors[i - 3].id);
    }
    const auto known = [&](const std::string& id) {
      return std::any_of(directory.actors.begin(), directory.actors.end(), [&](const Actor& actor) { return actor.id == id; });
    };
    for (Project project : pool_.projects) {
      if (!std::all_of(project.participants.begin(), project.participants.end(), known)) continue;
      project.id = "p" + std::to_string(directory.projects.size());
      directory.projects.push_back(std::move(project));
    }
    for (Listing listing : pool_.listings) {
      if (!known(listing.actor)) continue;
      listing.id = "l" + std::to_string(directory.listings.size());
      directory.listings.push_back(std::move(listing));
    }
    return directory;
  }

  Actor actor() {
    Actor actor = pool_.actors[below(pool_.actors.size())];
    actor.partners.clear();
    for (std::size_t i = below(4); i > 0; --i) actor.partners.push_back(present_id());
    if (below(4) == 0) actor.visible = false;
    if (below(3) == 0) actor.description = pool_.actors[below(pool_.actors.size())].description;
    if (below(3) == 0) actor.facts.add(any(Vocabulary::theme));
    if (below(6) == 0) actor.must.add(any(Vocabulary::place));
    if (below(6) == 0) actor.home = pool_.actors[below(pool_.actors.size())].home;
    if (below(12) == 0) {
      const Actor& other = pool_.actors[below(pool_.actors.size())];
      actor.kind = other.kind;
      actor.subkind = other.subkind;
    }
    if (below(8) == 0) actor.seeks.add(testing::taxonomy().root(any(Vocabulary::kind)));
    return actor;
  }
  Project project() {
    Project project = pool_.projects[below(pool_.projects.size())];
    project.id = "p" + std::to_string(below(60));
    project.participants.clear();
    project.contributions.clear();
    for (std::size_t i = below(20) == 0 ? 23 : 1 + below(4); i > 0; --i) {
      const std::string id = present_id();
      if (below(30) == 0 || std::find(project.participants.begin(), project.participants.end(), id) == project.participants.end())
        project.participants.push_back(id);
    }
    Contribution contribution{project.participants.front(), {}};
    contribution.brings.add(any(Vocabulary::skill));
    project.contributions.push_back(std::move(contribution));
    return project;
  }
  Listing listing() {
    Listing listing = pool_.listings[below(pool_.listings.size())];
    listing.id = "l" + std::to_string(below(30));
    listing.actor = present_id();
    listing.expires = below(3) == 0 ? Date{2025, 1, 1} : Date{};
    if (below(3) == 0) listing.facts.add(testing::taxonomy().root(any(Vocabulary::kind)));
    return listing;
  }
  Feedback feedback() {
    Feedback feedback;
    feedback.actor = present_id();
    feedback.about = present_id();
    feedback.event = static_cast<FeedbackEvent>(below(kFeedbackEventNames.size()));
    feedback.date = Date{2026, 1, static_cast<std::uint8_t>(1 + below(28))};
    return feedback;
  }

  template <typename Record>
  void both(const Record& record) {
    agree(live_.apply(Put{record}), model_.put(record));
  }
  void agree(const Result<void>& done, bool expected) {
    ASSERT_EQ(done.has_value(), expected) << (done ? "" : say(done.error(), Language::en));
  }

  // One list of one view against every pair of that view.
  void query() {
    const auto now = live_.now();
    const DirectoryView& actors = now->actors();
    const auto asker = actors.find(present_id());
    if (!asker || now->actors().kinds().empty()) return;
    const Term kind = now->actors().kinds()[below(now->actors().kinds().size())];
    const auto lists = now->match({*asker, nullptr, {kind}, 3, {}});
    ASSERT_TRUE(lists.has_value());
    std::vector<ScoredActor> best;
    for (ActorIndex j = 0; j < actors.size(); ++j) {
      if (actors.is_removed(j) || actors.profile(j).kind != kind) continue;
      const PairScore score = *now->eligible_score(*asker, j);
      if (!score.is_zero()) best.push_back({j, score});
    }
    const auto better = [&](const ScoredActor& x, const ScoredActor& y) { return now->actors().order().better(*asker, x, y); };
    std::sort(best.begin(), best.end(), better);
    const auto& matches = lists->lists[0].matches;
    ASSERT_EQ(matches.size(), std::min<std::size_t>(3, best.size()));
    for (std::size_t r = 0; r < matches.size(); ++r) {
      ASSERT_EQ(matches[r].actor, best[r].actor);
      ASSERT_EQ(matches[r].score, best[r].score);
    }
  }

  std::mt19937_64 random_;
  Directory pool_;
  Model model_;
  LiveEngine live_;
};

TEST(LiveModel, RandomOperationsGiveWhatAnEngineRebuiltWithTheSameStatisticsGives) {
  const char* asked = std::getenv("BINOME_MODEL_STEPS");
  const std::size_t steps = asked != nullptr ? std::strtoull(asked, nullptr, 10) : 3000;
  const char* chosen = std::getenv("BINOME_MODEL_SEED");
  const std::uint64_t seed = chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 20260601;
  std::printf("seed %llu, %zu steps\n", static_cast<unsigned long long>(seed), steps);
  const std::size_t between_checks = steps > 10'000 ? 1000 : 200;  // each looks at everybody
  RandomOperations random(seed, 8);
  for (std::size_t step = 1; step <= steps; ++step) {
    random.step();
    if (step % between_checks == 0) random.check(step);
    if (step % (7 * between_checks) == 0) random.rebuild();
    if (step % 1000 == 0) random.settle();
    ASSERT_FALSE(::testing::Test::HasFailure()) << "seed " << seed << ", step " << step;
    if (step % 100'000 == 0) std::printf("%zu steps\n", step), std::fflush(stdout);
  }
}

void expect_same_when_put_again(Directory directory) {
  const auto base = shared_engine(std::move(directory));
  LiveEngine live(base);
  for (ActorIndex i = 0; i < base->built().profiles.size(); ++i) {
    ASSERT_TRUE(live.apply(Put{base->built().profiles.actor(i)}).has_value());
    const auto now = live.now();
    EXPECT_EQ(first_difference(now->actors().profile(i), base->built().profiles[i]), "") << base->built().profiles.id(i);
    EXPECT_TRUE(std::ranges::equal(now->actors().held(i), base->actors().held(i)));
    for (const Term kind : base->actors().kinds()) {
      const WantsView x = now->actors().wants(i, kind);
      const WantsView y = base->actors().wants(i, kind);
      EXPECT_TRUE(std::ranges::equal(x.concepts, y.concepts) && std::ranges::equal(x.weights, y.weights) && x.prior == y.prior);
    }
  }
}

TEST(LiveEngine, AProfileMadeAloneIsThatOfTheFullBuild) {
  expect_same_when_put_again(testing::sample());
  expect_same_when_put_again(testing::synthetic(400));
}

Directory small_directory() {
  Directory directory;
  directory.actors = {
      make_actor("a", "association", {"theme:water_sanitation"}), make_actor("b", "association", {"theme:water_sanitation"}),
      make_actor("c", "association", {"theme:culture_heritage"}), make_actor("d", "association", {"theme:culture_heritage"})};
  return directory;
}

std::vector<std::string> matched(const Matcher& engine, const std::string& id) {
  std::vector<std::string> ids;
  const auto actor = engine.find(id);
  if (!actor) return ids;
  const auto lists = engine.match({*actor, nullptr, {}, 10, {}});
  for (const MatchList& list : lists->lists) {
    for (const ScoredActor& match : list.matches) ids.emplace_back(engine.id(match.actor));
  }
  return ids;
}

TEST(LiveEngine, AnActorIsMatchedAtOnceAndGoneAtOnce) {
  LiveEngine live(shared_engine(small_directory()));
  const auto before = live.now();
  EXPECT_EQ(matched(*before, "a"), std::vector<std::string>{"b"});
  ASSERT_TRUE(live.apply(Put{make_actor("e", "association", {"theme:water_sanitation"})}).has_value());
  EXPECT_THAT(matched(*live.now(), "a"), ::testing::UnorderedElementsAre("b", "e"));
  EXPECT_THAT(matched(*live.now(), "e"), ::testing::UnorderedElementsAre("a", "b"));
  EXPECT_EQ(matched(*before, "a"), std::vector<std::string>{"b"}) << "a view never changes";
  ASSERT_TRUE(live.apply(Remove{RecordType::actor, "b"}).has_value());
  EXPECT_EQ(matched(*live.now(), "a"), std::vector<std::string>{"e"});
  EXPECT_FALSE(live.now()->find("b"));
  ASSERT_TRUE(live.apply(Put{make_actor("b", "association", {"theme:water_sanitation"})}).has_value());
  EXPECT_THAT(matched(*live.now(), "a"), ::testing::UnorderedElementsAre("b", "e"));
}

TEST(LiveEngine, AProjectLinksItsParticipantsAtOnce) {
  LiveEngine live(shared_engine(small_directory()));
  Project project;
  project.id = "p";
  project.participants = {"a", "b"};
  project.facts.add(testing::term(Vocabulary::theme, "culture_heritage"));
  ASSERT_TRUE(live.apply(Put{project}).has_value());
  const auto now = live.now();
  const ActorIndex a = *now->actors().find("a");
  const ActorIndex b = *now->actors().find("b");
  EXPECT_EQ(now->judge(a, b).rule, Rule::already_partners);
  EXPECT_TRUE(now->actors().profile(a).facts.contains(testing::term(Vocabulary::theme, "culture_heritage")));
  EXPECT_THAT(matched(*now, "a"), ::testing::UnorderedElementsAre("c", "d"));
  ASSERT_TRUE(live.apply(Remove{RecordType::project, "p"}).has_value());
  EXPECT_EQ(matched(*live.now(), "a"), std::vector<std::string>{"b"});
}

TEST(LiveEngine, ARefusalExcludesAtOnceUntilItIsWithdrawn) {
  LiveEngine live(shared_engine(small_directory()));
  Feedback feedback;
  feedback.actor = "b";
  feedback.about = "a";
  feedback.event = FeedbackEvent::declined;
  feedback.date = {2026, 5, 1};
  ASSERT_TRUE(live.apply(Put{feedback}).has_value());
  EXPECT_TRUE(matched(*live.now(), "a").empty());
  feedback.event = FeedbackEvent::withdrawn;
  feedback.date = {2026, 5, 2};
  ASSERT_TRUE(live.apply(Put{feedback}).has_value());
  EXPECT_EQ(matched(*live.now(), "a"), std::vector<std::string>{"b"});
}

TEST(LiveEngine, ARecordThatNamesNobodyIsRefusedAndChangesNothing) {
  LiveEngine live(shared_engine(small_directory()));
  const auto before = live.now();
  Actor actor = make_actor("a", "association", {"theme:culture_heritage"});
  actor.partners = {"b", "nobody"};
  const auto put = live.apply(Put{actor});
  ASSERT_FALSE(put.has_value());
  EXPECT_EQ(put.error().code, ErrorCode::names_unknown_actor);
  EXPECT_THAT(say(put.error(), Language::fr), ::testing::HasSubstr("nobody"));
  EXPECT_EQ(live.apply(Remove{RecordType::actor, "nobody"}).error().code, ErrorCode::unknown_actor);
  EXPECT_EQ(live.apply(Remove{RecordType::project, "nothing"}).error().code, ErrorCode::unknown_project);
  EXPECT_FALSE(live.apply(Remove{RecordType::feedback, "a"}).has_value()) << "taken back, not removed";
  EXPECT_EQ(live.now(), before);
}

TEST(LiveEngine, ListingsAreFoundAsTheyAre) {
  Directory directory = small_directory();
  Listing listing;
  listing.id = "l";
  listing.actor = "a";
  directory.listings = {listing};
  LiveEngine live(shared_engine(directory));
  ASSERT_NE(*live.now()->find_listing("l"), nullptr);
  listing.actor = "b";
  ASSERT_TRUE(live.apply(Put{listing}).has_value());
  EXPECT_EQ((*live.now()->find_listing("l"))->actor, "b");
  ASSERT_TRUE(live.apply(Remove{RecordType::listing, "l"}).has_value());
  EXPECT_EQ(*live.now()->find_listing("l"), nullptr);
}

TEST(LiveEngine, RebuildingTakesTheRecordsAsTheyAre) {
  LiveEngine live(shared_engine(small_directory()));
  ASSERT_TRUE(live.apply(Put{make_actor("e", "association", {"theme:water_sanitation"})}).has_value());
  ASSERT_TRUE(live.apply(Remove{RecordType::actor, "c"}).has_value());
  ASSERT_TRUE(live.rebuild().has_value());
  const auto fresh = testing::make_engine(live.directory());
  EXPECT_EQ(live.directory().actors.size(), 4U);
  EXPECT_EQ(matched(*live.now(), "a"), matched(*fresh, "a"));
  EXPECT_EQ(live.now()->concepts().size(), fresh->built().space.size());
}

TEST(LiveEngine, ReadersGoOnWhileItIsWrittenTo) {
  const Directory directory = testing::synthetic(150);
  LiveEngine live(shared_engine(directory), {.fresh_limit = 8});
  std::atomic<bool> done = false;
  std::atomic<std::size_t> wrong = 0;
  const auto read = [&](std::uint64_t seed) {
    std::mt19937_64 random(seed);
    while (!done) {
      const auto now = live.now();
      const auto actor = now->actors().find(directory.actors[random() % directory.actors.size()].id);
      if (!actor) continue;
      const auto lists = now->match({*actor, nullptr, {now->actors().kinds()[random() % now->actors().kinds().size()]}, 5, {}});
      if (!lists) ++wrong;
      else {
        for (const ScoredActor& match : lists->lists[0].matches) wrong += *now->eligible_score(*actor, match.actor) == match.score ? 0 : 1;
      }
    }
  };
  std::vector<std::jthread> readers;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) readers.emplace_back(read, seed);
  std::mt19937_64 random(7);
  for (int step = 0; step < 300; ++step) {
    Actor actor = directory.actors[random() % directory.actors.size()];
    actor.partners.clear();
    if (random() % 4 == 0) {
      (void)live.apply(Remove{RecordType::actor, actor.id});
    } else {
      ASSERT_TRUE(live.apply(Put{std::move(actor)}).has_value());
    }
    if (step == 150) {
      ASSERT_TRUE(live.rebuild().has_value());
    }
  }
  live.settle();
  done = true;
  readers.clear();
  EXPECT_EQ(wrong, 0U);
}

}  // namespace
}  // namespace binome
