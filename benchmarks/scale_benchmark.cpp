// How fast one population is searched, from 20,000 to 1,000,000 actors: everybody's list, a sample of requests, single
// requests. The answers are compared with those of brute force before anything is timed; of ivf and hnsw, which are approximate,
// the recall is told.
//   build/binome_scale_benchmark [--actors 20000] [--one-kind] [--index postings|brute|faiss|ivf|hnsw]
// The population: the associations of a generated directory; with --one-kind all its actors, made associations that seek
// anybody and set no conditions. An ordered pair is a request and a candidate, both directions of their score together.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string_view>

#include "benchmarks/directories.hpp"
#include "bindings/records/weights_file.hpp"
#include "engine/engine.hpp"
#include "engine/parallel/parallel_runner.hpp"

namespace binome {
namespace {

constexpr std::size_t kBest = 20;
constexpr std::size_t kSample = 5000;
constexpr std::size_t kChecked = 40;
constexpr std::size_t kRecalled = 200;
constexpr std::size_t kSingles = 1000;
constexpr std::size_t kRounds = 5;
constexpr std::size_t kMostInWholeBatch = 100'000;

const std::map<std::string_view, IndexFamily> kFamilies = {{"postings", IndexFamily::columns},
                                                           {"brute", IndexFamily::brute_force},
                                                           {"faiss", IndexFamily::faiss},
                                                           {"ivf", IndexFamily::ivf},
                                                           {"hnsw", IndexFamily::hnsw}};

struct Arguments {  // of the command line
  std::uint64_t actors = 20'000;
  bool one_kind = false;
  IndexFamily index = IndexFamily::columns;
};

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

template <typename Work>
double median_seconds(std::size_t rounds, const Work& work) {
  std::vector<double> all;
  for (std::size_t i = 0; i < rounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    all.push_back(seconds_since(begin));
  }
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
  return all[all.size() / 2];
}

class Benchmark {
 public:
  Benchmark(const Engine& engine, Term kind, IndexFamily index)
      : engine_(engine),
        kind_(kind),
        index_(index),
        search_(**engine.built().pairs.search(kind, kind, index)),
        first_(engine.built().profiles.of_kind(kind).begin) {}

  std::size_t candidates() const { return search_.actors.size(); }
  // A scattered sample, in the order in which a batch takes its requests.
  std::vector<ActorIndex> askers(std::size_t count) const {
    std::vector<ActorIndex> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(search_.actors[i * 7919 % candidates()]);
    std::sort(all.begin(), all.end());
    return all;
  }

  // The lists of a sample.
  std::vector<std::vector<ScoredActor>> sample(std::size_t count, const CandidateIndex& index) const {
    std::vector<Query> queries;
    std::vector<TopK> collectors;
    std::vector<Collector*> pointers;
    collectors.reserve(count);
    for (const ActorIndex asker : askers(count)) {
      queries.push_back({engine_.built().pairs.table(kind_, kind_).wants()[asker - first_], engine_.actors().held(asker)});
      collectors.emplace_back(kBest, asker, search_.actors, engine_.actors().order(),
                              [this, asker](ActorIndex other) { return !engine_.judge(asker, other); });
      pointers.push_back(&collectors.back());
    }
    if (!index.search(queries, search_.range(), pointers, run_in_parallel)) std::abort();
    std::vector<std::vector<ScoredActor>> lists;
    for (TopK& collector : collectors) lists.push_back(collector.take());
    return lists;
  }

  // Ends the program if an answer differs from brute force's, of the batch or one by one.
  void check() const {
    const auto expected = sample(kChecked, *(*engine_.built().pairs.search(kind_, kind_, IndexFamily::brute_force))->index);
    const auto same = [](const std::vector<ScoredActor>& x, const std::vector<ScoredActor>& y) {
      return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                        [](const ScoredActor& a, const ScoredActor& b) { return a.actor == b.actor && a.score == b.score; });
    };
    const auto batch = sample(kChecked, *search_.index);
    const std::vector<ActorIndex> checked = askers(kChecked);
    for (std::size_t i = 0; i < kChecked; ++i) {
      if (same(batch[i], expected[i]) && same(match(checked[i]), expected[i])) continue;
      std::fprintf(stderr, "wrong answer: request %zu differs from brute force\n", i);
      std::exit(1);
    }
  }

