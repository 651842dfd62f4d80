#include "features/kind_pair_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace binome {
namespace {

// What rounding down took from a weight.
struct Remainder {
  double part;
  std::uint32_t place;  // of the weight
};

// Gives one more to the weights of the `count` largest remainders, the first by place where several are as large; to all, and
// round again, where there are fewer.
void give_largest(std::vector<Remainder>& remainders, std::size_t count, std::vector<std::uint16_t>& weights) {
  for (; count >= remainders.size() && count > 0; count -= remainders.size()) {
    for (std::uint16_t& weight : weights) ++weight;
  }
  std::nth_element(remainders.begin(), remainders.begin() + static_cast<std::ptrdiff_t>(count), remainders.end(),
                   [](const Remainder& x, const Remainder& y) { return x.part != y.part ? x.part > y.part : x.place < y.place; });
  for (std::size_t i = 0; i < count; ++i) ++weights[remainders[i].place];
}

}  // namespace

KindPairStatistics::KindPairStatistics(const ConceptSpace& space, const BlockWeights& weights, std::string_view asker,
                                       std::string_view asked, std::span<const std::uint32_t> holders, std::uint32_t population)
    : space_(space), edge_weights_(space.size()), information_(space.size()), holders_(holders.begin(), holders.end()) {
  for (ConceptId v = 0; v < space.size(); ++v) information_[v] = std::log1p((population - holders_[v] + 0.5) / (holders_[v] + 0.5));
  // Holders are counted on closed sets, so a child has at least its parent's information: w ≥ 0.
  for (ConceptId v = 0; v < space.size(); ++v) {
    const ConceptId ground = space.common_ground(v);
    edge_weights_[v] = information_[v] - (ground == kNoConcept ? 0 : space.nearness(v) * information_[ground]);
  }
  for (std::size_t b = 0; b < space.block_count(); ++b) block_weights_.push_back(weights.of(asker, asked, space.block(b).name()));
}

std::vector<WeightedWant> KindPairStatistics::weigh(std::span<const WantedConcept> wants) const {
  std::vector<WeightedWant> weighted;
  weighted.reserve(wants.size());
  std::vector<double> block_sums(space_.block_count());
  for (std::size_t i = 0; i < wants.size();) {
    const std::uint8_t number = wants[i].block;
    const ConceptBlock& block = space_.block(number);
    double sum = 0;
    bool stated = false;
    for (; i < wants.size() && wants[i].block == number; ++i) {
      const ConceptId id = wants[i].id;
      if (information_[id] <= 0 || block_weights_[number] <= 0) continue;
      const double priority = wants[i].strength * block.priority(information_[id], holders_[id]);
      if (!(priority > 0)) continue;
      sum += priority;
      stated = stated || wants[i].stated;
      weighted.push_back({id, number, priority});
    }
    block_sums[number] = block_weights_[number] * (stated ? kStatedShare : 1) / sum;
  }
  for (WeightedWant& want : weighted) want.share *= block_sums[want.block];
  if (weighted.size() > kMostWants) {
    std::nth_element(weighted.begin(), weighted.begin() + kMostWants, weighted.end(),
                     [](const WeightedWant& x, const WeightedWant& y) { return x.share != y.share ? x.share > y.share : x.id < y.id; });
    weighted.resize(kMostWants);
    std::sort(weighted.begin(), weighted.end(), [](const WeightedWant& x, const WeightedWant& y) { return x.id < y.id; });
  }
  double total = 0;
  for (const WeightedWant& want : weighted) total += want.share;
  for (WeightedWant& want : weighted) want.share /= total;
  return weighted;
}

std::vector<double> KindPairStatistics::block_coverage(std::span<const WeightedWant> wants, std::span<const ConceptId> held) const {
  std::vector<double> covered(space_.block_count());
  for (const WeightedWant& want : wants) {
    // The has is closed: what is met of the path from c to its root is all that lies above the nearest concept had.
    space_.each_common_ground(want.id, [&](ConceptId v, double part) {
      if (!std::binary_search(held.begin(), held.end(), v)) return true;
      covered[want.block] += want.share * part * information_[v] / information_[want.id];
      return false;
    });
  }
  return covered;
}

double KindPairStatistics::coverage(std::span<const WeightedWant> wants, std::span<const ConceptId> held) const {
  const std::vector<double> covered = block_coverage(wants, held);
  return std::accumulate(covered.begin(), covered.end(), 0.0);
}

QuantizedWants KindPairStatistics::quantize(std::span<const WeightedWant> wants, std::uint32_t evidence) const {
  QuantizedWants result;
  if (wants.empty()) {
    result.prior = static_cast<std::uint16_t>(std::lround(kScale * kPriorShare * mean_coverage_));
    return result;
  }
  result.wants_something = true;
  const auto target = static_cast<std::uint32_t>(std::lround(kScale * (1 - ignorance(evidence))));

  // q[v] = Σ over wanted c below v of share_c · w_v / W(c), in order of v.
  std::vector<double> parts;
  std::vector<std::uint64_t> order;  // v, then the number of the part
  parts.reserve(2 * wants.size());
  order.reserve(2 * wants.size());
  for (const WeightedWant& want : wants) {
    space_.each_common_ground(want.id, [&](ConceptId v, double part) {
      if (edge_weights_[v] > 0) {
        order.push_back(std::uint64_t{v} << 32 | parts.size());
        parts.push_back(want.share * part * edge_weights_[v] / information_[want.id]);
      }
      return true;
    });
  }
  std::sort(order.begin(), order.end());
  result.concepts.reserve(order.size());
  result.weights.reserve(order.size());
  std::vector<Remainder> remainders;
  remainders.reserve(order.size());
  std::uint32_t given = 0;
  for (std::size_t i = 0; i < order.size();) {
    const auto v = static_cast<ConceptId>(order[i] >> 32);
    double exact = 0;
    for (; i < order.size() && order[i] >> 32 == v; ++i) exact += parts[static_cast<std::uint32_t>(order[i])];
    exact *= target;
    const auto whole = static_cast<std::uint16_t>(exact);
    remainders.push_back({exact - whole, static_cast<std::uint32_t>(result.concepts.size())});
    result.concepts.push_back(v);
    result.weights.push_back(whole);
    given += whole;
  }
  give_largest(remainders, given < target ? target - given : 0, result.weights);

  std::size_t kept = 0;
  for (std::size_t i = 0; i < result.concepts.size(); ++i) {
    if (result.weights[i] == 0) continue;
    result.concepts[kept] = result.concepts[i];
    result.weights[kept++] = result.weights[i];
  }
  result.concepts.resize(kept);
  result.weights.resize(kept);
  return result;
}

}  // namespace binome
