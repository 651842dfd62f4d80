#include "engine/explanation/explanation.hpp"

#include <algorithm>
#include <cmath>

#include "engine/explanation/internal/pair_wants.hpp"

namespace binome {
namespace {

// Several wanted concepts share their ancestors: q[v] is divided among them as it was put together.
class Attribution {
 public:
  Attribution(const ConceptSpace& space, const Wanting& wanting) : space_(space), wanting_(wanting) {
    for (const WeightedWant& want : wanting.weighed) {
      space.each_common_ground(want.id, [&](ConceptId v, double nearness) {
        totals_.emplace_back(v, part(want, v, nearness));
        return true;
      });
    }
    std::stable_sort(totals_.begin(), totals_.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    std::size_t kept = 0;
    for (const auto& [v, amount] : totals_) {
      if (kept > 0 && totals_[kept - 1].first == v) totals_[kept - 1].second += amount;
      else totals_[kept++] = {v, amount};
    }
    totals_.resize(kept);
  }

  // What `want` gets of Σ q[v]·p[v], in units of kScale, the nearest concept met (kNoConcept: none), and what of the want that covers.
  double met(const WeightedWant& want, std::span<const ConceptId> held, ConceptId& nearest, double& covered) const {
    double sum = 0;
    nearest = kNoConcept;
    covered = 0;
    space_.each_common_ground(want.id, [&](ConceptId v, double nearness) {
      if (!holds(held, v)) return true;
      if (nearest == kNoConcept) {
        nearest = v;
        covered = nearness * wanting_.statistics->information(v) / wanting_.statistics->information(want.id);
      }
      const auto total =
          std::lower_bound(totals_.begin(), totals_.end(), v, [](const auto& entry, ConceptId id) { return entry.first < id; });
      if (total->second > 0) sum += weight_of(wanting_.quantized, v) * part(want, v, nearness) / total->second;
      return true;
    });
    return sum;
  }

 private:
  double part(const WeightedWant& want, ConceptId v, double nearness) const {
    return want.share * nearness * wanting_.statistics->edge_weight(v) / wanting_.statistics->information(want.id);
  }

  const ConceptSpace& space_;
  const Wanting& wanting_;
  std::vector<std::pair<ConceptId, double>> totals_;
};

// What stands for a near miss: the most particular concept that the other side has below the ancestor met, first by id.
ConceptId held_below(const ConceptSpace& space, std::span<const ConceptId> held, ConceptId wanted, ConceptId met) {
  if (wanted == met) return wanted;
  const auto child = std::find_if(held.begin(), held.end(), [&](ConceptId v) { return space.parent(v) == met; });
  return child == held.end() ? met : held_below(space, held, wanted, *child);
}

struct ExactDirection {
  Direction shown;
  double others = 0;
  double prior = 0;
};

// One reason for all concepts that a block groups, the strongest first.
void gather(const DirectoryState& directory, std::vector<Reason>& reasons) {
  std::vector<Reason> kept;
  std::vector<std::optional<std::size_t>> places(directory.built.space.block_count());
  for (Reason& reason : reasons) {
    const std::size_t block = reason.block;
    if (!directory.built.space.is_grouped(reason.wanted, block)) {
      kept.push_back(std::move(reason));
      continue;
    }
    if (!places[block]) {
      places[block] = kept.size();
      kept.push_back({block, reason.wanted, reason.met, reason.held, 0, 0, {}});
    }
    kept[*places[block]].points += reason.points;
    kept[*places[block]].grouped.push_back(reason.met);
  }
  reasons = std::move(kept);
}

// `factor` turns units of the directed score into points of S on 0 … 100.
ExactDirection explain_direction(const DirectoryState& directory, const Wanting& wanting, ActorIndex other, std::span<const ConceptId> held,
                                 std::uint16_t score, double factor) {
  ExactDirection exact;
  Direction& shown = exact.shown;
  shown.evidence = wanting.evidence;
  shown.known = 1 - ignorance(wanting.evidence);
  shown.wants_something = wanting.quantized.wants_something;
  shown.score = score;
  exact.prior = score == 0 ? 0 : wanting.quantized.prior * factor;
  const Attribution attribution(directory.built.space, wanting);
  std::vector<Reason> reasons;
  for (const WeightedWant& want : wanting.weighed) {
    ConceptId nearest = kNoConcept;
    double covered = 0;
    const double met = attribution.met(want, held, nearest, covered);
    if (met > 0)
      reasons.push_back({want.block, want.id, nearest, held_below(directory.built.space, held, want.id, nearest), met * factor, 0, {}});
    if (directory.built.space.is_grouped(want.id, want.block)) continue;
    if (nearest != want.id && directory.built.space.actor(want.id) != other)
      shown.unmet.push_back({want.block, want.id, want.share * (1 - covered)});
  }
  const auto sort_reasons = [&] {
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& x, const Reason& y) { return x.points > y.points; });
  };
  sort_reasons();
  gather(directory, reasons);
  sort_reasons();
  std::stable_sort(shown.unmet.begin(), shown.unmet.end(), [](const Unmet& x, const Unmet& y) { return x.share > y.share; });
  for (std::size_t i = kShownReasons; i < reasons.size(); ++i) exact.others += reasons[i].points;
  shown.other_reasons = reasons.size() - std::min(reasons.size(), kShownReasons);
  reasons.resize(std::min(reasons.size(), kShownReasons));
  shown.unmet.resize(std::min(shown.unmet.size(), kShownUnmet));
  shown.reasons = std::move(reasons);
  return exact;
}

// Rounds the parts to tenths so that they add up to `total`: down, then the largest remainders get one more.
void round_parts(std::vector<std::pair<double, int*>>& parts, int total) {
  int given = 0;
  for (auto& [exact, tenths] : parts) {
    *tenths = static_cast<int>(std::floor(exact * 10 + 1e-9));
    given += *tenths;
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& x, const auto& y) { return x.first * 10 - *x.second > y.first * 10 - *y.second; });
  for (std::size_t i = 0; given < total && !parts.empty(); i = (i + 1) % parts.size(), ++given) ++*parts[i].second;
  for (std::size_t i = parts.size(); given > total && i-- > 0;) {
    if (*parts[i].second == 0) continue;
    --*parts[i].second;
    --given;
  }
}

