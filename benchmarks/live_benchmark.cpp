// Time from an update to its being visible (the next request shows it), on a directory of any size, and what requests cost
// before and after. Processor time of the one thread that does it. That every update shows is checked.
//   build/binome_live_benchmark DIRECTORY.jsonl [UPDATES]
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "bindings/records/directory_reader.hpp"
#include "bindings/records/taxonomy_files.hpp"
#include "bindings/records/weights_file.hpp"
#include "engine/live/live_engine.hpp"

namespace binome {
namespace {

constexpr std::size_t kBest = 20;
constexpr Date kDay{2026, 6, 1};

// Processor time of this thread: other work on the machine does not count.
class Stopwatch {
 public:
  double milliseconds() const { return now() - begin_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }
  double begin_ = now();
};

void print(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-32s p50 %7.3f  p99 %7.3f  max %7.3f ms  (%zu)\n", what, times[times.size() / 2], times[times.size() * 99 / 100],
              times.back(), times.size());
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "wrong answer: %s\n", what);
  std::exit(1);
}

class LiveBenchmark {
 public:
  explicit LiveBenchmark(std::shared_ptr<const Engine> base) : base_(base), kind_(base->actors().kinds().front()), live_(base) {
    const auto range = base->built().profiles.of_kind(kind_);
    for (ActorIndex i = range.begin; i < range.end; ++i) {
      if (base->built().profiles[i].visible) ids_.emplace_back(base->built().profiles.id(i));
    }
  }

  void run(std::size_t updates) {
    (void)asked(any());  // the table and index of the pair of kinds
    requests("request before any update", updates);
    for (std::size_t i = 0; i < updates; ++i) {
      added(i);
      changed();
      linked(i);
      refused();
      removed(i);
    }
    live_.settle();
    print("actor added", add_);
    print("actor changed", change_);
    print("project of two added", link_);
    print("refusal", refuse_);
    print("actor removed", remove_);
    requests("request after these updates", updates);
  }

 private:
  const std::string& any() { return ids_[random_() % ids_.size()]; }
  std::vector<ScoredActor> asked(const std::string& id) {
    const auto now = live_.now();
    return now->match({*now->actors().find(id), nullptr, {kind_}, kBest, {}}).value().lists[0].matches;
  }
  bool shows(const std::string& asker, const std::string& wanted) {
    const auto now = live_.now();
    const auto lists = now->match({*now->actors().find(asker), nullptr, {kind_}, kBest, {}}).value().lists;
    return std::any_of(lists[0].matches.begin(), lists[0].matches.end(),
                       [&](const ScoredActor& match) { return now->actors().id(match.actor) == wanted; });
  }
  void requests(const char* what, std::size_t count) {
    std::vector<double> times;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& id = any();
      const Stopwatch watch;
      (void)asked(id);
      times.push_back(watch.milliseconds());
    }
    print(what, std::move(times));
  }
  static std::string fresh_id(std::size_t i) { return "live-benchmark-" + std::to_string(i); }
  // An actor like another one, and one that asks: the other's best match, for whom the new one is about as good.
  bool like(std::size_t i, Actor& actor, std::string& asker) {
    const std::string& model = any();
    const auto best = asked(model);
    if (best.empty()) return false;
    asker = live_.now()->id(best.front().actor);
    actor = **live_.now()->record(*live_.now()->find(model));
    actor.id = fresh_id(i);
    return true;
  }

  void added(std::size_t i) {
    Actor actor;
    std::string asker;
    if (!like(i, actor, asker)) return;
    const Stopwatch watch;
    require(live_.apply(Put{std::move(actor)}).has_value(), "an actor is refused");
    add_.push_back(watch.milliseconds());
    const auto now = live_.now();
    const ActorIndex fresh = *now->actors().find(fresh_id(i));
    const auto listed = asked(asker);
    const bool better = listed.size() < kBest ||
                        now->actors().order().better(*now->actors().find(asker),
                                                     {fresh, *now->eligible_score(*now->actors().find(asker), fresh)}, listed.back());
    const bool listable = !now->eligible_score(*now->actors().find(asker), fresh)->is_zero();
    require(shows(asker, fresh_id(i)) == (better && listable) || listed.back().actor == fresh, "an actor put is not matched");
  }
  void changed() {
    const std::string id = any();
    Actor actor = **live_.now()->record(*live_.now()->find(id));
    actor.facts.add(Term(Vocabulary::odd, static_cast<std::uint32_t>(random_() % 17)));
    const Stopwatch watch;
    require(live_.apply(Put{std::move(actor)}).has_value(), "an actor is refused");
    change_.push_back(watch.milliseconds());
  }
  void linked(std::size_t i) {
    const std::string asker = any();
    const auto best = asked(asker);
    if (best.empty()) return;
    const std::string partner(live_.now()->id(best.front().actor));
    Project project;
    project.id = fresh_id(i);
    project.title = "Un puits et une école";
    project.participants = {asker, partner};
    const Stopwatch watch;
    require(live_.apply(Put{std::move(project)}).has_value(), "a project is refused");
    link_.push_back(watch.milliseconds());
    require(!shows(asker, partner), "partners are still proposed to each other");
    require(live_.apply(Remove{RecordType::project, fresh_id(i)}).has_value() && shows(asker, partner), "a project removed still counts");
  }
  void refused() {
    const std::string asker = any();
    const auto best = asked(asker);
    if (best.empty()) return;
    const std::string other(live_.now()->id(best.front().actor));
    Feedback feedback;
    feedback.actor = other;
    feedback.about = asker;
    feedback.event = FeedbackEvent::declined;
    feedback.date = kDay;
    const Stopwatch watch;
    require(live_.apply(Put{std::move(feedback)}).has_value(), "feedback is refused");
    refuse_.push_back(watch.milliseconds());
    require(!shows(asker, other), "who declined is still proposed");
  }
  void removed(std::size_t i) {
    if (!live_.now()->find(fresh_id(i)) || i % 2 == 0) return;  // half of them stay
    const std::string& asker = any();
    const Stopwatch watch;
    require(live_.apply(Remove{RecordType::actor, fresh_id(i)}).has_value(), "an actor is not removed");
    remove_.push_back(watch.milliseconds());
    require(!shows(asker, fresh_id(i)), "an actor removed is still proposed");
  }

  std::shared_ptr<const Engine> base_;
  Term kind_;
  LiveEngine live_;
  std::vector<std::string> ids_;
  std::mt19937_64 random_{1};
  std::vector<double> add_, change_, link_, refuse_, remove_;
};

int run(const std::string& path, std::size_t updates) {
  const Taxonomy taxonomy = load_taxonomy().value();
  auto reading = read_directory({path}, taxonomy);
  if (!reading || reading->problem_count > 0) {
    std::fprintf(stderr, "%s\n", (reading ? summary(*reading) : reading.error()).text.fr.c_str());
    return 3;
  }
  EngineOptions options;
  options.today = kDay;
  const auto base = std::make_shared<const Engine>(std::move(reading->directory), taxonomy, read_weights("").value(), options);
  const Stopwatch watch;
  LiveBenchmark benchmark(base);
  std::printf("%zu actors; live in %.0f ms\n", base->built().profiles.size(), watch.milliseconds());
  benchmark.run(updates);
  return 0;
}

}  // namespace
}  // namespace binome

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s DIRECTORY.jsonl [UPDATES]\n", argv[0]);
    return 2;
  }
  return binome::run(argv[1], argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 300);
}
