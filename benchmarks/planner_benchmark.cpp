// Whether the planner chooses well: over sizes, filters and numbers of requests, what brute force and postings take (with
// making the index), which of them the planner chooses, and how much longer that takes than the better one, all in one run.
//   build/binome_planner_benchmark [LARGEST]
// The population: all actors of a generated directory, made associations that seek anybody; each is asked for its best 20.
// Brute force of many requests is timed on some of them.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>

#include "benchmarks/directories.hpp"
#include "bindings/records/weights_file.hpp"
#include "engine/engine.hpp"
#include "engine/parallel/parallel_runner.hpp"
#include "index/search_speed.hpp"

namespace binome {
namespace {

constexpr std::size_t kBest = 20;
constexpr std::size_t kMostTimed = 4096;                     // requests of a batch of everybody
constexpr double kMostConceptsTimed = 2e9;                   // of brute force
constexpr double kCounts = 0.005;                            // seconds: a choice that costs less is not counted
constexpr double kShares[] = {1, 0.5, 0.05, 0.005, 0.0005};  // that a filter leaves

class Grid {
 public:
  Grid(const Engine& engine, Term kind)
      : engine_(engine), kind_(kind), rows_(engine.built().pairs.table(kind, kind).wants()), range_(engine.built().profiles.of_kind(kind)) {
    const Searcher& search = **engine.built().pairs.search(kind, kind, IndexFamily::brute_force);
    actors_ = search.actors;
    candidates_ = {&engine.built().corpus.held_rows, &rows_, actors_, range_.begin, engine.built().corpus.concept_count};
    work_ = {actors_.size(), 0, engine.built().corpus.concept_count};
    work_.concepts = count_concepts(candidates_);
  }

  // The worst ratio.
  double run() {
    const auto brute = make_brute_force_index(candidates_);
    std::unique_ptr<CandidateIndex> postings;
    const double build = best_of_three([&] { postings = make_column_index(candidates_, run_in_parallel); });
    double worst = 1;
    SearchSpeed speed;
    const double measuring = seconds([&] { speed = measure_speed(candidates_, run_in_parallel); });
    const auto compare = [&](double share, std::size_t requests, bool batch, double by_brute, double by_postings) {
      SearchWork work = work_;
      work.requests = requests;
      work.batch = batch;
      work.left = share;
      const bool chose_brute = is_little(work) || plan_search(work, speed).family == IndexFamily::brute_force;
      const double chosen = chose_brute ? by_brute : by_postings;
      const double better = std::min(by_brute, by_postings);
      std::printf("| %zu | %g %% | %zu%s | %.3g ms | %.3g ms | %s | %.2f |\n", actors_.size(), 100 * share, requests,
                  batch ? " together" : "", by_brute * 1e3, by_postings * 1e3, chose_brute ? "brute" : "postings", chosen / better);
      if (chosen - better > kCounts) worst = std::max(worst, chosen / better);
    };
    for (const double share : kShares) {
      const double brute_each = single(*brute, share, static_cast<double>(work_.concepts) * share);
      const double postings_each = single(*postings, share, static_cast<double>(work_.candidates) * 20);
      for (const std::size_t requests : {1U, 10U, 1000U}) {
        const auto count = static_cast<double>(requests);
        compare(share, requests, false, count * brute_each, build + count * postings_each);
      }
    }
    const auto everybody = static_cast<double>(actors_.size());
    compare(1, actors_.size(), true, everybody * batch(*brute, static_cast<double>(work_.concepts)),
            build + everybody * batch(*postings, 0));
    std::printf("| %zu | | measuring | | %.3g ms | | |\n", actors_.size(), measuring * 1e3);
    return worst;
  }

 private:
  template <typename Work>
  static double seconds(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  template <typename Work>
  static double best_of_three(const Work& work) {
    return std::min({seconds(work), seconds(work), seconds(work)});
  }

  // A seeded part of the candidates; all: no filter.
  std::optional<std::span<const std::uint32_t>> only(double share) {
    if (share == 1) return std::nullopt;
    only_.resize(actors_.size());
    std::iota(only_.begin(), only_.end(), 0U);
    std::mt19937 random(1);
    std::shuffle(only_.begin(), only_.end(), random);
    only_.resize(std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(actors_.size()))));
    std::sort(only_.begin(), only_.end());
    return only_;
  }

