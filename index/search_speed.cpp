#include "index/search_speed.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace binome {
namespace {

// Keeps only the scores of the best.
class Sink final : public Collector {
 public:
  std::size_t capacity() const override { return kBest; }
  void offer(std::uint32_t, PairScore score) override {
    const auto better = [](PairScore x, PairScore y) { return compare_scores(x, y) > 0; };
    if (best_.size() == kBest) {
      if (!better(score, best_.front())) return;
      std::pop_heap(best_.begin(), best_.end(), better);
      best_.pop_back();
    }
    best_.push_back(score);
    std::push_heap(best_.begin(), best_.end(), better);
    if (best_.size() == kBest) floor_ = best_.front();
  }

 private:
  static constexpr std::size_t kBest = 20;
  std::vector<PairScore> best_;  // the worst in front
};

template <typename Work>
double seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

constexpr std::size_t kSample = 1024;  // candidates that are measured with, and once more a quarter of them
constexpr std::size_t kMoreConcepts = 1U << 16;
constexpr std::size_t kSingles = 8;
constexpr std::size_t kBatch = 64;

// What `index` takes for each of the first requests of a sample, all together or one by one.
double request_seconds(const CandidateIndex& index, const Candidates& candidates, std::size_t count, bool batch, const TaskRunner& run,
                       std::optional<std::span<const std::uint32_t>> only = std::nullopt) {
  std::vector<Query> queries;
  std::vector<Sink> sinks(count);
  std::vector<Collector*> collectors;
  for (std::size_t q = 0; q < count; ++q) {
    const std::size_t asker = q * 7919 % candidates.size();
    queries.push_back({candidates.wants_of(asker), candidates.held_of(asker), only});
    collectors.push_back(&sinks[q]);
  }
  const CandidateRange all{0, static_cast<std::uint32_t>(candidates.size())};
  const std::size_t step = batch ? count : 1;
  return seconds([&] {
           for (std::size_t q = 0; q < count; q += step)
             (void)index.search(std::span(queries).subspan(q, step), all, std::span<Collector* const>(collectors).subspan(q, step), run);
         }) /
         static_cast<double>(count);
}

// What is measured in one round; the best of several is taken, as others use the machine too.
struct Round {
  double brute, brute_batch, build, build_more_concepts, single_few, single_many, single_left, batch_few, batch_many;
};

}  // namespace

SearchSpeed measure_speed(const Candidates& candidates, const TaskRunner& run) {
  std::vector<std::uint32_t> sample;
  const std::size_t step = (candidates.size() + kSample - 1) / kSample;
  for (std::size_t c = 0; c < candidates.size(); c += step) sample.push_back(candidates.actors[c]);
  Candidates many = candidates;
  many.actors = sample;
  Candidates few = many;
  few.actors = few.actors.first((sample.size() + 3) / 4);
  Candidates more_concepts = many;
  more_concepts.concept_count += kMoreConcepts;
  std::vector<std::uint32_t> left;
  for (std::uint32_t c = 0; c < sample.size(); c += 32) left.push_back(c);

  constexpr double kNever = 1;
  Round best{kNever, kNever, kNever, kNever, kNever, kNever, kNever, kNever, kNever};
  const auto keep = [](double& least, double time) { least = std::min(least, time); };
  const auto brute = make_brute_force_index(many);
  const auto postings_few = make_column_index(few, run);
  for (int round = 0; round < 2; ++round) {
    std::unique_ptr<CandidateIndex> postings;
    keep(best.build, seconds([&] { postings = make_column_index(many, run); }));
    keep(best.build_more_concepts, seconds([&] { (void)make_column_index(more_concepts, run); }));
    keep(best.brute, request_seconds(*brute, many, kSingles, false, run));
    keep(best.brute_batch, request_seconds(*brute, many, kBatch, true, run));
    keep(best.single_few, request_seconds(*postings_few, few, kSingles, false, run));
    keep(best.single_many, request_seconds(*postings, many, kSingles, false, run));
    keep(best.single_left, request_seconds(*postings, many, kSingles, false, run, left));
    keep(best.batch_few, request_seconds(*postings_few, few, kBatch, true, run));
    keep(best.batch_many, request_seconds(*postings, many, kBatch, true, run));
  }
  const auto all = static_cast<double>(many.size());
  const auto part = static_cast<double>(few.size());
  const double concepts = std::max(1.0, static_cast<double>(count_concepts(many)));
  SearchSpeed speed;
  speed.brute_concept = best.brute / concepts;
  speed.brute_batch_concept = best.brute_batch / concepts;
  speed.build_concept = best.build / concepts;
  speed.build_id = std::max(0.0, best.build_more_concepts - best.build) / kMoreConcepts;
  speed.single_candidate = std::max(0.0, best.single_many - best.single_few) / std::max(1.0, all - part);
  speed.single_request = std::max(0.0, best.single_few - part * speed.single_candidate);
  speed.left_candidate = std::max(0.0, best.single_left - speed.single_request) / static_cast<double>(left.size());
  speed.batch_candidate = std::max(0.0, best.batch_many - best.batch_few) / std::max(1.0, all - part);
  speed.batch_request = std::max(0.0, best.batch_few - part * speed.batch_candidate);
  return speed;
}

std::size_t count_concepts(const Candidates& candidates) {
  std::size_t concepts = 0;
  for (std::size_t c = 0; c < candidates.size(); ++c) concepts += candidates.held_of(c).size() + candidates.wants_of(c).concepts.size();
  return concepts;
}

}  // namespace binome