  void print_recall() const {
    const auto expected = sample(kRecalled, *(*engine_.built().pairs.search(kind_, kind_, IndexFamily::brute_force))->index);
    const auto found = sample(kRecalled, *search_.index);
    Recall recall{.k = kBest};
    for (std::size_t i = 0; i < kRecalled; ++i) recall.add(expected[i], found[i]);
    std::printf("recall of the best %zu: %.4f (%zu requests)\n", kBest,
                static_cast<double>(recall.found) / static_cast<double>(recall.expected), kRecalled);
  }

  std::vector<ScoredActor> match(ActorIndex asker) const {
    MatchRequest request;
    request.actor = asker;
    request.kinds = {kind_};
    request.k = kBest;
    return engine_.match(request).value().lists[0].matches;
  }

  void run() const {
    const double n = static_cast<double>(candidates());
    std::size_t held = 0;
    std::size_t wants = 0;
    for (const ActorIndex i : search_.actors) {
      held += engine_.actors().held(i).size();
      wants += engine_.built().pairs.table(kind_, kind_).wants()[i - first_].concepts.size();
    }
    std::printf("candidates %zu, mean has %.1f, mean wants %.1f, index %.0f MB\n", candidates(), static_cast<double>(held) / n,
                static_cast<double>(wants) / n, static_cast<double>(search_.index->bytes()) / 1e6);
    if (is_exact(index_)) {
      check();
      std::printf("answers of %zu requests equal brute force, in a batch and one by one\n", kChecked);
    } else {
      print_recall();
    }
    if (candidates() <= kMostInWholeBatch) {
      const double seconds = median_seconds(kRounds, [&] {
        if (!engine_.batch({.asker = kind_, .asked = kind_, .k = kBest}, [](ActorIndex, const RankedList&) {})) std::abort();
      });
      std::printf("batch of everybody: %.3f s, %.3f G ordered pairs/s (median of %zu)\n", seconds, n * n / seconds / 1e9, kRounds);
    }
    const double seconds = median_seconds(kRounds, [&] { (void)sample(kSample, *search_.index); });
    std::printf("batch of %zu requests: %.3f s, %.3f G ordered pairs/s (median of %zu)\n", kSample, seconds,
                static_cast<double>(kSample) * n / seconds / 1e9, kRounds);
    std::vector<double> singles;
    for (const ActorIndex asker : askers(kSingles)) {
      const auto begin = std::chrono::steady_clock::now();
      (void)match(asker);
      singles.push_back(seconds_since(begin) * 1e3);
    }
    std::sort(singles.begin(), singles.end());
    std::printf("single request: p50 %.3f ms, p99 %.3f ms (%zu requests)\n", singles[kSingles / 2], singles[kSingles * 99 / 100], kSingles);
  }

 private:
  const Engine& engine_;
  Term kind_;
  IndexFamily index_;
  const Searcher& search_;
  ActorIndex first_;
};

int run(const Arguments& arguments) {
  const Taxonomy taxonomy = load_taxonomy().value();
  const Term kind = taxonomy.resolve(Vocabulary::kind, "association").value();
  Directory directory = generated(taxonomy, arguments.actors);
  if (arguments.one_kind) directory = one_kind(std::move(directory), kind);
  EngineOptions options;
  options.today = Date{2026, 6, 1};
  options.index = arguments.index;
  const auto begin = std::chrono::steady_clock::now();
  const Engine engine(std::move(directory), taxonomy, read_weights("").value(), options);
  (void)engine.built().pairs.table(kind, kind);
  std::printf("engine and table: %.2f s; ", seconds_since(begin));
  const auto indexing = std::chrono::steady_clock::now();
  if (!engine.built().pairs.search(kind, kind, arguments.index)) return 1;
  std::printf("index: %.2f s\n", seconds_since(indexing));
  Benchmark(engine, kind, arguments.index).run();
  return 0;
}

}  // namespace
}  // namespace binome

int main(int argc, char** argv) {
  binome::Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const std::string_view value = i + 1 < argc ? argv[i + 1] : "";
    if (word == "--one-kind") {
      arguments.one_kind = true;
    } else if (word == "--actors" && std::atoll(value.data()) > 0) {
      arguments.actors = static_cast<std::uint64_t>(std::atoll(argv[++i]));
    } else if (word == "--index" && binome::kFamilies.contains(value)) {
      arguments.index = binome::kFamilies.at(value);
      ++i;
    } else {
      std::fprintf(stderr, "usage: binome_scale_benchmark [--actors N] [--one-kind] [--index postings|brute|faiss|ivf|hnsw]\n");
      return 2;
    }
  }
  return binome::run(arguments);
}
