#include "index/planner.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>
#include <random>
#include <vector>

#include "index/candidate_index.hpp"

namespace binome {
namespace {

// A small population of the usual shape: common concepts are had and wanted most.
struct Sample {
  HasRows has;
  WantRows wants;
  std::vector<std::uint32_t> actors;
  std::size_t concepts = 0;

  Sample(std::size_t count, std::size_t concept_count) : actors(count) {
    std::mt19937 random(1);
    std::iota(actors.begin(), actors.end(), 0U);
    const auto pick = [&](std::size_t most) {
      std::vector<ConceptId> row;
      for (std::size_t i = 0; i < most; ++i) row.push_back(static_cast<ConceptId>((random() % concept_count) * (random() % 1024) / 1024));
      std::sort(row.begin(), row.end());
      row.erase(std::unique(row.begin(), row.end()), row.end());
      return row;
    };
    for (std::size_t i = 0; i < count; ++i) {
      has.append(pick(80));
      const std::vector<ConceptId> wanted = pick(240);
      const std::vector<std::uint16_t> weights(wanted.size(), static_cast<std::uint16_t>(29'000 / wanted.size()));
      wants.append({wanted, weights, 100, true});
    }
    concepts = has.total() + wants.total();
  }
};

// Keeps no list, only the floor that one of twenty would have.
class Sink final : public Collector {
 public:
  std::size_t capacity() const override { return 20; }
  void offer(std::uint32_t, PairScore score) override {
    if (++offered_ % 20 == 0 && compare_scores(score, floor_) > 0) floor_ = score;
  }

 private:
  std::size_t offered_ = 0;
};

template <typename Work>
double seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

SearchSpeed measure() {
  constexpr std::size_t kCandidates = 512;
  constexpr std::size_t kFewConcepts = 2048;
  constexpr std::size_t kManyConcepts = 16 * kFewConcepts;
  const Sample sample(kCandidates, kFewConcepts);
  const Candidates few{&sample.has, &sample.wants, sample.actors, 0, kFewConcepts};
  Candidates many = few;
  many.concept_count = kManyConcepts;
  const auto search = [&](const CandidateIndex& index) {
    return seconds([&] {
             for (std::size_t q = 0; q < 4; ++q) {
               const Query query{few.wants_of(q), few.has_of(q)};
               Sink sink;
               Collector* collector = &sink;
               (void)index.search(std::span(&query, 1), {0, kCandidates}, std::span(&collector, 1));
             }
           }) /
           4;
  };
  // The best of three: the first reads memory for the first time.
  SearchSpeed best{1, 1, 1, 1};
  for (int round = 0; round < 3; ++round) {
    std::unique_ptr<CandidateIndex> postings;
    const double build_few = seconds([&] { postings = make_postings_index(few); });
    const double build_many = seconds([&] { (void)make_postings_index(many); });
    const auto concepts = static_cast<double>(sample.concepts);
    best.brute_concept = std::min(best.brute_concept, search(*make_brute_force_index(few)) / concepts);
    best.postings_candidate = std::min(best.postings_candidate, search(*postings) / kCandidates);
    best.build_concept = std::min(best.build_concept, build_few / concepts);
    best.build_id = std::min(best.build_id, std::max(0.0, build_many - build_few) / (kManyConcepts - kFewConcepts));
  }
  return best;
}

}  // namespace

const SearchSpeed& measured_speed() {
  static const SearchSpeed kSpeed = measure();
  return kSpeed;
}

Plan plan_search(const SearchWork& work, const SearchSpeed& speed) {
  const auto requests = static_cast<double>(work.requests);
  const auto concepts = static_cast<double>(work.concepts);
  Plan plan{IndexFamily::brute_force, work, 0, 0};
  plan.brute_seconds = requests * concepts * speed.brute_concept;
  plan.postings_seconds = concepts * speed.build_concept + static_cast<double>(work.concept_count) * speed.build_id +
                          requests * static_cast<double>(work.candidates) * speed.postings_candidate;
  if (plan.postings_seconds < plan.brute_seconds) plan.family = IndexFamily::postings;
  return plan;
}

}  // namespace binome
