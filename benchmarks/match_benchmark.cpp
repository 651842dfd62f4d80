// Single requests and whole batches over synthetic directories of 1,300 and 20,000 actors, by brute force, by Faiss and by
// postings, with 1 and 2 threads. Before anything is timed, the others' answers are compared with those of brute force.
//   build/binome_benchmark [--benchmark_filter=…]
#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>

#include "benchmarks/directories.hpp"
#include "bindings/records/weights_file.hpp"
#include "bindings/wording/say.hpp"
#include "engine/engine.hpp"

namespace binome {
namespace {

constexpr std::size_t kBest = 20;
constexpr Date kDay{2026, 6, 1};

const Taxonomy& taxonomy() {
  static const Taxonomy kTaxonomy = load_taxonomy().value();
  return kTaxonomy;
}

// Engines are kept: building one is not what is measured here.
const Engine& engine_of(std::size_t actors, IndexFamily family) {
  static std::map<std::pair<std::size_t, IndexFamily>, std::unique_ptr<Engine>> engines;
  auto& slot = engines[{actors, family}];
  if (!slot) {
    EngineOptions options;
    options.today = kDay;
    options.index = family;
    slot = std::make_unique<Engine>(generated(taxonomy(), actors), taxonomy(), read_weights("").value(), options);
    for (const Term asker : slot->actors().kinds()) {  // warm: all tables and indexes
      for (const Term asked : slot->actors().kinds()) (void)slot->built().pairs.search(asker, asked);
    }
  }
  return *slot;
}

// Every actor's best with every kind; returns the number of ordered pairs looked at.
std::uint64_t whole_batch(const Engine& engine, std::uint64_t& checksum) {
  std::uint64_t pairs = 0;
  for (const Term asker : engine.actors().kinds()) {
    for (const Term asked : engine.actors().kinds()) {
      const auto summary = engine.batch({.asker = asker, .asked = asked, .k = kBest}, [&](ActorIndex actor, const RankedList& best) {
        for (const ScoredActor& match : best.matches)
          checksum = (checksum ^ actor ^ (static_cast<std::uint64_t>(match.actor) << 20) ^
                      (static_cast<std::uint64_t>(match.score.a) << 40) ^ match.score.b) *
                     0x100000001B3ULL;
      });
      if (!summary) throw std::runtime_error(say(summary.error(), Language::en));
      pairs += static_cast<std::uint64_t>(summary->askers) * engine.built().profiles.of_kind(asked).size();
    }
  }
  return pairs;
}

std::vector<MatchRequest> sample_requests(const Engine& engine) {
  std::vector<MatchRequest> requests;
  const auto count = static_cast<ActorIndex>(engine.built().profiles.size());
  for (ActorIndex i = 0; i < 500; ++i) {
    const ActorIndex actor = static_cast<ActorIndex>((static_cast<std::uint64_t>(i) * 7919) % count);
    requests.push_back({actor, nullptr, {engine.actors().kinds()[i % 2]}, kBest, {}});  // associations and collectivities
  }
  return requests;
}

constexpr IndexFamily kFamilies[] = {IndexFamily::brute_force, IndexFamily::faiss, IndexFamily::columns};

IndexFamily family_of(std::int64_t number) { return kFamilies[number]; }

void check_answers(std::size_t actors, IndexFamily family) {
  const Engine& brute = engine_of(actors, IndexFamily::brute_force);
  const Engine& other = engine_of(actors, family);
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  whole_batch(brute, a);
  whole_batch(other, b);
  if (a != b) {
    std::fprintf(stderr, "wrong answer: an index and brute force differ at %zu actors\n", actors);
    std::exit(1);
  }
  for (const MatchRequest& request : sample_requests(brute)) {
    const auto x = brute.match(request).value().lists;
    const auto y = other.match(request).value().lists;
    const bool same = std::equal(x[0].matches.begin(), x[0].matches.end(), y[0].matches.begin(), y[0].matches.end(),
                                 [](const ScoredActor& s, const ScoredActor& t) { return s.actor == t.actor && s.score == t.score; });
    if (!same) {
      std::fprintf(stderr, "wrong answer: a single request differs at %zu actors\n", actors);
      std::exit(1);
    }
  }
}

// One request from a warm engine, one kind asked, k = 20: arguments are actors and index (0 brute force, 1 Faiss, 2 postings).
void SingleRequest(benchmark::State& state) {
  const Engine& engine = engine_of(static_cast<std::size_t>(state.range(0)), family_of(state.range(1)));
  const auto requests = sample_requests(engine);
  std::vector<double> milliseconds;
  for (auto _ : state) {
    for (const MatchRequest& request : requests) {
      const auto begin = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(engine.match(request));
      milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
  state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}

// Every actor with every kind, k = 20: arguments are actors, index as above, and threads.
void WholeBatch(benchmark::State& state) {
  const Engine& engine = engine_of(static_cast<std::size_t>(state.range(0)), family_of(state.range(1)));
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(2)));
  std::uint64_t pairs = 0;
  std::uint64_t checksum = 0;
  for (auto _ : state) pairs += whole_batch(engine, checksum);
  benchmark::DoNotOptimize(checksum);
  state.counters["pairs_per_s"] = benchmark::Counter(static_cast<double>(pairs), benchmark::Counter::kIsRate);
}

// From records in memory to a warm engine for one pair of kinds.
void Build(benchmark::State& state) {
  const Directory directory = generated(taxonomy(), static_cast<std::uint64_t>(state.range(0)));
  for (auto _ : state) {
    EngineOptions options;
    options.today = kDay;
    const Engine engine(directory, taxonomy(), read_weights("").value(), options);
    benchmark::DoNotOptimize(engine.built().pairs.search(engine.actors().kinds()[0], engine.actors().kinds()[0], IndexFamily::brute_force));
  }
}

BENCHMARK(SingleRequest)
    ->ArgNames({"actors", "index"})
    ->ArgsProduct({{1300, 20000}, {0, 1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(2);
BENCHMARK(WholeBatch)
    ->ArgNames({"actors", "index", "threads"})
    ->ArgsProduct({{1300, 20000}, {0, 1, 2}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime();
BENCHMARK(Build)->ArgNames({"actors"})->Args({1300})->Args({20000})->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace binome

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (const std::size_t actors : {1300U, 20000U}) {
    binome::check_answers(actors, binome::IndexFamily::faiss);
    binome::check_answers(actors, binome::IndexFamily::columns);
    const binome::Engine& engine = binome::engine_of(actors, binome::IndexFamily::brute_force);
    std::size_t held = 0;
    std::size_t wants = 0;
    const auto range = engine.built().profiles.of_kind(engine.actors().kinds()[0]);
    for (binome::ActorIndex i = range.begin; i < range.end; ++i) {
      held += engine.actors().held(i).size();
      wants += engine.built().pairs.table(engine.actors().kinds()[0], engine.actors().kinds()[0]).wants()[i - range.begin].concepts.size();
    }
    std::printf("%zu actors: answers of Faiss and postings equal brute force; mean %.1f has and %.1f wants per association\n", actors,
                static_cast<double>(held) / static_cast<double>(range.size()),
                static_cast<double>(wants) / static_cast<double>(range.size()));
  }
  benchmark::RunSpecifiedBenchmarks();
}
