#include "engine/evaluation/exposure.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/evaluation/ranking_quality.hpp"

namespace binome {
namespace {

using Lists = std::map<ActorIndex, std::vector<ActorIndex>>;

void collect(Lists& lists, const Engine& engine, Term asker, Term asked, std::size_t k) {
  (void)engine.batch({.asker = asker, .asked = asked, .k = k}, [&](ActorIndex actor, const RankedList& list) {
    for (const ScoredActor& match : list.matches) lists[actor].push_back(match.actor);
  });
}

bool proposes(const Lists& lists, ActorIndex actor, ActorIndex other) {
  const auto list = lists.find(actor);
  return list != lists.end() && std::find(list->second.begin(), list->second.end(), other) != list->second.end();
}

}  // namespace

Exposure measure_exposure(const Engine& engine, Term kind, Term other_kind, std::size_t k) {
  std::vector<Term> kinds = {kind};
  if (other_kind != kind) kinds.push_back(other_kind);
  Lists lists;
  collect(lists, engine, kind, other_kind, k);
  if (other_kind != kind) collect(lists, engine, other_kind, kind, k);
  std::map<ActorIndex, std::uint32_t> proposed;
  double proposals = 0;
  double mutual = 0;
  for (const auto& [actor, list] : lists) {
    for (const ActorIndex other : list) {
      ++proposed[other];
      ++proposals;
      if (proposes(lists, other, actor)) ++mutual;
    }
  }
  const Profiles& profiles = engine.built().profiles;
  std::vector<std::uint32_t> counts;
  for (const Term one : kinds) {
    const Profiles::Range range = profiles.of_kind(one);
    for (ActorIndex i = range.begin; i < range.end; ++i) {
      if (profiles[i].visible) counts.push_back(proposed.contains(i) ? proposed[i] : 0);
    }
  }
  return {static_cast<double>(proposed.size()) / static_cast<double>(std::max<std::size_t>(1, counts.size())), gini(counts),
          proposals > 0 ? mutual / proposals : 0};
}

void MeanExposure::add(const Exposure& exposure) {
  sum_.coverage += exposure.coverage;
  sum_.gini += exposure.gini;
  sum_.mutual += exposure.mutual;
  ++count_;
}

Exposure MeanExposure::mean() const { return {sum_.coverage / count_, sum_.gini / count_, sum_.mutual / count_}; }

}  // namespace binome