void collect_parts(ExactDirection& exact, std::vector<std::pair<double, int*>>& parts) {
  for (Reason& reason : exact.shown.reasons) parts.emplace_back(reason.points, &reason.tenths);
  if (exact.others > 0) parts.emplace_back(exact.others, &exact.shown.others_tenths);
  if (exact.prior > 0) parts.emplace_back(exact.prior, &exact.shown.prior_tenths);
}

}  // namespace

Explanation explain(const DirectoryState& directory, const Requester& asker, ActorIndex candidate) {
  const PairWants wants = wants_of_pair(directory, asker, candidate);
  Explanation explanation;
  explanation.score = score(directory, asker, candidate);
  explanation.tenths = static_cast<int>((score_millionths(explanation.score) + 50'000) / 100'000);
  // S is linear in each side, so it is the sum of its parts: what the side that is met less earns counts kLess twentieths, what the
  // other earns kMore.
  constexpr double kPoints = 100.0 / 20 / kScale;
  const auto [a, b] = explanation.score;
  const double even = (kLess + kMore) / 2.0;
  const double factor = a == b ? even : a < b ? kLess : kMore;
  ExactDirection forth = explain_direction(directory, wants.forth, candidate, directory.now.held(candidate), a, factor * kPoints);
  ExactDirection back = explain_direction(directory, wants.back, asker.self(), asker.held_row, b, (kLess + kMore - factor) * kPoints);
  std::vector<std::pair<double, int*>> parts;
  collect_parts(forth, parts);
  collect_parts(back, parts);
  round_parts(parts, explanation.tenths);
  explanation.for_asker = std::move(forth.shown);
  explanation.for_candidate = std::move(back.shown);
  return explanation;
}

}  // namespace binome
