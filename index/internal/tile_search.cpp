#include "index/internal/tile_search.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

namespace binome {
namespace {

constexpr std::size_t kNone = ~std::size_t{0};
constexpr float kNobody = std::numeric_limits<float>::infinity();
constexpr std::size_t kBlock = 1024;  // requests and candidates of one task
constexpr std::size_t kPanels = 32;   // blocks whose bytes are kept at a time
constexpr std::size_t kSeed = 512;    // candidates that give a first floor

constexpr std::size_t blocks_of(std::size_t count) { return (count + kBlock - 1) / kBlock; }

// What one task works with.
struct Buffers {
  std::vector<Promising> forth;              // of one request
  std::vector<std::vector<Promising>> back;  // by candidate of the block
  std::vector<float> floors;                 // of the candidates of the block
};

class Search {
 public:
  Search(const TileSearch& given, Shortlists& lists, ObjectPool<CompactScorer>& scorers, const TaskRunner& run)
      : given_(given),
        lists_(lists),
        scorers_(scorers),
        run_(run),
        request_blocks_(blocks_of(given.queries.size())),
        candidate_blocks_(blocks_of(given.range.end - given.range.begin)),
        requests_(std::min(kPanels, request_blocks_)),
        panels_(std::min(kPanels, candidate_blocks_)) {}

  void all() {
    // First one block of candidates for every request, its own if it can be, which gives the floors; then the others.
    for (const bool seeding : {true, false}) {
      for (std::size_t i0 = 0; i0 < request_blocks_; i0 += kPanels) {
        for (std::size_t j0 = given_.one_another ? i0 : 0; j0 < candidate_blocks_; j0 += kPanels) blocks(i0, j0, seeding);
      }
    }
  }

 private:
  std::size_t end_of_block(std::size_t block) const { return std::min(given_.queries.size(), (block + 1) * kBlock); }
  std::size_t first_candidate(std::size_t block) const { return given_.range.begin + block * kBlock; }
  // Both are in the order of kind, country and region: the candidate at the same place is near.
  std::size_t seed_block(std::size_t request_block) const { return request_block * candidate_blocks_ / request_blocks_; }

  void blocks(std::size_t i0, std::size_t j0, bool seeding) {
    const std::size_t i1 = std::min(request_blocks_, i0 + kPanels);
    const std::size_t j1 = std::min(candidate_blocks_, j0 + kPanels);
    std::vector<std::pair<std::size_t, std::size_t>> tasks;
    for (std::size_t i = i0; i < i1; ++i) {
      for (std::size_t j = given_.one_another ? std::max(i, j0) : j0; j < j1; ++j) {
        if ((j == seed_block(i)) == seeding) tasks.emplace_back(i, j);
      }
    }
    if (!tasks.empty()) {
      take_requests(i0, i1);
      take_candidates(j0, j1);
      run_(tasks.size(), [&](std::size_t t) {
        buffers_.lend([&](Buffers& buffers) {
          scorers_.lend([&](CompactScorer& scorer) { tile(tasks[t].first, tasks[t].second, seeding, buffers, scorer); });
        });
      });
    }
    if (seeding) {
      if (request_blocks_ > kPanels) finish(i0, i1);  // all lists at once would be too many
      return;
    }
    // A list waits for the last of its candidates, except those of requests that come later, which would be too many.
    if (given_.one_another && j0 != i0) finish(j0, j1);
    if (j1 == candidate_blocks_) finish(i0, i1);
  }

  // One chunk is often all there is, and is then made once.
  void take_requests(std::size_t i0, std::size_t i1) {
    if (std::exchange(requests_from_, i0) == i0) return;
    run_(i1 - i0, [&](std::size_t i) {
      const std::size_t begin = (i0 + i) * kBlock;
      const std::size_t end = end_of_block(i0 + i);
      requests_[i] = std::make_unique<RequestPanel>(end - begin);
      for (std::size_t q = begin; q < end; ++q) given_.queries.with(q, [&](const CodedRow& row) { requests_[i]->set(q - begin, row); });
    });
  }
  void take_candidates(std::size_t j0, std::size_t j1) {
    if (std::exchange(panels_from_, j0) == j0) return;
    run_(j1 - j0, [&](std::size_t j) {
      const std::size_t begin = first_candidate(j0 + j);
      panels_[j].fill(given_.rows, given_.wanted, begin, std::min<std::size_t>(kBlock, given_.range.end - begin));
    });
  }
  void finish(std::size_t from, std::size_t to) {
    constexpr std::size_t kATask = 64;
    const std::size_t begin = from * kBlock;
    const std::size_t end = end_of_block(to - 1);
    run_((end - begin + kATask - 1) / kATask, [&](std::size_t task) {
      scorers_.lend([&](CompactScorer& scorer) {
        for (std::size_t q = begin + task * kATask; q < std::min(end, begin + (task + 1) * kATask); ++q) lists_.finish(q, scorer);
      });
    });
  }

