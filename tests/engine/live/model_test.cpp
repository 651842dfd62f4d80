// Seeded random operations on a directory, each checked against a model that knows nothing of indexes: after every step
// the engine's lists are those that scoring and sorting every pair gives, and no excluded pair is ever listed.
#include <random>

#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_engine;

class RandomDirectory {
 public:
  explicit RandomDirectory(std::uint64_t seed) : random_(seed), pool_(testing::synthetic(120, seed)) {
    directory_.actors.assign(pool_.actors.begin(), pool_.actors.begin() + 30);
    for (Actor& actor : directory_.actors) actor.partners.clear();
  }

  const Directory& directory() const { return directory_; }

  void step() {
    switch (random_() % 6) {
      case 0:
        add_actor();
        break;
      case 1:
        directory_.actors[pick()].visible = random_() % 3 != 0;
        break;
      case 2:
        add_project();
        break;
      case 3:
        add_feedback();
        break;
      case 4:
        directory_.actors[pick()].must.add(Term(Vocabulary::place, static_cast<std::uint32_t>(random_() % 60)));
        break;
      default:
        directory_.actors[pick()].facts.add(Term(Vocabulary::theme, static_cast<std::uint32_t>(random_() % 80)));
        break;
    }
  }

 private:
  std::size_t pick() { return random_() % directory_.actors.size(); }
  void add_actor() {
    if (directory_.actors.size() == pool_.actors.size()) return;
    Actor actor = pool_.actors[directory_.actors.size()];
    actor.partners.clear();
    directory_.actors.push_back(std::move(actor));
  }
  void add_project() {
    Project project;
    project.id = "p" + std::to_string(directory_.projects.size());
    const std::size_t a = pick();
    const std::size_t b = pick();
    project.participants = {directory_.actors[a].id};
    if (a != b) project.participants.push_back(directory_.actors[b].id);
    project.facts.add(Term(Vocabulary::theme, static_cast<std::uint32_t>(random_() % 80)));
    directory_.projects.push_back(std::move(project));
  }
  void add_feedback() {
    const auto event = static_cast<FeedbackEvent>(random_() % kFeedbackEventNames.size());
    Feedback& feedback = directory_.feedback.emplace_back();
    feedback.actor = directory_.actors[pick()].id;
    feedback.about = directory_.actors[pick()].id;
    feedback.event = event;
    feedback.date = Date{2026, 1, static_cast<std::uint8_t>(1 + random_() % 28)};
  }

  std::mt19937_64 random_;
  Directory pool_;
  Directory directory_;
};

void check_against_model(const Engine& engine) {
  for (ActorIndex i = 0; i < engine.built().profiles.size(); ++i) {
    for (const Term kind : engine.actors().kinds()) {
      const auto lists = engine.match({i, nullptr, {kind}, 5, {}});
      ASSERT_TRUE(lists.has_value());
      std::vector<ScoredActor> model;
      for (ActorIndex j = 0; j < engine.built().profiles.size(); ++j) {
        if (engine.built().profiles[j].kind != kind || engine.judge(i, j)) continue;
        const PairScore score = *engine.score(i, j);
        const WantsView forth = engine.built()
                                    .pairs.table(engine.built().profiles[i].kind, kind)
                                    .wants()[i - engine.built().profiles.of_kind(engine.built().profiles[i].kind).begin];
        const WantsView back =
            engine.built().pairs.table(kind, engine.built().profiles[i].kind).wants()[j - engine.built().profiles.of_kind(kind).begin];
        if (!score.is_zero() && met_weight(forth, engine.actors().held(j)) + met_weight(back, engine.actors().held(i)) > 0)
          model.push_back({j, score});
      }
      std::sort(model.begin(), model.end(),
                [&](const ScoredActor& x, const ScoredActor& y) { return engine.actors().order().better(i, x, y); });
      model.resize(std::min<std::size_t>(5, model.size()));
      const auto& matches = lists->lists[0].matches;
      ASSERT_EQ(matches.size(), model.size());
      for (std::size_t r = 0; r < model.size(); ++r) {
        EXPECT_EQ(matches[r].actor, model[r].actor);
        EXPECT_EQ(matches[r].score, model[r].score);
      }
    }
  }
}

TEST(Model, RandomOperationsNeverPartFromIt) {
  for (const std::uint64_t seed : {20260601ULL, 42ULL}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDirectory random(seed);
    for (int step = 0; step < 150; ++step) {
      random.step();
      if (step % 10 != 0) continue;
      EngineOptions options;
      options.index = step % 20 == 0 ? IndexFamily::faiss : IndexFamily::brute_force;
      options.faiss.dimensions = 8;
      check_against_model(*make_engine(random.directory(), options));
    }
  }
}

}  // namespace
}  // namespace binome
