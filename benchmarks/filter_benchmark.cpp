// What a filter costs: single requests that 50 %, 5 %, 0.5 % and 0.05 % of the candidates are left to, by country, region,
// sub-kind or excluded ids, as a ratio to the same requests without it. By brute force, Faiss and postings; the answers of the
// others are compared with those of brute force before anything is timed.
//   build/binome_filter_benchmark [ACTORS]
// The population: all actors of a generated directory, made associations that seek anybody. Parts of them are given what the
// filters ask for: drawn at random, or, for a region, neighbours in the order of the index.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <tuple>

#include "benchmarks/directories.hpp"
#include "bindings/records/weights_file.hpp"
#include "engine/engine.hpp"

namespace binome {
namespace {

constexpr std::size_t kBest = 20;
constexpr std::size_t kChecked = 20;
constexpr std::size_t kRequests = 60;
constexpr std::size_t kRounds = 3;
constexpr double kShares[] = {0.5, 0.05, 0.005, 0.0005};
constexpr std::pair<const char*, IndexFamily> kFamilies[] = {
    {"brute force", IndexFamily::brute_force}, {"Faiss", IndexFamily::faiss}, {"postings", IndexFamily::columns}};

// One way of leaving some.
struct Case {
  const char* name;
  double share;
  Term kind;  // asked
  Filter filter;
};

// A directory in which `share` of the actors have what a filter asks for, for each share.
class Marked {
 public:
  Marked(const Taxonomy& taxonomy, std::size_t actors)
      : association_(taxonomy.resolve(Vocabulary::kind, "association").value()),
        directory_(one_kind(generated(taxonomy, actors), association_)) {
    constexpr const char* kCountries[] = {"IS", "TV", "NR", "PW"};
    constexpr const char* kRegions[] = {"IT-21", "IT-23", "IT-25", "IT-32"};
    constexpr const char* kKinds[] = {"local_association", "twinning_committee", "student_association", "youth_organisation"};
    std::vector<Actor>& all = directory_.actors;
    std::sort(all.begin(), all.end(), [](const Actor& x, const Actor& y) {
      return std::tie(x.home.country, x.home.region, x.id) < std::tie(y.home.country, y.home.region, y.id);
    });
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(1);
    for (std::size_t s = 0; s < std::size(kShares); ++s) {
      const auto count = static_cast<std::size_t>(kShares[s] * static_cast<double>(all.size()) + 0.5);
      const Term country = taxonomy.resolve(Vocabulary::place, kCountries[s]).value();
      const Term region = taxonomy.resolve(Vocabulary::place, kRegions[s]).value();
      const Term kind = taxonomy.resolve(Vocabulary::kind, kKinds[s]).value();
      std::shuffle(order.begin(), order.end(), random);
      for (std::size_t i = 0; i < count; ++i) all[order[i]].facts.add(country);
      const std::size_t first = random() % (all.size() - count + 1);
      for (std::size_t i = 0; i < count; ++i) all[first + i].facts.add(region);
      std::shuffle(order.begin(), order.end(), random);
      for (std::size_t i = 0; i < count; ++i) all[order[i]].subkind = kind;  // of several shares: the smallest
      cases_.push_back({"country", kShares[s], association_, {}});
      cases_.back().filter.countries.add(country);
      cases_.push_back({"region", kShares[s], association_, {}});
      cases_.back().filter.countries.add(region);
      cases_.push_back({"sub-kind", kShares[s], kind, {}});
      cases_.push_back({"excluded ids", kShares[s], association_, {}});
      for (std::size_t i = count; i < all.size(); ++i) cases_.back().filter.exclude.push_back(static_cast<ActorIndex>(order[i]));
      std::sort(cases_.back().filter.exclude.begin(), cases_.back().filter.exclude.end());
    }
  }

  Term association() const { return association_; }
  const Directory& directory() const { return directory_; }
  const std::vector<Case>& cases() const { return cases_; }

 private:
  Term association_;
  Directory directory_;
  std::vector<Case> cases_;
};

std::vector<ScoredActor> best(const Engine& engine, const Case& one, std::size_t i) {
  MatchRequest request{
      .actor = static_cast<ActorIndex>(i * 7919 % engine.actors().size()), .kinds = {one.kind}, .k = kBest, .filter = one.filter};
  return engine.match(request).value().lists[0].matches;
}

// The median request, the least of several rounds.
double milliseconds(const Engine& engine, const Case& one) {
  double least = 1e9;
  for (std::size_t round = 0; round < kRounds; ++round) {
    std::vector<double> times;
    for (std::size_t i = 0; i < kRequests; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      (void)best(engine, one, i);
      times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(times.begin(), times.begin() + kRequests / 2, times.end());
    least = std::min(least, times[kRequests / 2]);
  }
  return least;
}

void check(const Engine& expected, const Engine& engine, const Case& one) {
  for (std::size_t i = 0; i < kChecked; ++i) {
    const auto x = best(expected, one, i);
    const auto y = best(engine, one, i);
    if (std::equal(x.begin(), x.end(), y.begin(), y.end(),
                   [](const ScoredActor& a, const ScoredActor& b) { return a.actor == b.actor && a.score == b.score; }))
      continue;
    std::fprintf(stderr, "wrong answer: request %zu, %s, %g\n", i, one.name, one.share);
    std::exit(1);
  }
}

int run(std::size_t actors) {
  const Taxonomy taxonomy = load_taxonomy().value();
  const Marked marked(taxonomy, actors);
  std::vector<std::unique_ptr<Engine>> engines;
  for (const auto& [name, family] : kFamilies) {
    EngineOptions options;
    options.today = Date{2026, 6, 1};
    options.index = family;
    engines.push_back(std::make_unique<Engine>(marked.directory(), taxonomy, read_weights("").value(), options));
  }
  std::printf("%zu candidates, k = %zu, median of %zu requests, best of %zu rounds\n\n", engines[0]->actors().size(), kBest, kRequests,
              kRounds);
  std::printf("| filter | left |");
  for (const auto& [name, family] : kFamilies) std::printf(" %s | ratio |", name);
  std::printf("\n|---|---|---|---|---|---|---|---|\n");
  std::vector<double> unfiltered;
  const auto measure = [&](const Case& one) {
    std::printf("| %s | %g %% |", one.name, 100 * one.share);
    for (std::size_t e = 0; e < engines.size(); ++e) {
      if (e > 0) check(*engines[0], *engines[e], one);
      const double time = milliseconds(*engines[e], one);
      if (unfiltered.size() <= e) unfiltered.push_back(time);
      std::printf(" %.3g ms | %.2f |", time, time / unfiltered[e]);
    }
    std::printf("\n");
  };
  measure({"none", 1, marked.association(), {}});
  for (const Case& one : marked.cases()) measure(one);
  return 0;
}

}  // namespace
}  // namespace binome

int main(int argc, char** argv) {
  const long long actors = argc > 1 ? std::atoll(argv[1]) : 20'000;
  if (argc > 2 || actors < 2000) {
    std::fprintf(stderr, "usage: binome_filter_benchmark [ACTORS], at least 2,000\n");
    return 2;
  }
  return binome::run(static_cast<std::size_t>(actors));
}
