#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFFlat.h>

#include <algorithm>
#include <cmath>

#include "index/candidate_index.hpp"
#include "index/internal/faiss_setup.hpp"
#include "index/internal/folded_vectors.hpp"
#include "index/pair_scorer.hpp"

namespace binome {
namespace {

using Label = faiss::Index::idx_t;

// Chosen by measuring recall and time (benchmarks/README.md).
constexpr std::size_t kListDimensions = 1024;  // of one direction, for lists
constexpr std::size_t kGraphDimensions = 512;  // and for graphs, which take long to make
constexpr std::size_t kFetched = 20;           // candidates scored for each place of a list
constexpr std::size_t kLeastFetched = 400;     // and at least
constexpr double kListsPerRoot = 2;            // inverted lists: so many times √n
constexpr std::size_t kProbedOf = 3;           // one inverted list in so many is looked into
constexpr std::size_t kLeastProbed = 1600;     // and at least so many that about so many vectors are seen
constexpr std::size_t kTrainingPerList = 32;   // vectors that the centres are found from
constexpr int kTrainingRounds = 5;
constexpr int kLinks = 32;
constexpr int kEffortOfAdding = 40;
constexpr std::size_t kFilteredFewOf = 8;  // a filter that leaves less than one in so many: each is scored by itself

std::unique_ptr<faiss::Index> make_lists(const Candidates& candidates, const FoldedVectors& vectors) {
  const std::size_t n = candidates.size();
  const std::size_t lists = std::clamp<std::size_t>(static_cast<std::size_t>(kListsPerRoot * std::sqrt(n)), 1, n);
  const std::size_t step = std::max<std::size_t>(1, n / (lists * kTrainingPerList));
  std::vector<float> training;
  std::size_t seen = 0;
  vectors.each_block(candidates, [&](std::size_t count, const float* rows) {
    for (std::size_t i = 0; i < count; ++i, ++seen) {
      if (seen % step == 0) training.insert(training.end(), rows + i * vectors.width(), rows + (i + 1) * vectors.width());
    }
  });
  const auto width = static_cast<Label>(vectors.width());
  auto index = std::make_unique<faiss::IndexIVFFlat>(new faiss::IndexFlatIP(width), vectors.width(), lists, faiss::METRIC_INNER_PRODUCT);
  index->own_fields = true;
  index->nprobe = std::min(lists, std::max(lists / kProbedOf, lists * kLeastProbed / n) + 1);
  index->cp.niter = kTrainingRounds;
  index->cp.min_points_per_centroid = 1;  // fewer are no reason to write a warning
  index->train(static_cast<Label>(training.size() / vectors.width()), training.data());
  return index;
}

std::unique_ptr<faiss::Index> make_graph(const FoldedVectors& vectors) {
  auto index = std::make_unique<faiss::IndexHNSWFlat>(static_cast<int>(vectors.width()), kLinks, faiss::METRIC_INNER_PRODUCT);
  index->hnsw.efConstruction = kEffortOfAdding;
  return index;
}

// Faiss fetches those with the greatest sums that it finds, one query at a time: what it finds then depends on no other. They
// are scored exactly.
class ApproximateIndex final : public CandidateIndex {
 public:
  ApproximateIndex(const Candidates& candidates, ApproximateWay way)
      : candidates_(candidates), vectors_(candidates, way == ApproximateWay::ivf ? kListDimensions : kGraphDimensions) {
    if (candidates.size() == 0) return;
    index_ = way == ApproximateWay::ivf ? make_lists(candidates, vectors_) : make_graph(vectors_);
    vectors_.each_block(candidates, [this](std::size_t count, const float* rows) { index_->add(static_cast<Label>(count), rows); });
  }

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override {
    if (range.begin >= range.end) return {};
    constexpr std::size_t kPart = 16;
    return search_in_parts(queries.size(), kPart, run, [&](std::size_t begin, std::size_t end) {
      return with_faiss([&] {
        PairScorer scorer(candidates_.concept_count);
        for (std::size_t q = begin; q < end; ++q) search_one(queries[q], range, *collectors[q], scorer);
      });
    });
  }

  std::size_t bytes() const override {
    std::size_t bytes = candidates_.size() * vectors_.width() * sizeof(float);
    if (const auto* graph = dynamic_cast<const faiss::IndexHNSW*>(index_.get()))
      bytes += graph->hnsw.neighbors.size() * sizeof(std::int32_t);
    return bytes;
  }

 private:
  void search_one(const Query& query, CandidateRange range, Collector& collector, PairScorer& scorer) const {
    scorer.load(query);
    std::vector<Label> found;
    const std::size_t left = query.only ? query.only->size() : candidates_.size();
    if (left >= candidates_.size() / kFilteredFewOf) {
      const std::size_t count =
          std::max(kLeastFetched, kFetched * collector.capacity()) * candidates_.size() / std::max<std::size_t>(1, left);
      found = fetch(query, std::min(count, candidates_.size()));
      for (const Label label : found) {
        if (label >= range.begin && label < range.end) offer(collector, scorer, static_cast<std::uint32_t>(label));
      }
      if (!collector.floor().is_zero()) return;
    }
    // Few are left, or too few were found: the list is filled from all.
    each_candidate(query, range, [&](std::uint32_t candidate) {
      if (!std::binary_search(found.begin(), found.end(), candidate)) offer(collector, scorer, candidate);
    });
  }

  // Ascending.
  std::vector<Label> fetch(const Query& query, std::size_t count) const {
    std::vector<float> vector(vectors_.width());
    vectors_.ask(query, vector.data());
    std::vector<float> sums(count);
    std::vector<Label> labels(count);
    index_->search(1, vector.data(), static_cast<Label>(count), sums.data(), labels.data());
    std::erase(labels, -1);
    std::sort(labels.begin(), labels.end());
    return labels;
  }

  void offer(Collector& collector, const PairScorer& scorer, std::uint32_t candidate) const {
    bool shared = false;
    const PairScore score = scorer.score(candidates_.wants_of(candidate), candidates_.held_of(candidate), shared);
    if (shared && compare_scores(score, collector.floor()) >= 0) collector.offer(candidate, score);
  }

  Candidates candidates_;
  FoldedVectors vectors_;
  std::unique_ptr<faiss::Index> index_;  // none if there are no candidates
};

}  // namespace

Result<std::unique_ptr<CandidateIndex>> make_approximate_index(const Candidates& candidates, ApproximateWay way) {
  std::unique_ptr<CandidateIndex> index;
  const auto made = with_faiss([&] { index = std::make_unique<ApproximateIndex>(candidates, way); });
  if (!made) return tl::make_unexpected(made.error());
  return index;
}

}  // namespace binome
