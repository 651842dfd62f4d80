// Every peer goes through the same: build, check, time.
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <set>

#include "benchmarks/peers/peer.hpp"

namespace binome::peers {
namespace {

constexpr double kRunSeconds = 4;       // a batch takes as many requests as it does in this time
constexpr double kBatchSeconds = 30;    // of all runs of a batch
constexpr double kSingleSeconds = 10;   // of all single requests
constexpr std::size_t kSingles = 2000;  // single requests at most
constexpr std::size_t kRuns = 5;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::uint64_t resident_bytes() {
  malloc_trim(0);
  std::ifstream file("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// `count` actors, evenly spread over the population.
std::vector<std::uint32_t> spread(std::size_t population, std::size_t count) {
  std::vector<std::uint32_t> actors(count);
  for (std::size_t i = 0; i < count; ++i) actors[i] = static_cast<std::uint32_t>(i * population / count);
  return actors;
}

// What is wrong with a list, whoever made it: a score that is not that of the pair, a candidate twice, the asker itself.
bool is_sound(std::uint32_t asker, const List& list, const Vectors& vectors) {
  std::set<std::uint32_t> seen{asker};
  return std::all_of(list.begin(), list.end(), [&](const Match& match) {
    const auto directed = [&](std::uint32_t from, std::uint32_t to) {
      const WantsView wants = vectors.wants[from];
      return directed_score(met_weight(wants, vectors.held[to]), wants.prior, wants.wants_something);
    };
    const PairScore score{directed(asker, match.candidate), directed(match.candidate, asker)};
    return seen.insert(match.candidate).second && score == match.score;
  });
}

// How many of the reference's places are taken by a score at least as good as the reference's last.
std::size_t hits(const List& list, const List& exact) {
  const auto good = [&](const Match& match) { return compare_scores(match.score, exact.back().score) >= 0; };
  return exact.empty() ? 0 : static_cast<std::size_t>(std::count_if(list.begin(), list.end(), good));
}

bool same_scores(const List& list, const List& exact) {
  return std::equal(list.begin(), list.end(), exact.begin(), exact.end(),
                    [](const Match& x, const Match& y) { return compare_scores(x.score, y.score) == 0; });
}

class Check {
 public:
  Check(const Peer& peer, const Vectors& vectors, const std::vector<List>& exact) : peer_(peer), vectors_(vectors), exact_(exact) {}

  bool add(std::uint32_t asker, const List& list) {
    found_ += hits(list, exact_[asker]);
    places_ += exact_[asker].size();
    if (is_sound(asker, list, vectors_) && (!peer_.exact() || same_scores(list, exact_[asker]))) return true;
    std::fprintf(stderr, "%s: wrong answer for actor %u\n", peer_.name().c_str(), asker);
    return false;
  }
  double recall() const { return places_ == 0 ? 1 : static_cast<double>(found_) / static_cast<double>(places_); }

 private:
  const Peer& peer_;
  const Vectors& vectors_;
  const std::vector<List>& exact_;
  std::size_t found_ = 0;
  std::size_t places_ = 0;
};

std::vector<std::uint32_t> batch_sample(Peer& peer, std::size_t population) {
  if (peer.whole_batches()) return spread(population, population);
  const auto probe = spread(population, std::min<std::size_t>(population, 128));
  const auto begin = std::chrono::steady_clock::now();
  (void)peer.batch(probe);
  const double affordable = kRunSeconds / seconds_since(begin) * static_cast<double>(probe.size());
  return spread(population, std::clamp(static_cast<std::size_t>(affordable), probe.size(), population));
}

std::vector<double> time_singles(Peer& peer, std::size_t population) {
  std::vector<double> times;
  const auto all = std::chrono::steady_clock::now();
  for (const std::uint32_t actor : spread(population, std::min(kSingles, population))) {
    const auto begin = std::chrono::steady_clock::now();
    const List list = peer.best(actor);
    times.push_back(seconds_since(begin));
    if (seconds_since(all) > kSingleSeconds) break;
  }
  std::sort(times.begin(), times.end());
  return times;
}

}  // namespace

bool measure(Peer& peer, const Vectors& vectors, const std::vector<List>& exact) {
  const std::size_t population = vectors.size();
  const std::uint64_t before = resident_bytes();
  auto begin = std::chrono::steady_clock::now();
  peer.build(vectors);
  const double build_seconds = seconds_since(begin);
  const auto grown = static_cast<std::int64_t>(resident_bytes() - before);

  const auto sample = batch_sample(peer, population);
  Check check(peer, vectors, exact);
  begin = std::chrono::steady_clock::now();
  const auto lists = peer.batch(sample);
  const double expected = seconds_since(begin);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (!check.add(sample[i], lists[i])) return false;
  }
  for (const std::uint32_t actor : spread(population, 20)) {
    if (!check.add(actor, peer.best(actor))) return false;
  }

  std::vector<double> runs;
  if (expected > kBatchSeconds) runs.push_back(expected);
  const auto count = std::clamp(static_cast<std::size_t>(kBatchSeconds / expected), std::size_t{1}, kRuns);
  while (runs.size() < count) {
    begin = std::chrono::steady_clock::now();
    (void)peer.batch(sample);
    runs.push_back(seconds_since(begin));
  }
  std::sort(runs.begin(), runs.end());
  const double pairs = static_cast<double>(sample.size()) * static_cast<double>(population - 1);
  const auto singles = time_singles(peer, population);
  const double memory =
      peer.disk_bytes() > 0 ? static_cast<double>(peer.disk_bytes()) : static_cast<double>(std::max<std::int64_t>(grown, 0));
  std::printf(
      R"({"name":"%s","settings":"%s","exact":%s,"recall":%.4f,"build_s":%.3f,"memory_mb":%.1f,"on_disk":%s,"p50_ms":%.4f,"p99_ms":%.4f,"singles":%zu,"requests":%zu,"runs":%zu,"pairs_per_s":%.4g})"
      "\n",
      peer.name().c_str(), peer.settings().c_str(), peer.exact() ? "true" : "false", check.recall(), build_seconds, memory / 1e6,
      peer.disk_bytes() > 0 ? "true" : "false", singles[singles.size() / 2] * 1e3, singles[singles.size() * 99 / 100] * 1e3, singles.size(),
      sample.size(), runs.size(), pairs / runs[runs.size() / 2]);
  return true;
}

}  // namespace binome::peers
