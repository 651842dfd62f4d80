// Where the neighbours' partners are: wants over the cells of the block `near`, derived from the partnerships of those who
// share a cell with the asker, its own included. At each scale, neighbours and their partners' places are as fine as each other.
#include <algorithm>

#include "features/blocks/place_block.hpp"

namespace binome {
namespace {

constexpr std::size_t kScales = 3;            // of PlaceGrid::kSides: beyond a region, neighbours say nothing
constexpr std::size_t kMostCellsAScale = 64;  // wanted, the most frequent
constexpr std::size_t kMostTargets = 128;     // kept for one cell, the most frequent: bounds the work around a metropolis

class NeighbourhoodBlock final : public PlaceBlock {
 public:
  explicit NeighbourhoodBlock(const Profiles& profiles) : PlaceBlock(profiles) {
    // Every partnership links each cell of one side with each cell of the same scale of the other.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
    std::vector<std::uint32_t> from, to;
    for (ActorIndex i = 0; i < profiles.size(); ++i) {
      from.clear();
      grid().cells_of(profiles[i], from);
      for (const ActorIndex partner : profiles[i].partners) {
        to.clear();
        grid().cells_of(profiles[partner], to);
        for (const std::uint32_t x : from) {
          if (grid().side_of(x) >= kScales) continue;
          for (const std::uint32_t y : to) {
            if (grid().side_of(x) == grid().side_of(y)) links.emplace_back(x, y);
          }
        }
      }
    }
    std::sort(links.begin(), links.end());
    first_.push_back(0);
    std::vector<Target> targets;
    std::size_t i = 0;
    for (std::uint32_t cell = 0; cell < grid().size(); ++cell) {
      targets.clear();
      while (i < links.size() && links[i].first == cell) {
        const std::size_t begin = i;
        while (i < links.size() && links[i] == links[begin]) ++i;
        targets.push_back({links[begin].second, static_cast<std::uint32_t>(i - begin)});
      }
      keep_most_frequent(targets, kMostTargets);
      targets_.insert(targets_.end(), targets.begin(), targets.end());
      first_.push_back(targets_.size());
    }
  }

  std::string_view name() const override { return "neighbourhood"; }
  std::string_view concepts_of() const override { return "near"; }
  Bilingual title() const override { return {"Là où leurs voisins ont des partenaires", "Where their neighbours have partners"}; }

  // Each scale counts as much as another.
  void wants(const Profile& profile, std::vector<Want>& wants) const override {
    std::vector<std::uint32_t> cells;
    grid().cells_of(profile, cells);
    for (std::size_t scale = 0; scale < kScales; ++scale) {
      std::vector<Target> ranked;
      for (const std::uint32_t cell : cells) {
        if (grid().side_of(cell) != scale) continue;
        ranked.insert(ranked.end(), targets_.begin() + static_cast<std::ptrdiff_t>(first_[cell]),
                      targets_.begin() + static_cast<std::ptrdiff_t>(first_[cell + 1]));
      }
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
      for (const Target& target : ranked) wants.push_back({target.cell, target.count / sum});
    }
  }

 private:
  struct Target {
    std::uint32_t cell;
    std::uint32_t count;  // of partnerships
  };
  // The most frequent, the first by number where several are as frequent.
  static void keep_most_frequent(std::vector<Target>& targets, std::size_t most) {
    if (targets.size() <= most) return;
    std::nth_element(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(most), targets.end(),
                     [](const Target& x, const Target& y) { return x.count != y.count ? x.count > y.count : x.cell < y.cell; });
    targets.resize(most);
  }

  std::vector<std::size_t> first_;  // of each cell, in targets_; and the end
  std::vector<Target> targets_;
};

}  // namespace

std::unique_ptr<ConceptBlock> make_neighbourhood_block(const Taxonomy&, const Profiles& profiles) {
  return std::make_unique<NeighbourhoodBlock>(profiles);
}

}  // namespace binome
