#include <algorithm>

#include "index/candidate_index.hpp"
#include "index/pair_scorer.hpp"

namespace binome {
namespace {

class BruteForceIndex final : public CandidateIndex {
 public:
  explicit BruteForceIndex(const Candidates& candidates) : candidates_(candidates) {}

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override {
    constexpr std::size_t kPart = 8;
    return search_in_parts(queries.size(), kPart, run, [&](std::size_t begin, std::size_t end) {
      search_part(queries.subspan(begin, end - begin), range, collectors.subspan(begin, end - begin));
      return Result<void>();
    });
  }

  std::size_t bytes() const override { return 0; }

 private:
  void search_part(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors) const {
    PairScorer scorer(candidates_.concept_count);
    for (std::size_t q = 0; q < queries.size(); ++q) {
      scorer.load(queries[q]);
      Collector& collector = *collectors[q];
      each_candidate(queries[q], range, [&](std::uint32_t candidate) {
        bool shared = false;
        const PairScore score = scorer.score(candidates_.wants_of(candidate), candidates_.held_of(candidate), shared);
        if (shared && compare_scores(score, collector.floor()) >= 0) collector.offer(candidate, score);
      });
    }
  }

  Candidates candidates_;
};

}  // namespace

Result<void> search_in_parts(std::size_t count, std::size_t part, const TaskRunner& run,
                             const std::function<Result<void>(std::size_t, std::size_t)>& search) {
  const std::size_t parts = (count + part - 1) / part;
  std::vector<Result<void>> results(parts);
  run(parts, [&](std::size_t p) { results[p] = search(p * part, std::min(count, (p + 1) * part)); });
  for (const Result<void>& result : results) {
    if (!result) return result;
  }
  return {};
}

std::unique_ptr<CandidateIndex> make_brute_force_index(const Candidates& candidates) {
  return std::make_unique<BruteForceIndex>(candidates);
}

}  // namespace binome
