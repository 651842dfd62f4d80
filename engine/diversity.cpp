#include "engine/diversity.hpp"

#include <algorithm>
#include <cassert>

namespace binome {
namespace {

// The pool while it is picked from.
class MarginalRelevance {
 public:
  MarginalRelevance(std::span<const ScoredActor> pool, double mu, const HasSimilarity& similarity)
      : pool_(pool), mu_(mu), similarity_(similarity), waiting_(pool.size()) {
    for (std::size_t i = 0; i < pool.size(); ++i) {
      waiting_[i].relevance = mu * (score_percent(pool[i].score) / score_percent(pool.front().score));
      waiting_[i].weight = similarity.weight(pool[i].actor);
    }
  }

  // Takes the next one out; its position in the pool. Requires that one is left.
  std::size_t pick() {
    std::size_t best = pool_.size();
    for (std::size_t i = 0; i < pool_.size(); ++i) {
      if (waiting_[i].picked) continue;
      if (best < pool_.size()) {
        const double reached = value(best);
        if (waiting_[i].relevance <= reached) break;  // nor can those after it: they are no more relevant
        // Values only fall as more are picked (Minoux 1978), so one that is out of date is a bound.
        if (value(i) <= reached) continue;
      }
      compare_with_picked(i);
      if (best == pool_.size() || value(i) > value(best)) best = i;
    }
    waiting_[best].picked = true;
    picked_.push_back(best);
    return best;
  }

 private:
  struct Waiting {
    double relevance = 0;   // mu · S/S_max
    double weight = 0;      // of what it has
    double similarity = 0;  // the greatest to the first `compared` that were picked
    std::size_t compared = 0;
    bool picked = false;
  };

  double value(std::size_t i) const { return waiting_[i].relevance - (1 - mu_) * waiting_[i].similarity; }

  void compare_with_picked(std::size_t i) {
    Waiting& one = waiting_[i];
    for (; one.compared < picked_.size(); ++one.compared) {
      const std::size_t other = picked_[one.compared];
      one.similarity = std::max(one.similarity, similarity_(pool_[i].actor, one.weight, pool_[other].actor, waiting_[other].weight));
    }
  }

  std::span<const ScoredActor> pool_;
  double mu_;
  const HasSimilarity& similarity_;
  std::vector<Waiting> waiting_;  // in the order of the pool
  std::vector<std::size_t> picked_;
};

}  // namespace

DiversityCost& DiversityCost::operator+=(const DiversityCost& other) {
  matches += other.matches;
  score_sum += other.score_sum;
  plain_score_sum += other.plain_score_sum;
  return *this;
}

double HasSimilarity::weight(ActorIndex actor) const {
  double sum = 0;
  for (const ConceptId v : has[actor]) sum += weights[v];
  return sum;
}

double HasSimilarity::operator()(ActorIndex x, double weight_x, ActorIndex y, double weight_y) const {
  const std::span<const ConceptId> left = has[x];
  const std::span<const ConceptId> right = has[y];
  double both = 0;
  for (std::size_t l = 0, r = 0; l < left.size() && r < right.size();) {
    const ConceptId v = left[l];
    const ConceptId u = right[r];
    if (u == v) both += weights[v];
    l += v <= u ? 1 : 0;
    r += u <= v ? 1 : 0;
  }
  const double either = weight_x + weight_y - both;
  return either > 0 ? both / either : 0;
}

RankedList diversify(std::span<const ScoredActor> pool, std::size_t k, double mu, const HasSimilarity& similarity) {
  assert(mu > 0 && mu <= 1);
  RankedList list;
  Diversification& effect = list.diversity.emplace();
  MarginalRelevance waiting(pool, mu, similarity);
  for (std::size_t i = 0; i < std::min(k, pool.size()); ++i) {
    const std::size_t picked = waiting.pick();
    list.matches.push_back(pool[picked]);
    effect.plain_ranks.push_back(static_cast<std::uint32_t>(picked + 1));
    effect.cost += {1, score_millionths(pool[picked].score), score_millionths(pool[i].score)};
  }
  return list;
}

}  // namespace binome
