#include <faiss/IndexFlat.h>
#include <faiss/impl/IDSelector.h>
#include <omp.h>

#include <algorithm>
#include <bit>

#include "index/candidate_index.hpp"
#include "index/folding.hpp"
#include "index/pair_scorer.hpp"

extern "C" void openblas_set_num_threads(int threads);

namespace binome {
namespace {

using Label = faiss::Index::idx_t;

// x = [q ; p ; e ; 1] of who asks, y = [p ; q ; 1 ; e] of who is asked, so ⟨x, y⟩ ≥ a + b. All numbers are integers below
// 2²⁴ and every sum is at most 2 × kScale: exact in fp32, in any order of addition.
class FaissIndex final : public CandidateIndex {
 public:
  FaissIndex(const Candidates& candidates, Folding folding)
      : candidates_(candidates),
        folding_(std::move(folding)),
        width_(2 * folding_.dimensions() + 2),
        flat_(static_cast<Label>(width_), faiss::METRIC_INNER_PRODUCT) {
    constexpr std::size_t kBlock = 4096;
    std::vector<float> rows;
    for (std::size_t begin = 0; begin < candidates.size(); begin += kBlock) {
      const std::size_t end = std::min(candidates.size(), begin + kBlock);
      rows.resize((end - begin) * width_);
      for (std::size_t c = begin; c < end; ++c) {
        float* row = rows.data() + (c - begin) * width_;
        const WantsView wants = candidates.wants_of(c);
        folding_.fold_has(candidates.has_of(c), row);
        folding_.fold_wants(wants, row + folding_.dimensions());
        row[width_ - 2] = 1.0F;
        row[width_ - 1] = wants.prior;
      }
      flat_.add(static_cast<Label>(end - begin), rows.data());
    }
  }

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override {
    if (range.begin >= range.end) return {};
    constexpr std::size_t kPart = 256;  // queries together: BLAS wants at least 20
    return search_in_parts(queries.size(), kPart, run, [&](std::size_t begin, std::size_t end) -> Result<void> {
      try {
        search_all(queries.subspan(begin, end - begin), range, collectors.subspan(begin, end - begin));
      } catch (const std::exception& error) {
        return fail(ErrorKind::failure, std::string("Faiss : ") + error.what(), std::string("Faiss: ") + error.what());
      }
      return {};
    });
  }

  std::size_t bytes() const override { return static_cast<std::size_t>(flat_.ntotal) * width_ * sizeof(float); }

 private:
  void search_all(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors) const {
    // The one place where threads are made is the engine's; Faiss and BLAS stay within the calling thread.
    omp_set_num_threads(1);
    const std::size_t most = range.end - range.begin;
    std::size_t capacity = 1;
    for (const Collector* collector : collectors) capacity = std::max(capacity, collector->capacity());
    std::vector<std::size_t> open;                            // queries without a certificate yet
    std::vector<std::vector<Label>> offered(queries.size());  // of the round before, sorted
    PairScorer scorer(candidates_.concept_count);
    for (std::size_t q = 0; q < queries.size(); ++q) {
      if (!queries[q].only) {
        open.push_back(q);
        continue;
      }
      scorer.load(queries[q]);  // Faiss cannot filter and be fast: these few are scored one by one
      each_candidate(queries[q], range, [&](std::uint32_t candidate) { offer_one(*collectors[q], scorer, candidate); });
    }
    for (std::size_t count = std::min(4 * capacity, most); !open.empty(); count = std::min(2 * count, most)) {
      std::vector<float> bounds(open.size() * count);
      std::vector<Label> labels(open.size() * count);
      fetch(queries, open, range, count, bounds, labels);
      std::size_t still_open = 0;
      for (std::size_t o = 0; o < open.size(); ++o) {
        const std::size_t q = open[o];
        scorer.load(queries[q]);
        const std::span<const Label> found = std::span(labels).subspan(o * count, count);
        offer(*collectors[q], scorer, std::span(bounds).subspan(o * count, count), found, offered[q]);
        // Nothing beyond the last bound can tie with the floor: the certificate.
        if (count == most || !sum_may_reach(static_cast<std::uint32_t>(bounds[(o + 1) * count - 1]), collectors[q]->floor())) continue;
        offered[q].assign(found.begin(), found.end());
        std::sort(offered[q].begin(), offered[q].end());
        open[still_open++] = q;
      }
      open.resize(still_open);
    }
  }

