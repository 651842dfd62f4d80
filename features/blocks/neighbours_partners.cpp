// Where the neighbours' partners are: wants over the cells of the block `proximity`, derived from the partnerships of those who
// share a cell with the asker, its own included. At each scale, neighbours and their partners' places are as fine as each other.
#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

#include "features/blocks/place_block.hpp"

namespace binome {
namespace {

constexpr std::size_t kScales = 3;            // of PlaceGrid::kSides: beyond a region, neighbours say nothing
constexpr std::size_t kMostCellsAScale = 64;  // wanted, the most frequent
constexpr std::size_t kMostTargets = 128;     // kept for one cell, the most frequent: bounds the work around a metropolis

struct Target {
  std::uint32_t cell;
  std::uint32_t count;  // of partnerships
};

// Keeps the most frequent, the first by number where several are as frequent; in order of the cells.
void keep_most_frequent(std::vector<Target>& targets, std::size_t most) {
  if (targets.size() > most) {
    std::nth_element(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(most), targets.end(),
                     [](const Target& x, const Target& y) { return x.count != y.count ? x.count > y.count : x.cell < y.cell; });
    targets.resize(most);
  }
  std::sort(targets.begin(), targets.end(), [](const Target& x, const Target& y) { return x.cell < y.cell; });
}

// Rows of different lengths, one after the other.
template <typename Value>
class Rows {
 public:
  void append(std::span<const Value> row) {
    values_.insert(values_.end(), row.begin(), row.end());
    ends_.push_back(values_.size());
  }
  std::span<const Value> operator[](std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::span(values_).subspan(begin, ends_[row] - begin);
  }

 private:
  std::vector<Value> values_;
  std::vector<std::size_t> ends_;
};

// The cells of one scale that a seat lies in, one of each grid.
using Corner = std::array<std::uint32_t, PlaceGrid::kGrids>;
struct CornerHash {
  std::size_t operator()(const Corner& corner) const {
    std::uint64_t hash = 0;
    for (const std::uint32_t cell : corner) hash = (hash ^ cell) * 0x9E3779B97F4A7C15ULL;  // golden ratio (Knuth)
    return hash ^ hash >> 32;
  }
};

class NeighboursPartnersBlock final : public PlaceBlock {
 public:
  explicit NeighboursPartnersBlock(const Profiles& profiles) : PlaceBlock(profiles) {
    std::vector<Seat> seats;
    seats.reserve(profiles.size());
    for (ActorIndex i = 0; i < profiles.size(); ++i) seats.push_back(seat_of(profiles[i]));
    count_partnerships(seats);
    for (const Corner& corner : corners_) of_corner_.append(around(corner));
  }

  std::string_view name() const override { return "neighbours_partners"; }
  std::string_view concepts_of() const override { return "proximity"; }
  Bilingual title() const override { return {"Là où leurs voisins ont des partenaires", "Where their neighbours have partners"}; }

  // Each scale counts as much as another.
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    std::vector<std::uint32_t> cells;
    grid().cells_of(profile, cells);
    for (std::size_t scale = 0; scale < kScales; ++scale) {
      const auto [first, last] = std::ranges::equal_range(cells, scale, {}, [this](std::uint32_t cell) { return grid().side_of(cell); });
      if (const auto corner = find_corner(std::span(first, last))) {
        wants.insert(wants.end(), of_corner_[*corner].begin(), of_corner_[*corner].end());
      } else {
        const std::vector<Want> found = around(std::span(first, last));
        wants.insert(wants.end(), found.begin(), found.end());
      }
    }
  }

 private:
  // The corner of every scale, or kUnknown.
  using Seat = std::array<std::uint32_t, kScales>;
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;

  // Numbers the corners that are new.
  Seat seat_of(const Profile& profile) {
    std::vector<std::uint32_t> cells;
    grid().cells_of(profile, cells);
    Seat seat;
    seat.fill(kUnknown);
    if (cells.empty()) return seat;
    for (std::size_t scale = 0; scale < kScales; ++scale) {
      Corner corner;
      std::copy_n(cells.begin() + static_cast<std::ptrdiff_t>(scale * corner.size()), corner.size(), corner.begin());
      const auto [known, added] = numbers_.emplace(corner, static_cast<std::uint32_t>(corners_.size()));
      if (added) corners_.push_back(corner);
      seat[scale] = known->second;
    }
    return seat;
  }

