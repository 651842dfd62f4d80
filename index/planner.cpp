#include "index/planner.hpp"

namespace binome {
namespace {

constexpr double kNarrow = 1.0 / 16;  // a filter that leaves less: postings then look at each by itself

}  // namespace

Plan plan_search(const SearchWork& work, const SearchSpeed& speed) {
  const auto requests = static_cast<double>(work.requests);
  const auto candidates = static_cast<double>(work.candidates);
  const auto concepts = static_cast<double>(work.concepts);
  const double single = work.left < kNarrow ? work.left * candidates * speed.left_candidate : candidates * speed.single_candidate;
  Plan plan{IndexFamily::brute_force, work, 0, 0};
  plan.brute_seconds = requests * concepts * work.left * (work.batch ? speed.brute_batch_concept : speed.brute_concept);
  plan.columns_seconds = concepts * speed.build_concept + static_cast<double>(work.concept_count) * speed.build_id +
                         requests * (work.batch ? speed.batch_request + candidates * speed.batch_candidate : speed.single_request + single);
  if (plan.columns_seconds < plan.brute_seconds) plan.family = IndexFamily::columns;
  return plan;
}

bool is_little(const SearchWork& work) {
  constexpr std::size_t kFewRequests = 4;
  constexpr double kLittle = 5e6;  // concepts: milliseconds, on any machine of these years
  return work.requests <= kFewRequests || static_cast<double>(work.requests) * static_cast<double>(work.concepts) * work.left < kLittle;
}

}  // namespace binome