  Query query(std::size_t i, std::optional<std::span<const std::uint32_t>> only) const {
    const ActorIndex asker = actors_[i * 7919 % actors_.size()];
    return {rows_[asker - range_.begin], engine_.actors().held(asker), only};
  }
  TopK collector(std::size_t i) const {
    const ActorIndex asker = actors_[i * 7919 % actors_.size()];
    return TopK(kBest, asker, actors_, engine_.actors().order(), [this, asker](ActorIndex other) { return !engine_.judge(asker, other); });
  }
  CandidateRange all() const { return {0, static_cast<std::uint32_t>(actors_.size())}; }

  // Seconds for one request, the median; `concepts`: about what one reads.
  double single(const CandidateIndex& index, double share, double concepts) {
    const auto some = only(share);
    const auto count = static_cast<std::size_t>(std::clamp(kMostConceptsTimed / 10 / std::max(1.0, concepts), 3.0, 200.0));
    std::vector<double> times;
    for (std::size_t i = 0; i < 3 * count; ++i) {
      const Query one = query(i % count, some);
      TopK best = collector(i % count);
      Collector* pointer = &best;
      times.push_back(seconds([&] {
        if (!index.search(std::span(&one, 1), all(), std::span(&pointer, 1), run_in_parallel)) std::abort();
      }));
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    return times[times.size() / 2];
  }

  // Seconds for each request of a batch, on all threads.
  double batch(const CandidateIndex& index, double concepts) {
    const auto most = concepts == 0 ? kMostTimed : static_cast<std::size_t>(std::max(64.0, kMostConceptsTimed / concepts));
    const std::size_t count = std::min({actors_.size(), kMostTimed, most});
    return best_of_three([&] {
             std::vector<Query> queries;
             std::vector<TopK> collectors;
             std::vector<Collector*> pointers;
             collectors.reserve(count);
             for (std::size_t i = 0; i < count; ++i) {
               queries.push_back(query(i, std::nullopt));
               collectors.push_back(collector(i));
               pointers.push_back(&collectors.back());
             }
             if (!index.search(queries, all(), pointers, run_in_parallel)) std::abort();
           }) /
           static_cast<double>(count);
  }

  const Engine& engine_;
  Term kind_;
  const WantRows& rows_;
  Profiles::Range range_;
  std::vector<ActorIndex> actors_;
  Candidates candidates_;
  SearchWork work_;
  std::vector<std::uint32_t> only_;
};

int run(std::size_t largest) {
  const Taxonomy taxonomy = load_taxonomy().value();
  const Term kind = taxonomy.resolve(Vocabulary::kind, "association").value();
  std::printf("| candidates | left | requests | brute | postings | chosen | ratio |\n|---|---|---|---|---|---|---|\n");
  double worst = 1;
  for (const std::size_t size : {100U, 300U, 1000U, 3000U, 10'000U, 30'000U, 100'000U}) {
    if (size > largest) break;
    EngineOptions options;
    options.today = Date{2026, 6, 1};
    const Engine engine(one_kind(generated(taxonomy, size), kind), taxonomy, read_weights("").value(), options);
    worst = std::max(worst, Grid(engine, kind).run());
  }
  std::printf("\nworst ratio, of choices that cost more than %g ms: %.2f\n", kCounts * 1e3, worst);
  return 0;
}

}  // namespace
}  // namespace binome

int main(int argc, char** argv) {
  const long long largest = argc > 1 ? std::atoll(argv[1]) : 100'000;
  if (argc > 2 || largest <= 0) {
    std::fprintf(stderr, "usage: binome_planner_benchmark [LARGEST]\n");
    return 2;
  }
  return binome::run(static_cast<std::size_t>(largest));
}