  // Every partnership links each cell of one side with each cell of the same scale of the other. O(partnerships + cells).
  void count_partnerships(std::span<const Seat> seats) {
    std::vector<std::size_t> ends(corners_.size() + 1);  // of each corner, in `partners`
    const auto each_partnership = [&](const auto& use) {
      for (ActorIndex i = 0; i < seats.size(); ++i) {
        if (seats[i][0] == kUnknown) continue;
        for (const ActorIndex partner : profiles()[i].partners) {
          if (seats[partner][0] == kUnknown) continue;
          for (std::size_t scale = 0; scale < kScales; ++scale) use(seats[i][scale], seats[partner][scale]);
        }
      }
    };
    each_partnership([&](std::uint32_t corner, std::uint32_t) { ++ends[corner]; });
    std::exclusive_scan(ends.begin(), ends.end(), ends.begin(), std::size_t{0});
    std::vector<std::uint32_t> partners(ends.back());  // their corners
    each_partnership([&](std::uint32_t corner, std::uint32_t partner) { partners[ends[corner]++] = partner; });

    std::vector<std::vector<std::uint32_t>> corners_of(grid().size());
    for (std::uint32_t corner = 0; corner < corners_.size(); ++corner) {
      for (const std::uint32_t cell : corners_[corner]) corners_of[cell].push_back(corner);
    }
    std::vector<std::uint32_t> counts(grid().size());
    std::vector<Target> targets;
    for (std::uint32_t cell = 0; cell < grid().size(); ++cell) {
      targets.clear();
      for (const std::uint32_t corner : corners_of[cell]) {
        for (std::size_t i = corner == 0 ? 0 : ends[corner - 1]; i < ends[corner]; ++i) {
          for (const std::uint32_t target : corners_[partners[i]]) {
            if (counts[target]++ == 0) targets.push_back({target, 0});
          }
        }
      }
      for (Target& target : targets) target.count = std::exchange(counts[target.cell], 0);
      keep_most_frequent(targets, kMostTargets);
      of_cell_.append(targets);
    }
  }

  // Where those who sit in any of the cells, all of one scale, have partners.
  std::vector<Want> around(std::span<const std::uint32_t> cells) const {
    std::vector<Target> ranked;
    for (const std::uint32_t cell : cells) ranked.insert(ranked.end(), of_cell_[cell].begin(), of_cell_[cell].end());
    std::sort(ranked.begin(), ranked.end(), [](const Target& x, const Target& y) { return x.cell < y.cell; });
    std::size_t kept = 0;
    for (const Target& target : ranked) {
      if (kept > 0 && ranked[kept - 1].cell == target.cell) ranked[kept - 1].count += target.count;
      else ranked[kept++] = target;
    }
    ranked.resize(kept);
    keep_most_frequent(ranked, kMostCellsAScale);
    double sum = 0;
    for (const Target& target : ranked) sum += target.count;
    std::vector<Want> wants;
    for (const Target& target : ranked) wants.push_back({target.cell, target.count / sum});
    return wants;
  }

  // The number of a corner that somebody's seat is in.
  std::optional<std::uint32_t> find_corner(std::span<const std::uint32_t> cells) const {
    Corner corner;
    if (cells.size() != corner.size()) return std::nullopt;
    std::ranges::copy(cells, corner.begin());
    const auto found = numbers_.find(corner);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }

  std::vector<Corner> corners_;
  std::unordered_map<Corner, std::uint32_t, CornerHash> numbers_;
  Rows<Target> of_cell_;
  Rows<Want> of_corner_;  // around(corners_[c]): many share a corner
};

}  // namespace

std::unique_ptr<ConceptBlock> make_neighbours_partners_block(const Taxonomy&, const Profiles& profiles) {
  return std::make_unique<NeighboursPartnersBlock>(profiles);
}

}  // namespace binome