  void tile(std::size_t i, std::size_t j, bool seeding, Buffers& buffers, CompactScorer& scorer) {
    const RequestPanel& requests = *requests_[i % kPanels];
    const CandidatePanel& panel = panels_[j % kPanels];
    const bool both = given_.one_another && i != j;
    buffers.floors.assign(panel.padded(), kNobody);
    buffers.back.resize(std::max(buffers.back.size(), panel.padded()));
    const auto bound = [&](std::size_t first, std::size_t begin, std::size_t end) {
      if (begin >= end) return;
      std::array<float, kRequests> floors;
      floors.fill(kNobody);
      const std::size_t first_query = i * kBlock + first;
      const std::size_t count = std::min(kRequests, end_of_block(i) - first_query);
      for (std::size_t r = 0; r < count; ++r) floors[r] = lists_.floor(first_query + r);
      given_.bounds({&requests, first, floors.data(), &panel, begin, end, buffers.floors.data()},
                    [&](std::size_t r, std::span<const Survivor> pairs) {
                      buffers.forth.clear();
                      for (const Survivor& s : pairs) {
                        if (s.score >= floors[r])
                          buffers.forth.push_back({static_cast<std::uint32_t>(first_candidate(j)) + s.candidate, s.score, s.b});
                        if (s.score >= buffers.floors[s.candidate])
                          buffers.back[s.candidate].push_back({static_cast<std::uint32_t>(first_query + r), s.score, s.a});
                      }
                      if (!buffers.forth.empty()) lists_.add(first_query + r, buffers.forth, scorer);
                    });
    };
    // A query without a floor would let every candidate pass: a few candidates, those at the same place, give one.
    const auto seeds = [&](std::size_t first) { return std::min(first, panel.padded() - 1) / kSeed * kSeed; };
    if (seeding) {
      for (std::size_t first = 0; first < requests.rows(); first += kRequests)
        bound(first, seeds(first), std::min(panel.padded(), seeds(first) + kSeed));
    }
    const std::size_t step = seeding ? kSeed : kMostCandidates;
    for (std::size_t begin = 0; begin < panel.padded(); begin += step) {
      const std::size_t end = std::min(panel.padded(), begin + step);
      for (std::size_t c = begin; both && c < std::min(panel.count(), end); ++c) buffers.floors[c] = lists_.floor(j * kBlock + c);
      for (std::size_t first = 0; first < requests.rows(); first += kRequests) {
        if (!seeding || seeds(first) != begin) bound(first, begin, end);
      }
    }
    for (std::size_t c = 0; both && c < panel.count(); ++c) {
      if (!buffers.back[c].empty()) lists_.add(j * kBlock + c, buffers.back[c], scorer);
      buffers.back[c].clear();
    }
  }

  const TileSearch& given_;
  Shortlists& lists_;
  ObjectPool<CompactScorer>& scorers_;
  const TaskRunner& run_;
  std::size_t request_blocks_;
  std::size_t candidate_blocks_;
  std::vector<std::unique_ptr<RequestPanel>> requests_;  // of the blocks from requests_from_ on
  std::vector<CandidatePanel> panels_;                   // of the blocks from panels_from_ on
  std::size_t requests_from_ = kNone;
  std::size_t panels_from_ = kNone;
  ObjectPool<Buffers> buffers_{[] { return std::make_unique<Buffers>(); }};
};

}  // namespace

void search_tiles(const TileSearch& search, Shortlists& lists, ObjectPool<CompactScorer>& scorers, const TaskRunner& run) {
  Search(search, lists, scorers, run).all();
}

}  // namespace binome
