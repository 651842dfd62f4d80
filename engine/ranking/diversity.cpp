#include "engine/ranking/diversity.hpp"

#include <algorithm>
#include <cassert>

#include "features/error_codes.hpp"

namespace binome {
namespace {

// One of the pool that is not picked yet.
struct Waiting {
  std::size_t position = 0;  // in the pool
  double relevance = 0;      // mu · S/S_max
  double similarity = 0;     // the greatest to those picked
};

}  // namespace

DiversityCost& DiversityCost::operator+=(const DiversityCost& other) {
  matches += other.matches;
  score_sum += other.score_sum;
  plain_score_sum += other.plain_score_sum;
  return *this;
}

ProfileSimilarity::ProfileSimilarity(HeldOf held, std::span<const double> weights, std::vector<Block> blocks)
    : held_(std::move(held)), weights_(weights), blocks_(std::move(blocks)), loaded_(weights.size()), loaded_totals_(blocks_.size()) {}

void ProfileSimilarity::load(ActorIndex actor) {
  for (const ConceptId v : loaded_row_) loaded_[v] = 0;
  std::fill(loaded_totals_.begin(), loaded_totals_.end(), 0);
  loaded_row_ = held_(actor);
  std::size_t block = 0;
  for (const ConceptId v : loaded_row_) {
    while (v >= blocks_[block].end) ++block;
    loaded_[v] = weights_[v];
    loaded_totals_[block] += weights_[v];
  }
}

double ProfileSimilarity::with(ActorIndex other) const {
  const std::span<const ConceptId> row = held_(other);
  double shared = 0;
  double counted = 0;
  auto v = row.begin();
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    double both = 0;
    double total = 0;
    for (; v != row.end() && *v < blocks_[block].end; ++v) {
      both += loaded_[*v];
      total += weights_[*v];
    }
    const double either = loaded_totals_[block] + total - both;
    if (!(either > 0)) continue;
    shared += blocks_[block].weight * (both / either);
    counted += blocks_[block].weight;
  }
  return counted > 0 ? shared / counted : 0;
}

RankedList diversify(std::span<const ScoredActor> pool, std::size_t k, double mu, ProfileSimilarity& similarity) {
  assert(mu > 0 && mu <= 1);
  RankedList list;
  Diversification& effect = list.diversity.emplace();
  std::vector<Waiting> waiting;  // in the order of the pool
  for (std::size_t i = 0; i < pool.size(); ++i) {
    waiting.push_back({i, mu * (score_percent(pool[i].score) / score_percent(pool.front().score))});
  }
  const auto value = [mu](const Waiting& one) { return one.relevance - (1 - mu) * one.similarity; };
  while (list.matches.size() < k && !waiting.empty()) {
    // The first of the greatest.
    const auto best = std::max_element(waiting.begin(), waiting.end(), [&](const auto& x, const auto& y) { return value(x) < value(y); });
    const ScoredActor& picked = pool[best->position];
    effect.cost += {1, score_millionths(picked.score), score_millionths(pool[list.matches.size()].score)};
    effect.plain_ranks.push_back(static_cast<std::uint32_t>(best->position + 1));
    list.matches.push_back(picked);
    waiting.erase(best);
    similarity.load(picked.actor);
    for (Waiting& one : waiting) one.similarity = std::max(one.similarity, similarity.with(pool[one.position].actor));
  }
  return list;
}

bool is_diversity(double mu) { return mu > 0 && mu <= 1; }

Result<void> check_diversity(std::optional<double> mu, std::size_t k) {
  if (!mu || k <= kMostDiversified) return {};
  return fail(ErrorCode::diversity_too_long, {{"most", kMostDiversified}, {"k", k}});
}

}  // namespace binome
