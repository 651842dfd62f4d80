#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <thread>

#include "index/candidate_index.hpp"
#include "index/internal/column_sum.hpp"
#include "index/internal/compact_rows.hpp"
#include "index/internal/tile_bounds.hpp"

namespace binome {
namespace {

constexpr float kNobody = std::numeric_limits<float>::infinity();

// S of two directed scores, or of two bounds.
float harmonic(float a, float b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

// Below every S that ties with the floor, whatever the rounding of floats.
float safe_floor(PairScore floor) { return harmonic(floor.a, floor.b) * (1 - 1e-5F); }

// A collector that several threads use in turn, and its floor, which they may read at any time: it only rises.
class SharedCollector {
 public:
  void set(Collector* collector) {
    collector_ = collector;
    floor_.store(safe_floor(collector->floor()), std::memory_order_relaxed);
  }
  std::size_t capacity() const { return collector_->capacity(); }
  float floor() const { return floor_.load(std::memory_order_relaxed); }
  void offer(std::uint32_t candidate, PairScore score) {
    while (busy_.test_and_set(std::memory_order_acquire)) std::this_thread::yield();
    if (compare_scores(score, collector_->floor()) >= 0) {
      collector_->offer(candidate, score);
      floor_.store(safe_floor(collector_->floor()), std::memory_order_relaxed);
    }
    busy_.clear(std::memory_order_release);
  }

 private:
  Collector* collector_ = nullptr;
  std::atomic<float> floor_ = 0;
  std::atomic_flag busy_;
};

// Inverted lists of the codes from `first` on: the candidates that have each, ascending.
class RareLists {
 public:
  RareLists(const CompactRows& rows, std::uint32_t first, std::uint32_t code_count) : first_(first), ends_(code_count - first + 1) {
    each_rare(rows, [this](std::uint32_t list, std::size_t) { ++ends_[list + 1]; });
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
    candidates_.resize(ends_.back());
    std::vector<std::uint32_t> next(ends_.begin(), ends_.end());
    each_rare(rows, [&](std::uint32_t list, std::size_t c) { candidates_[next[list]++] = static_cast<std::uint32_t>(c); });
  }

  std::span<const std::uint32_t> operator[](std::uint32_t code) const {
    const std::uint32_t begin = ends_[code - first_];
    return std::span(candidates_).subspan(begin, ends_[code - first_ + 1] - begin);
  }
  std::size_t bytes() const { return (ends_.size() + candidates_.size()) * sizeof(std::uint32_t); }

 private:
  template <typename Use>
  void each_rare(const CompactRows& rows, const Use& use) const {
    for (std::size_t c = 0; c < rows.size(); ++c) {
      rows[c].each_other_had([&](std::uint32_t code) { use(code - first_, c); });
    }
  }

  std::uint32_t first_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> candidates_;
};

// What one thread works with.
struct Scratch {
  CompactScorer scorer;
  std::vector<std::vector<Survivor>> survivors;  // of the requests of a block
  std::vector<float> floors;                     // of the candidates of a block
  Scratch(std::uint32_t code_count, BitSum bit_sum) : scorer(code_count, bit_sum) {}
};

class PostingsIndex final : public CandidateIndex {
 public:
  PostingsIndex(const Candidates& candidates, const TaskRunner& run, Instructions instructions);

  Result<void> search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                      const TaskRunner& run) const override;
  Result<void> search_one_another(std::span<const Query> queries, std::span<Collector* const> collectors,
                                  const TaskRunner& run) const override;
  std::size_t bytes() const override;

 private:
  static constexpr std::uint32_t kMostColumns = kBitCodes;
  static constexpr std::size_t kBlock = 2048;      // requests and candidates of one task of a batch
  static constexpr std::size_t kPanels = 32;       // blocks whose bytes are kept at a time: 3 MB each
  static constexpr std::size_t kSeed = 256;        // candidates that give a first floor
  static constexpr std::size_t kAhead = 4;         // rows asked for before they are read
  static constexpr std::size_t kFewOf = 16;        // less than one in so many: each is scored by itself
  static constexpr std::size_t kGroupsATask = 64;  // of a single request

  // A batch.
  struct Tiling {
    std::span<const Query> queries;
    CandidateRange range;
    std::span<SharedCollector> collectors;  // of the queries
    std::span<SharedCollector> back;        // of the candidates, where they are the queries: each pair is then looked at once
  };
  void search_columns(const CodedQuery& query, std::optional<std::span<const std::uint32_t>> only, CandidateRange range,
                      SharedCollector& collector, const TaskRunner& run) const;
  void search_tiles(const Tiling& tiling, const TaskRunner& run) const;
  void search_tile(const Tiling& tiling, const RequestPanel& requests, std::span<const CodedQuery> coded, std::size_t first_request,
                   const CandidatePanel& panel, std::size_t first_candidate, bool seeding, Scratch& scratch) const;
  void offer(const CodedQuery& query, SharedCollector& collector, std::uint32_t request, std::span<Survivor> survivors,
             std::size_t first_candidate, std::span<SharedCollector> back, CompactScorer& scorer) const;

  // Lends what a thread works with, and takes it back.
  template <typename Use>
  void with_scratch(const Use& use) const {
    std::unique_ptr<Scratch> scratch;
    {
      const std::lock_guard lock(lending_);
      if (!idle_.empty()) {
        scratch = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!scratch) scratch = std::make_unique<Scratch>(codes_.size(), bit_sum_);
    use(*scratch);
    const std::lock_guard lock(lending_);
    idle_.push_back(std::move(scratch));
  }

  ConceptCodes codes_;
  CompactRows rows_;
  std::uint32_t columns_;            // codes below have a column of bits
  std::vector<std::uint32_t> bits_;  // by group of candidates, column, word
  RareLists rare_;
  ColumnSum column_sum_;
  BitSum bit_sum_;
  ThresholdFilter filter_;
  TileBounds tile_bounds_;  // null where the processor has no tiles

  mutable std::mutex lending_;
  mutable std::vector<std::unique_ptr<Scratch>> idle_;
};

PostingsIndex::PostingsIndex(const Candidates& candidates, const TaskRunner& run, Instructions instructions)
    : codes_(candidates),
      rows_(candidates, codes_, run),
      columns_(std::min(kMostColumns, codes_.size())),
      bits_((candidates.size() + kGroup - 1) / kGroup * columns_ * kGroupWords),
      rare_(rows_, columns_, codes_.size()),
      column_sum_(column_sum(instructions)),
      bit_sum_(bit_sum(instructions)),
      filter_(threshold_filter(instructions)),
      tile_bounds_(instructions == Instructions::amx ? tile_bounds(instructions) : nullptr) {
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    std::uint32_t* group = bits_.data() + c / kGroup * columns_ * kGroupWords;
    rows_[c].each_had([&](std::uint32_t code) {
      if (code < columns_) group[code * kGroupWords + c % kGroup / 32] |= 1U << (c % 32);
    });
  }
}

std::size_t PostingsIndex::bytes() const {
  return codes_.size() * sizeof(std::uint32_t) + rows_.bytes() + bits_.size() * sizeof(std::uint32_t) + rare_.bytes();
}

Result<void> PostingsIndex::search(std::span<const Query> queries, CandidateRange range, std::span<Collector* const> collectors,
                                   const TaskRunner& run) const {
  if (range.begin >= range.end || queries.empty()) return {};
  std::vector<SharedCollector> shared(queries.size());
  for (std::size_t q = 0; q < queries.size(); ++q) shared[q].set(collectors[q]);
  const bool narrowed = std::any_of(queries.begin(), queries.end(), [](const Query& query) { return query.only.has_value(); });
  if (tile_bounds_ != nullptr && queries.size() >= kRequests && !narrowed) {
    search_tiles({.queries = queries, .range = range, .collectors = shared, .back = {}}, run);
  } else if (queries.size() == 1) {
    search_columns({queries[0], codes_}, queries[0].only, range, shared[0], run);
  } else {
    run(queries.size(), [&](std::size_t q) { search_columns({queries[q], codes_}, queries[q].only, range, shared[q], run_in_turn); });
  }
  return {};
}

Result<void> PostingsIndex::search_one_another(std::span<const Query> queries, std::span<Collector* const> collectors,
                                               const TaskRunner& run) const {
  const CandidateRange everybody{0, static_cast<std::uint32_t>(queries.size())};
  if (tile_bounds_ == nullptr || queries.size() < kRequests) return search(queries, everybody, collectors, run);
  std::vector<SharedCollector> shared(queries.size());
  for (std::size_t q = 0; q < queries.size(); ++q) shared[q].set(collectors[q]);
  search_tiles({.queries = queries, .range = everybody, .collectors = shared, .back = shared}, run);
  return {};
}

// ---- A single request: one direction for all over columns and lists, the other for those that may still matter.

void PostingsIndex::search_columns(const CodedQuery& query, std::optional<std::span<const std::uint32_t>> only, CandidateRange range,
                                   SharedCollector& collector, const TaskRunner& run) const {
  // The candidates to look at: all of the range, or those of `only` in it.
  if (only) {
    const auto begin = std::lower_bound(only->begin(), only->end(), range.begin);
    only = std::span(begin, std::lower_bound(begin, only->end(), range.end));
  }
  const std::size_t count = only ? only->size() : range.end - range.begin;
  if (count == 0) return;
  const auto candidate_at = [&](std::size_t i) { return only ? (*only)[i] : range.begin + static_cast<std::uint32_t>(i); };
  const std::size_t first_group = range.begin / kGroup;
  const std::size_t end_group = (range.end + kGroup - 1) / kGroup;
  const std::size_t origin = first_group * kGroup;
  std::vector<std::uint16_t> met((end_group - first_group) * kGroup);  // by candidate, from `origin` on
  if (count < (range.end - range.begin) / kFewOf) {
    with_scratch([&](Scratch& scratch) {
      scratch.scorer.load(query);
      for (const std::uint32_t c : *only) met[c - origin] = static_cast<std::uint16_t>(scratch.scorer.met(rows_[c]));
    });
  } else {
    std::vector<WeightedColumn> columns;
    for (std::size_t i = 0; i < query.bit_wants.size(); ++i) columns.push_back({query.bit_wants[i], query.bit_weights[i]});
    std::sort(columns.begin(), columns.end(), [](const WeightedColumn& x, const WeightedColumn& y) { return x.column < y.column; });
    run((end_group - first_group + kGroupsATask - 1) / kGroupsATask, [&](std::size_t task) {
      const std::size_t begin = first_group + task * kGroupsATask;
      const std::size_t end = std::min(end_group, begin + kGroupsATask);
      for (std::size_t g = begin; g < end; ++g)
        column_sum_(bits_.data() + g * columns_ * kGroupWords, columns, met.data() + g * kGroup - origin);
      for (std::size_t i = 0; i < query.other_wants.size(); ++i) {
        const auto list = rare_[query.other_wants[i]];
        for (auto c = std::lower_bound(list.begin(), list.end(), begin * kGroup); c != list.end() && *c < end * kGroup; ++c)
          met[*c - origin] = static_cast<std::uint16_t>(met[*c - origin] + query.other_weights[i]);
      }
    });
  }

  // The least sum with which a candidate that gets all it wants can reach the floor: a ≥ f·b/(2b − f), b = kScale.
  const auto least_sum = [&](float floor) -> std::uint32_t {
    const float a = std::floor(floor * kScale / (2.0F * kScale - floor));
    if (!query.wants_something) return a > static_cast<float>(query.prior) ? 0x10000 : 0;
    return static_cast<std::uint32_t>(std::max(1.0F, a - static_cast<float>(query.prior)));
  };
  const auto look_at = [&](std::span<const std::uint32_t> found, std::uint32_t below) {
    with_scratch([&](Scratch& scratch) {
      scratch.scorer.load(query);
      for (std::size_t i = 0; i < found.size(); ++i) {
        const std::uint32_t c = found[i];
        if (i + kAhead < found.size()) rows_.prefetch(found[i + kAhead]);
        const std::uint32_t sum = met[c - origin];
        if (sum >= below || sum < least_sum(collector.floor())) continue;
        const CandidateRow row = rows_[c];
        const std::uint32_t back = scratch.scorer.met_back(row);
        if (sum + back == 0) continue;
        collector.offer(c, {directed_score(sum, query.prior, query.wants_something), directed_score(back, row.prior, row.wants_something)});
      }
    });
  };
  std::vector<std::uint32_t> found;
  const auto filter = [&](std::uint32_t least) {
    found.clear();
    if (least > 0xFFFF) return;
    if (only) {
      std::copy_if(only->begin(), only->end(), std::back_inserter(found), [&](std::uint32_t c) { return met[c - origin] >= least; });
      return;
    }
    filter_(met.data(), met.size(), static_cast<std::uint16_t>(least), static_cast<std::uint32_t>(origin), found);
    if (origin < range.begin || end_group * kGroup > range.end)
      std::erase_if(found, [&](std::uint32_t c) { return c < range.begin || c >= range.end; });
  };

  // First those with the best sums, as a sample tells them: they give a floor. Then all that may reach it.
  constexpr std::size_t kSample = 4096;
  const std::size_t step = std::max<std::size_t>(1, count / kSample);
  std::vector<std::uint16_t> sample;
  for (std::size_t i = 0; i < count; i += step) sample.push_back(met[candidate_at(i) - origin]);
  const std::size_t wanted = std::min(sample.size() - 1, 4 * collector.capacity() * sample.size() / count);
  std::nth_element(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(wanted), sample.end(), std::greater<>());
  const std::uint32_t seed = std::max<std::uint32_t>(sample[wanted], query.wants_something ? 1 : 0);
  filter(seed);
  look_at(found, 0x10000);
  filter(least_sum(collector.floor()));
  constexpr std::size_t kFoundATask = 4096;
  run((found.size() + kFoundATask - 1) / kFoundATask, [&](std::size_t task) {
    const std::size_t begin = task * kFoundATask;
    look_at(std::span(found).subspan(begin, std::min(kFoundATask, found.size() - begin)), seed);
  });
}

// ---- A batch: bounds of blocks of requests with blocks of candidates, then the exact scores of what passes.

void PostingsIndex::search_tiles(const Tiling& tiling, const TaskRunner& run) const {
  const bool once = !tiling.back.empty();
  const std::size_t request_blocks = (tiling.queries.size() + kBlock - 1) / kBlock;
  const std::size_t candidate_blocks = (tiling.range.end - tiling.range.begin + kBlock - 1) / kBlock;
  std::vector<std::unique_ptr<RequestPanel>> requests(std::min(kPanels, request_blocks));
  std::vector<std::vector<CodedQuery>> coded(requests.size());
  std::vector<CandidatePanel> panels(std::min(kPanels, candidate_blocks));
  const auto first_candidate = [&](std::size_t block) { return tiling.range.begin + block * kBlock; };
  const auto take_requests = [&](std::size_t place, std::size_t block) {
    const std::size_t begin = block * kBlock;
    const std::size_t end = std::min(tiling.queries.size(), begin + kBlock);
    coded[place].clear();
    requests[place] = std::make_unique<RequestPanel>(end - begin);
    for (std::size_t q = begin; q < end; ++q) {
      coded[place].emplace_back(tiling.queries[q], codes_);
      requests[place]->set(q - begin, coded[place].back());
    }
  };

  // First one block of candidates for every request, its own if it can be, which gives the floors; then the others.
  for (const bool seeding : {true, false}) {
    for (std::size_t i0 = 0; i0 < request_blocks; i0 += kPanels) {
      const std::size_t i1 = std::min(request_blocks, i0 + kPanels);
      run(i1 - i0, [&](std::size_t i) { take_requests(i, i0 + i); });
      for (std::size_t j0 = once ? i0 : 0; j0 < candidate_blocks; j0 += kPanels) {
        const std::size_t j1 = std::min(candidate_blocks, j0 + kPanels);
        std::vector<std::pair<std::size_t, std::size_t>> tasks;
        for (std::size_t i = i0; i < i1; ++i) {
          for (std::size_t j = once ? std::max(i, j0) : j0; j < j1; ++j) {
            if ((j == (once ? i : 0)) == seeding) tasks.emplace_back(i - i0, j - j0);
          }
        }
        if (tasks.empty()) continue;
        run(j1 - j0, [&](std::size_t j) {
          const std::size_t begin = first_candidate(j0 + j);
          panels[j].fill(rows_, begin, std::min<std::size_t>(kBlock, tiling.range.end - begin));
        });
        run(tasks.size(), [&](std::size_t t) {
          const auto [i, j] = tasks[t];
          with_scratch([&](Scratch& scratch) {
            search_tile(tiling, *requests[i], coded[i], (i0 + i) * kBlock, panels[j], first_candidate(j0 + j), seeding, scratch);
          });
        });
      }
    }
  }
}

void PostingsIndex::search_tile(const Tiling& tiling, const RequestPanel& requests, std::span<const CodedQuery> coded,
                                std::size_t first_request, const CandidatePanel& panel, std::size_t first_candidate, bool seeding,
                                Scratch& scratch) const {
  const bool both = !tiling.back.empty() && first_request != first_candidate;
  const std::span<SharedCollector> back = both ? tiling.back.subspan(first_candidate, panel.count()) : std::span<SharedCollector>();
  const std::span<SharedCollector> collectors = tiling.collectors.subspan(first_request, coded.size());
  scratch.floors.assign(panel.padded(), kNobody);
  scratch.survivors.resize(requests.rows());
  std::array<float, kRequests> floors{};
  const auto bound = [&](std::size_t first, std::size_t begin, std::size_t end) {
    floors.fill(kNobody);
    for (std::size_t r = first; r < std::min(coded.size(), first + kRequests); ++r) floors[r - first] = collectors[r].floor();
    tile_bounds_({&requests, first, floors.data(), &panel, begin, end, scratch.floors.data()}, scratch.survivors.data() + first);
  };
  const auto offer_all = [&] {
    for (std::size_t r = 0; r < coded.size(); ++r) {
      std::vector<Survivor>& passed = scratch.survivors[r];
      if (!passed.empty())
        offer(coded[r], collectors[r], static_cast<std::uint32_t>(first_request + r), passed, first_candidate, back, scratch.scorer);
      passed.clear();
    }
  };
  // Who has no floor yet would let everybody pass: a few candidates give one. Actors of one region are neighbours in the order
  // of the index, and often each other's best.
  const auto seeds = [&](std::size_t first) { return std::min(first, panel.padded() - 1) / kSeed * kSeed; };
  if (seeding) {
    for (std::size_t first = 0; first < requests.rows(); first += kRequests)
      bound(first, seeds(first), std::min(panel.padded(), seeds(first) + kSeed));
    offer_all();
  }
  const std::size_t step = seeding ? kSeed : kMostCandidates;
  for (std::size_t begin = 0; begin < panel.padded(); begin += step) {
    for (std::size_t c = begin; c < std::min(back.size(), begin + step); ++c) scratch.floors[c] = back[c].floor();
    for (std::size_t first = 0; first < requests.rows(); first += kRequests) {
      if (!seeding || seeds(first) != begin) bound(first, begin, std::min(panel.padded(), begin + step));
    }
    offer_all();
  }
}

void PostingsIndex::offer(const CodedQuery& query, SharedCollector& collector, std::uint32_t request, std::span<Survivor> survivors,
                          std::size_t first_candidate, std::span<SharedCollector> back, CompactScorer& scorer) const {
  // The most promising first: they raise the floor.
  const std::size_t most = collector.capacity() + collector.capacity() / 4;
  if (most < survivors.size())
    std::nth_element(survivors.begin(), survivors.begin() + static_cast<std::ptrdiff_t>(most), survivors.end(),
                     [](const Survivor& x, const Survivor& y) { return x.score > y.score; });
  scorer.load(query);
  for (std::size_t i = 0; i < survivors.size(); ++i) {
    const Survivor& survivor = survivors[i];
    const std::size_t candidate = first_candidate + survivor.candidate;
    const float their_floor = back.empty() ? kNobody : back[survivor.candidate].floor();
    const float floor = std::min(collector.floor(), their_floor);
    if (survivor.score < floor) continue;
    if (i + kAhead < survivors.size()) rows_.prefetch(first_candidate + survivors[i + kAhead].candidate);
    const CandidateRow row = rows_[candidate];
    const std::uint32_t sum = scorer.met(row);
    const std::uint16_t a = directed_score(sum, query.prior, query.wants_something);
    if (a == 0 || harmonic(a, survivor.back) < floor) continue;
    const std::uint32_t sum_back = scorer.met_back(row);
    if (sum + sum_back == 0) continue;
    const PairScore score{a, directed_score(sum_back, row.prior, row.wants_something)};
    const float exact = harmonic(score.a, score.b);
    if (exact >= collector.floor()) collector.offer(static_cast<std::uint32_t>(candidate), score);
    if (exact >= their_floor) back[survivor.candidate].offer(request, score.reversed());
  }
}

}  // namespace

std::unique_ptr<CandidateIndex> make_postings_index(const Candidates& candidates, const TaskRunner& run, Instructions instructions) {
  return std::make_unique<PostingsIndex>(candidates, run, instructions);
}

}  // namespace binome
