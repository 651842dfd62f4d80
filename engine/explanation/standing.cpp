#include "engine/explanation/standing.hpp"

#include <functional>
#include <utility>
#include <vector>

#include "engine/explanation/internal/pair_wants.hpp"

namespace binome {
namespace {

// Keeps only the place of one candidate among all.
class Counter final : public ActorCollector {
 public:
  Counter(const RankOrder& order, ActorIndex asker, ScoredActor subject, std::function<bool(ActorIndex)> accept, std::size_t k)
      : order_(order), asker_(asker), subject_(subject), accept_(std::move(accept)), best_(k, asker, {}, order, [](ActorIndex) {
          return true;
        }) {}
  std::size_t capacity() const override { return best_.capacity(); }
  void offer(std::uint32_t candidate, PairScore score) override {
    const ScoredActor scored{actor(candidate), score};
    if (score.is_zero() || is_superseded(scored.actor) || !accept_(scored.actor)) return;
    ++eligible;
    if (scored.actor == subject_.actor) listed = true;
    else if (order_.better(asker_, scored, subject_)) ++better;
    best_.search_in(std::span(&scored.actor, 1), nullptr);
    best_.offer(0, score);
  }
  std::vector<ScoredActor> best() { return best_.take(); }

  std::size_t eligible = 0;
  std::size_t better = 0;
  bool listed = false;

 private:
  const RankOrder& order_;
  ActorIndex asker_;
  ScoredActor subject_;
  std::function<bool(ActorIndex)> accept_;
  TopK best_;
};

// Weight that a side would gain if the other had `wanted` with all its ancestors.
std::uint32_t gain(const DirectoryState& directory, const QuantizedWants& wants, std::span<const ConceptId> held, ConceptId wanted) {
  std::uint32_t sum = 0;
  for (ConceptId v = wanted; v != kNoConcept; v = directory.built.space.parent(v)) {
    if (!holds(held, v)) sum += weight_of(wants, v);
  }
  return sum;
}

std::optional<BestChange> best_change(const DirectoryState& directory, const PairWants& wants, const Requester& asker,
                                      ActorIndex candidate) {
  std::optional<BestChange> best;
  const PairScore current = score(directory, asker, candidate);
  const auto consider = [&](const Wanting& wanting, std::span<const ConceptId> held, bool candidate_lacks) {
    const ActorIndex lacking = candidate_lacks ? candidate : asker.self();
    const std::uint32_t met = met_weight(wanting.quantized.view(), held);
    for (const WeightedWant& want : wanting.weighed) {
      if (directory.built.space.is_grouped(want.id, want.block)) continue;
      const std::uint32_t more = gain(directory, wanting.quantized, held, want.id);
      if (more == 0 || directory.built.space.actor(want.id) == lacking) continue;  // nobody is its own partner
      PairScore score = current;
      (candidate_lacks ? score.a : score.b) = directed_score(met + more, wanting.quantized.prior, true);
      if (compare_scores(score, best ? best->score : current) > 0) best = BestChange{want.block, want.id, candidate_lacks, score};
    }
  };
  consider(wants.forth, directory.now.held(candidate), true);
  consider(wants.back, asker.held_row, false);
  return best;
}

}  // namespace

Standing standing(const DirectoryState& directory, const Requester& asker, ActorIndex candidate, std::size_t k) {
  const auto& [built, now] = directory;
  const Term asked = now.profile(candidate).kind;
  const Term asking = asker.wants.kind;
  const QuantizedWants wants = built.pairs.table(asking, asked).quantize(asker.wants);
  const Attributes own_wants = attributes_of(asker.wants);
  const Attributes own_held = attributes_of(asker.held);
  const auto is_eligible = [&, &now = now, &built = built](ActorIndex one) {
    return !judge(now, built.taxonomy, own_wants, own_held, one, one == candidate);
  };
  Counter counter(now.order(), asker.self(), {candidate, score(directory, asker, candidate)}, is_eligible, k);
  search_everybody(directory, {wants.view(), asker.held_row}, asking, asked, counter);
  Standing standing;
  standing.eligible = counter.eligible;
  standing.rank = counter.listed ? counter.better + 1 : 0;
  const std::vector<ScoredActor> best = counter.best();
  if ((standing.rank == 0 || standing.rank > k) && !best.empty()) standing.needed = best.back().score;
  standing.change = best_change(directory, wants_of_pair(directory, asker, candidate), asker, candidate);
  return standing;
}

}  // namespace binome
