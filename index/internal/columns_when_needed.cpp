#include "index/internal/columns_when_needed.hpp"

#include <algorithm>
#include <mutex>

namespace binome {
namespace {

class ColumnsWhenNeeded final : public CandidateIndex {
 public:
  ColumnsWhenNeeded(const Candidates& candidates, const SearchWork& work, const SearchSpeed& speed, const TaskRunner& run)
      : candidates_(candidates), work_(work), speed_(speed), run_(run), brute_(make_brute_force_index(candidates)) {}

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override {
    SearchWork work = work_;
    std::size_t left = 0;
    for (const Query& query : queries) left = std::max(left, query.only ? query.only->size() : candidates_.size());
    work.left = static_cast<double>(left) / static_cast<double>(std::max<std::size_t>(1, candidates_.size()));
    return index_for(work).search(queries, range, collectors, run);
  }
  Result<void> search_one_another(std::span<const Query> queries, std::span<Collector* const> collectors,
                                  const TaskRunner& run) const override {
    return index_for(work_).search_one_another(queries, collectors, run);
  }
  std::size_t bytes() const override {
    const std::lock_guard lock(making_);
    return columns_ ? columns_->bytes() : 0;
  }

 private:
  const CandidateIndex& index_for(const SearchWork& work) const {
    const std::lock_guard lock(making_);
    if (!columns_ && plan_search(work, speed_).family == IndexFamily::brute_force) return *brute_;
    if (!columns_) columns_ = make_column_index(candidates_, run_);
    return *columns_;
  }

  Candidates candidates_;
  SearchWork work_;
  SearchSpeed speed_;
  TaskRunner run_;
  std::unique_ptr<CandidateIndex> brute_;
  mutable std::mutex making_;
  mutable std::unique_ptr<CandidateIndex> columns_;
};

}  // namespace

std::unique_ptr<CandidateIndex> make_column_index_when_needed(const Candidates& candidates, const SearchWork& work,
                                                              const SearchSpeed& speed, const TaskRunner& run) {
  return std::make_unique<ColumnsWhenNeeded>(candidates, work, speed, run);
}

}  // namespace binome
