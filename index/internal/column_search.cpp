#include "index/internal/column_search.hpp"

#include <algorithm>
#include <numeric>

namespace binome {
namespace {

constexpr std::size_t kFewOf = 32;       // less than one in so many: each is scored by itself
constexpr std::size_t kGroupsATask = 8;  // of 512: what is worth a thread of its own
constexpr std::size_t kSample = 1024;    // bounds that tell where the best begin

template <typename Use>
void each_rare(const CompactRows& rows, const Use& use) {
  for (std::size_t c = 0; c < rows.size(); ++c) {
    rows[c].each_other_had([&](std::uint32_t code) { use(code - kBitCodes, c); });
  }
}

}  // namespace

RareLists::RareLists(const CompactRows& rows, std::uint32_t code_count) : ends_(std::max(code_count, kBitCodes) - kBitCodes + 1) {
  each_rare(rows, [this](std::uint32_t list, std::size_t) { ++ends_[list + 1]; });
  std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  candidates_.resize(ends_.back());
  std::vector<std::uint32_t> next(ends_.begin(), ends_.end());
  each_rare(rows, [&](std::uint32_t list, std::size_t c) { candidates_[next[list]++] = static_cast<std::uint32_t>(c); });
}

Columns::Columns(const CompactRows& rows, std::uint32_t code_count, Instructions instructions, const TaskRunner& run)
    : bits_(groups_of(rows.size()) * kBitCodes * kGroupWords),
      wanted_(rows, run),
      rare_(rows, code_count),
      column_sum_(column_sum(instructions)),
      byte_sum_(byte_sum(instructions)),
      score_bounds_(score_bounds(instructions)),
      filter_(threshold_filter(instructions)) {
  run(groups_of(rows.size()), [&](std::size_t g) {
    std::uint32_t* bits = bits_.data() + g * kBitCodes * kGroupWords;
    for (std::size_t i = 0; i < kGroup && g * kGroup + i < rows.size(); ++i)
      rows[g * kGroup + i].each_bit_had([&](std::uint32_t code) { bits[code * kGroupWords + i / 32] |= 1U << (i % 32); });
  });
}

// Bounds of all candidates of the groups, from scores[0] on.
void Columns::bound(const CodedRow& query, std::size_t first_group, std::size_t end_group, std::uint16_t* scores) const {
  std::vector<WeightedColumn> columns;
  query.each_bit_wanted([&](std::uint32_t code, std::uint16_t weight) { columns.push_back({code, weight}); });
  std::vector<std::uint16_t> had;
  query.each_had([&](std::uint32_t code) { had.push_back(static_cast<std::uint16_t>(dimension_of(code))); });
  std::sort(had.begin(), had.end());
  had.erase(std::unique(had.begin(), had.end()), had.end());
  alignas(64) std::array<std::uint16_t, kGroup> met;
  alignas(64) std::array<std::uint16_t, kGroup> met_back;
  for (std::size_t g = first_group; g < end_group; ++g) {
    column_sum_(bits_.data() + g * kBitCodes * kGroupWords, columns, met.data());
    query.each_other_wanted([&](std::uint32_t code, std::uint16_t weight) {
      const auto list = rare_[code];
      for (auto c = std::lower_bound(list.begin(), list.end(), g * kGroup); c != list.end() && *c < (g + 1) * kGroup; ++c)
        met[*c % kGroup] = static_cast<std::uint16_t>(met[*c % kGroup] + weight);
    });
    byte_sum_(wanted_.group(g), had, met_back.data());
    const std::size_t at = g * kGroup;
    score_bounds_({met.data(), met_back.data(), BoundScale(1, query.prior, query.wants_something), wanted_.units() + at,
                   wanted_.priors() + at, wanted_.unmets() + at},
                  scores + (g - first_group) * kGroup);
  }
}

void Columns::search(const CodedRow& query, std::optional<std::span<const std::uint32_t>> only, CandidateRange range, Shortlists& lists,
                     CompactScorer& scorer, const TaskRunner& run) const {
  if (only) {
    const auto begin = std::lower_bound(only->begin(), only->end(), range.begin);
    only = std::span(begin, std::lower_bound(begin, only->end(), range.end));
  }
  const std::size_t count = only ? only->size() : range.end - range.begin;
  if (count == 0) return;
  std::vector<Promising> found;
  constexpr std::uint16_t kUnknown = 0xFFFF;
  if (count < (range.end - range.begin) / kFewOf) {
    for (const std::uint32_t c : *only) found.push_back({c, kUnknown, kUnknown});
    return lists.add(0, found, scorer);
  }

  const std::size_t first_group = range.begin / kGroup;
  const std::size_t group_count = groups_of(range.end) - first_group;
  const std::size_t origin = first_group * kGroup;
  std::vector<std::uint16_t> scores(group_count * kGroup);  // bounds, from `origin` on
  const std::size_t tasks = (group_count + kGroupsATask - 1) / kGroupsATask;
  const auto bound_task = [&](std::size_t t) {
    bound(query, first_group + t * kGroupsATask, first_group + std::min(group_count, (t + 1) * kGroupsATask),
          scores.data() + t * kGroupsATask * kGroup);
  };
  if (tasks <= 2) run_in_turn(tasks, bound_task);
  else run(tasks, bound_task);

  // Those with the best bounds first, as a sample tells them: they give a floor. Then all that may reach it.
  const auto candidate_at = [&](std::size_t i) { return only ? (*only)[i] : range.begin + static_cast<std::uint32_t>(i); };
  const std::size_t step = std::max<std::size_t>(1, count / kSample);
  ScoreHistogram sample;
  for (std::size_t i = 0; i < count; i += step) sample.add(scores[candidate_at(i) - origin]);
  const std::uint32_t first_least = std::max<std::uint32_t>(1, sample.least_of_best(2 * lists.capacity(0) / step + 1));
  const auto add_between = [&](std::uint32_t least, std::uint32_t below) {
    found.clear();
    const auto keep = [&](std::uint32_t c) {
      const std::uint16_t score = scores[c - origin];
      if (score >= least && score < below) found.push_back({c, score, kUnknown});
    };
    if (only) {
      for (const std::uint32_t c : *only) keep(c);
    } else {
      std::vector<std::uint32_t> passed;
      filter_(scores.data(), scores.size(), static_cast<std::uint16_t>(least), static_cast<std::uint32_t>(origin), passed);
      for (const std::uint32_t c : passed) {
        if (c >= range.begin && c < range.end) keep(c);
      }
    }
    lists.add(0, found, scorer);
  };
  add_between(first_least, 0x10000);
  lists.settle(0, scorer);
  add_between(std::max<std::uint32_t>(1, static_cast<std::uint32_t>(lists.floor(0))), first_least);
}

}  // namespace binome
