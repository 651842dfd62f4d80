#include "index/candidate_index.hpp"
#include "index/pair_scorer.hpp"

namespace binome {
namespace {

class BruteForceIndex final : public CandidateIndex {
 public:
  explicit BruteForceIndex(const Candidates& candidates) : candidates_(candidates) {}

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors) const override {
    PairScorer scorer(candidates_.concept_count);
    for (std::size_t q = 0; q < queries.size(); ++q) {
      scorer.load(queries[q]);
      Collector& collector = *collectors[q];
      for (std::uint32_t candidate = range.begin; candidate < range.end; ++candidate) {
        bool shared = false;
        const PairScore score = scorer.score(candidates_.wants_of(candidate), candidates_.has_of(candidate), shared);
        if (shared && compare_scores(score, collector.floor()) >= 0) collector.offer(candidate, score);
      }
    }
    return {};
  }

 private:
  Candidates candidates_;
};

}  // namespace

std::unique_ptr<CandidateIndex> make_brute_force_index(const Candidates& candidates) {
  return std::make_unique<BruteForceIndex>(candidates);
}

}  // namespace binome