  void fetch(std::span<const Query> queries, std::span<const std::size_t> open, CandidateRange range, std::size_t count,
             std::vector<float>& bounds, std::vector<Label>& labels) const {
    std::vector<float> vectors(open.size() * width_);
    for (std::size_t o = 0; o < open.size(); ++o) {
      float* row = vectors.data() + o * width_;
      const Query& query = queries[open[o]];
      folding_.fold_wants(query.wants, row);
      folding_.fold_has(query.has, row + folding_.dimensions());
      row[width_ - 2] = query.wants.prior;
      row[width_ - 1] = 1.0F;
    }
    const bool whole = range.begin == 0 && range.end == candidates_.size();
    faiss::IDSelectorRange selector(range.begin, range.end);
    faiss::SearchParameters parameters;
    parameters.sel = &selector;
    flat_.search(static_cast<Label>(open.size()), vectors.data(), static_cast<Label>(count), bounds.data(), labels.data(),
                 whole ? nullptr : &parameters);
  }

  // Offers the finds of one round, best bound first, without those of the round before.
  void offer(Collector& collector, const PairScorer& scorer, std::span<const float> bounds, std::span<const Label> labels,
             std::span<const Label> offered) const {
    for (std::size_t rank = 0; rank < labels.size() && labels[rank] >= 0; ++rank) {
      if (!sum_may_reach(static_cast<std::uint32_t>(bounds[rank]), collector.floor())) break;
      if (std::binary_search(offered.begin(), offered.end(), labels[rank])) continue;
      offer_one(collector, scorer, static_cast<std::uint32_t>(labels[rank]));
    }
  }

  void offer_one(Collector& collector, const PairScorer& scorer, std::uint32_t candidate) const {
    bool shared = false;
    const PairScore score = scorer.score(candidates_.wants_of(candidate), candidates_.has_of(candidate), shared);
    if (shared && compare_scores(score, collector.floor()) >= 0) collector.offer(candidate, score);
  }

  Candidates candidates_;
  Folding folding_;
  std::size_t width_;
  faiss::IndexFlat flat_;
};

constexpr std::size_t kDefaultDimensions = 128;

// What a concept weighs in inner products: how often it is had times how much it is wanted.
std::vector<double> concept_mass(const Candidates& candidates) {
  std::vector<double> held(candidates.concept_count);
  std::vector<double> wanted(candidates.concept_count);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    for (const ConceptId v : candidates.has_of(c)) held[v] += 1;
    const WantsView wants = candidates.wants_of(c);
    for (std::size_t i = 0; i < wants.concepts.size(); ++i) wanted[wants.concepts[i]] += wants.weights[i];
  }
  for (std::size_t v = 0; v < held.size(); ++v) held[v] = held[v] * 1000 + wanted[v];
  return held;
}

}  // namespace

Result<std::unique_ptr<CandidateIndex>> make_faiss_index(const Candidates& candidates, const FaissOptions& options) {
  try {
    openblas_set_num_threads(1);
    std::size_t dimensions = options.dimensions;
    if (dimensions == 0) dimensions = std::clamp<std::size_t>(std::bit_ceil(candidates.concept_count), 4, kDefaultDimensions);
    Folding folding(concept_mass(candidates), std::max<std::size_t>(4, dimensions));
    return std::make_unique<FaissIndex>(candidates, std::move(folding));
  } catch (const std::exception& error) {
    return fail(ErrorKind::failure, std::string("Faiss : ") + error.what(), std::string("Faiss: ") + error.what());
  }
}

}  // namespace binome
