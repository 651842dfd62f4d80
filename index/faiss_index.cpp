#include <faiss/IndexFlat.h>
#include <faiss/impl/AuxIndexStructures.h>

#include <algorithm>

#include "index/internal/faiss_setup.hpp"
#include "index/internal/folded_vectors.hpp"
#include "index/pair_scorer.hpp"

namespace binome {
namespace {

using Label = faiss::Index::idx_t;

class FaissIndex final : public CandidateIndex {
 public:
  FaissIndex(const Candidates& candidates, std::size_t dimensions)
      : candidates_(candidates),
        vectors_(candidates, dimensions),
        flat_(static_cast<Label>(vectors_.width()), faiss::METRIC_INNER_PRODUCT) {
    vectors_.each_block(candidates, [this](std::size_t count, const float* rows) { flat_.add(static_cast<Label>(count), rows); });
  }

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override {
    if (range.begin >= range.end) return {};
    constexpr std::size_t kPart = 256;  // queries together
    return search_in_parts(queries.size(), kPart, run, [&](std::size_t begin, std::size_t end) {
      return with_faiss([&] { search_part(queries.subspan(begin, end - begin), range, collectors.subspan(begin, end - begin)); });
    });
  }

  std::size_t bytes() const override { return static_cast<std::size_t>(flat_.ntotal) * vectors_.width() * sizeof(float); }

 private:
  static constexpr std::size_t kFewOf = 8;   // less than one in so many: each is scored by itself
  static constexpr std::size_t kGroup = 32;  // queries whose floors are near, in the second round

  // A query between the two rounds.
  struct Open {
    std::size_t query;
    std::vector<Label> offered;  // in the first round, sorted
    std::uint32_t least;         // a + b from which on the second round looks
  };

  void search_part(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors) const {
    PairScorer scorer(candidates_.concept_count);
    std::vector<std::size_t> wide;
    for (std::size_t q = 0; q < queries.size(); ++q) {
      if (!queries[q].only || queries[q].only->size() >= candidates_.size() / kFewOf) {
        wide.push_back(q);
        continue;
      }
      scorer.load(queries[q]);
      each_candidate(queries[q], range, [&](std::uint32_t candidate) { offer(*collectors[q], scorer, range, candidate); });
    }
    if (wide.empty()) return;
    std::vector<Open> open = offer_best_sums(queries, wide, range, collectors, scorer);
    std::sort(open.begin(), open.end(), [](const Open& x, const Open& y) { return x.least > y.least; });
    for (std::size_t begin = 0; begin < open.size(); begin += kGroup)
      offer_rest(std::span(open).subspan(begin, std::min(kGroup, open.size() - begin)), queries, range, collectors, scorer);
  }

  std::vector<float> vectors_of(std::span<const Query> queries, std::span<const std::size_t> which) const {
    std::vector<float> rows(which.size() * vectors_.width());
    for (std::size_t i = 0; i < which.size(); ++i) vectors_.ask(queries[which[i]], rows.data() + i * vectors_.width());
    return rows;
  }

  // First round: the candidates with the best sums give a floor. Returns the queries that need a second one.
  std::vector<Open> offer_best_sums(std::span<const Query> queries, std::span<const std::size_t> which, CandidateRange range,
                                    std::span<Collector* const> collectors, PairScorer& scorer) const {
    std::size_t count = 1;
    for (const std::size_t q : which) {
      const std::size_t left = queries[q].only ? std::max<std::size_t>(1, queries[q].only->size()) : candidates_.size();
      count = std::max(count, 4 * collectors[q]->capacity() * candidates_.size() / left);
    }
    count = std::min(count, candidates_.size());
    std::vector<float> sums(which.size() * count);
    std::vector<Label> labels(sums.size());
    flat_.search(static_cast<Label>(which.size()), vectors_of(queries, which).data(), static_cast<Label>(count), sums.data(),
                 labels.data());
    std::vector<Open> open;
    for (std::size_t i = 0; i < which.size(); ++i) {
      const std::size_t q = which[i];
      const auto found = std::span(labels).subspan(i * count, count);
      scorer.load(queries[q]);
      for (const Label label : found) offer(*collectors[q], scorer, range, label);
      const std::uint32_t least = least_sum(collectors[q]->floor());
      if (count == candidates_.size() || sums[(i + 1) * count - 1] < static_cast<float>(least)) continue;
      std::sort(found.begin(), found.end());
      open.push_back({q, {found.begin(), found.end()}, least});
    }
    return open;
  }

  // Second round: all whose sum may still reach the floor, the certificate that nobody better was left out.
  void offer_rest(std::span<const Open> group, std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                  PairScorer& scorer) const {
    std::vector<std::size_t> which;
    for (const Open& open : group) which.push_back(open.query);
    faiss::RangeSearchResult found(group.size());
    flat_.range_search(static_cast<Label>(group.size()), vectors_of(queries, which).data(), static_cast<float>(group.back().least) - 0.5F,
                       &found);
    for (std::size_t i = 0; i < group.size(); ++i) {
      Collector& collector = *collectors[group[i].query];
      scorer.load(queries[group[i].query]);
      for (std::size_t at = found.lims[i]; at < found.lims[i + 1]; ++at) {
        if (static_cast<std::uint32_t>(found.distances[at]) < least_sum(collector.floor())) continue;
        if (!std::binary_search(group[i].offered.begin(), group[i].offered.end(), found.labels[at]))
          offer(collector, scorer, range, found.labels[at]);
      }
    }
  }

  void offer(Collector& collector, const PairScorer& scorer, CandidateRange range, Label label) const {
    if (label < range.begin || label >= range.end) return;
    const auto candidate = static_cast<std::uint32_t>(label);
    bool shared = false;
    const PairScore score = scorer.score(candidates_.wants_of(candidate), candidates_.held_of(candidate), shared);
    if (shared && compare_scores(score, collector.floor()) >= 0) collector.offer(candidate, score);
  }

  Candidates candidates_;
  FoldedVectors vectors_;
  faiss::IndexFlat flat_;
};

// Measured (benchmarks/README.md): fewer make a looser bound, and exact scores cost more than dimensions.
constexpr std::size_t kDefaultDimensions = 1024;

}  // namespace

Result<std::unique_ptr<CandidateIndex>> make_faiss_index(const Candidates& candidates, const FaissOptions& options) {
  std::unique_ptr<CandidateIndex> index;
  const auto made = with_faiss(
      [&] { index = std::make_unique<FaissIndex>(candidates, options.dimensions == 0 ? kDefaultDimensions : options.dimensions); });
  if (!made) return tl::make_unexpected(made.error());
  return index;
}

}  // namespace binome
