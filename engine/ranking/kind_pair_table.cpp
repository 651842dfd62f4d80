#include "engine/ranking/kind_pair_table.hpp"

#include <optional>
#include <utility>

#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

constexpr std::size_t kSamples = 10'000;

// SplitMix64 (Steele, Lea, Flood, 2014): one state word, the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // Uniform in 0 … bound-1, bound < 2³² (Lemire 2019, without the rejection: the bias is below 2⁻³²).
  std::uint32_t below(std::uint32_t bound) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t x = state_;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    x ^= x >> 31;
    return static_cast<std::uint32_t>(((x >> 32) * bound) >> 32);
  }

 private:
  std::uint64_t state_;
};

KindPairStatistics make_statistics(const TableSources& sources, Term asker, Term asked) {
  std::vector<std::uint32_t> holders(sources.space.size());
  std::uint32_t population = 0;
  // Counted over both kinds: among the candidates alone, a kind of one or two actors would make everything they have
  // worthless, for all of them have it.
  for (const Term kind : asker == asked ? std::vector{asked} : std::vector{asker, asked}) {
    const Profiles::Range range = sources.profiles.of_kind(kind);
    for (ActorIndex i = range.begin; i < range.end; ++i) {
      if (!sources.profiles[i].visible) continue;
      ++population;
      for (const ConceptId v : sources.held[i]) ++holders[v];
    }
  }
  return {sources.space, sources.weights, sources.taxonomy.code(asker), sources.taxonomy.code(asked), holders, population};
}

}  // namespace

KindPairTable::KindPairTable(const TableSources& sources, Term asker, Term asked)
    : space_(sources.space), statistics_(make_statistics(sources, asker, asked)) {
  const Profiles::Range askers = sources.profiles.of_kind(asker);
  statistics_.set_mean_coverage(sample_mean_coverage(sources, askers, sources.profiles.of_kind(asked)));
  wants_ = rows_in_parallel<WantRows>(askers.size(), [&](std::size_t r, WantRows& rows) {
    rows.append(quantize(sources.profiles[askers.begin + static_cast<ActorIndex>(r)]).view());
  });
}

std::vector<WeightedWant> KindPairTable::weigh(const Profile& profile) const { return statistics_.weigh(space_.wants(profile)); }

QuantizedWants KindPairTable::quantize(const Profile& profile) const { return statistics_.quantize(weigh(profile), profile.evidence); }

double KindPairTable::sample_mean_coverage(const TableSources& sources, Profiles::Range askers, Profiles::Range asked) const {
  if (askers.size() == 0 || asked.size() == 0) return 0;
  using Pair = std::pair<ActorIndex, ActorIndex>;
  double sum = 0;
  std::size_t taken = 0;
  std::vector<Pair> eligible;
  const auto consider = [&](ActorIndex i, ActorIndex j) {
    const Profile& asker = sources.profiles[i];
    if (!sources.eligibility.judge(asker, asker, j, false)) eligible.emplace_back(i, j);
  };
  const auto take_eligible = [&] {
    std::vector<std::optional<double>> coverages(eligible.size());
    parallel_blocks(0, eligible.size(), 64, [&](std::size_t first, std::size_t last) {
      for (std::size_t p = first; p < last; ++p) {
        const std::vector<WeightedWant> wants = weigh(sources.profiles[eligible[p].first]);
        // Who wants nothing says nothing about coverage.
        if (!wants.empty()) coverages[p] = statistics_.coverage(wants, sources.held[eligible[p].second]);
      }
    });
    for (const auto& coverage : coverages) {
      sum += coverage.value_or(0);
      taken += coverage ? 1 : 0;
    }
    eligible.clear();
  };
  const std::uint64_t pairs = static_cast<std::uint64_t>(askers.size()) * asked.size();
  if (pairs <= kSamples) {  // few enough to take them all
    for (ActorIndex i = askers.begin; i < askers.end; ++i) {
      for (ActorIndex j = asked.begin; j < asked.end; ++j) consider(i, j);
    }
    take_eligible();
  } else {
    Random random(sources.seed);
    for (std::size_t tries = 0; taken < kSamples && tries < 10 * kSamples; take_eligible()) {
      for (; taken + eligible.size() < kSamples && tries < 10 * kSamples; ++tries) {
        const ActorIndex i = askers.begin + random.below(static_cast<std::uint32_t>(askers.size()));
        const ActorIndex j = asked.begin + random.below(static_cast<std::uint32_t>(asked.size()));
        consider(i, j);
      }
    }
  }
  return taken == 0 ? 0 : sum / static_cast<double>(taken);
}

}  // namespace binome
