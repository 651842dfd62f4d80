#include <algorithm>
#include <utility>

#include "index/candidate_index.hpp"
#include "index/internal/column_search.hpp"
#include "index/internal/tile_search.hpp"

namespace binome {
namespace {

class ColumnIndex final : public CandidateIndex {
 public:
  ColumnIndex(const Candidates& candidates, const TaskRunner& run, Instructions instructions)
      : codes_(candidates),
        rows_(candidates, codes_, run),
        columns_(rows_, codes_.size(), instructions, run),
        tile_bounds_(instructions == Instructions::amx ? tile_bounds(instructions) : nullptr),
        scorers_([this, sums = bit_sums(instructions)] { return std::make_unique<CompactScorer>(codes_.size(), sums); }) {}

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override {
    if (range.begin >= range.end || queries.empty()) return {};
    const bool narrowed = std::any_of(queries.begin(), queries.end(), [](const Query& query) { return query.only.has_value(); });
    if (tile_bounds_ != nullptr && queries.size() >= kRequests && !narrowed) {
      const QueryRows own(queries, codes_);
      Shortlists lists(rows_, own, collectors);
      search_tiles({rows_, columns_.wanted(), own, range, false, tile_bounds_}, lists, scorers_, run);
    } else if (queries.size() == 1) {
      search_one(queries[0], range, collectors, run);
    } else {
      run(queries.size(), [&](std::size_t q) { search_one(queries[q], range, collectors.subspan(q, 1), run_in_turn); });
    }
    return {};
  }

  Result<void> search_one_another(std::span<const Query> queries, std::span<Collector* const> collectors,
                                  const TaskRunner& run) const override {
    const CandidateRange everybody{0, static_cast<std::uint32_t>(queries.size())};
    if (tile_bounds_ == nullptr || queries.size() < kRequests) return search(queries, everybody, collectors, run);
    const QueryRows own(rows_);
    Shortlists lists(rows_, own, collectors);
    search_tiles({rows_, columns_.wanted(), own, everybody, true, tile_bounds_}, lists, scorers_, run);
    return {};
  }

  std::size_t bytes() const override { return codes_.size() * sizeof(std::uint32_t) + rows_.bytes() + columns_.bytes(); }

 private:
  void search_one(const Query& query, CandidateRange range, std::span<Collector* const> collector, const TaskRunner& run) const {
    const std::vector<std::uint16_t> words = coded_words(query, codes_);
    const CodedRow row(words.data());
    const QueryRows own(row);
    Shortlists list(rows_, own, collector);
    scorers_.lend([&](CompactScorer& scorer) {
      columns_.search(row, query.only, range, list, scorer, run);
      list.finish(0, scorer);
    });
  }

  ConceptCodes codes_;
  CompactRows rows_;
  Columns columns_;
  TileBounds tile_bounds_;  // null where the processor has no tiles
  mutable ObjectPool<CompactScorer> scorers_;
};

}  // namespace

std::unique_ptr<CandidateIndex> make_column_index(const Candidates& candidates, const TaskRunner& run, Instructions instructions) {
  return std::make_unique<ColumnIndex>(candidates, run, instructions);
}

}  // namespace binome
