#include "engine/evaluation/hidden_pairs.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/evaluation/hidden_links.hpp"
#include "features/counter_random.hpp"

namespace binome {
namespace {

constexpr std::uint64_t kFoldStream = 11;
constexpr std::uint64_t kCandidateStream = 12;

bool at_home(const Profile& profile, Term home) {
  const auto& places = profile.home.all();
  return std::find(places.begin(), places.end(), home) != places.end();
}

Term country_of(const Profiles& profiles, ActorIndex actor) { return profiles.actor(actor).home.country; }

// The date of a pair: that of its earliest project that has one.
std::map<std::pair<ActorIndex, ActorIndex>, Date> dates_of_pairs(const Directory& directory, const Profiles& profiles) {
  std::map<std::pair<ActorIndex, ActorIndex>, Date> dates;
  for (const Project& project : directory.projects) {
    const Date date = project.start ? project.start : project.end;
    if (!date || project.participants.size() > kMostLinkedParticipants) continue;
    for (const std::string& a : project.participants) {
      for (const std::string& b : project.participants) {
        const auto pair = std::pair(*profiles.find(a), *profiles.find(b));
        if (pair.first >= pair.second) continue;
        const auto [place, added] = dates.emplace(pair, date);
        if (!added) place->second = std::min(place->second, date);
      }
    }
  }
  return dates;
}

void split_by_date(std::vector<LinkedPair>& pairs, const Directory& directory, const Profiles& profiles, std::size_t parts) {
  const auto dates = dates_of_pairs(directory, profiles);
  std::vector<Date> dated;
  const auto date_of = [&](const LinkedPair& pair) {
    const auto found = dates.find(std::minmax(pair.first, pair.second));
    return found == dates.end() ? Date{} : found->second;
  };
  for (const LinkedPair& pair : pairs) {
    if (const Date date = date_of(pair)) dated.push_back(date);
  }
  std::sort(dated.begin(), dated.end());
  const Date limit = dated.empty() ? Date{} : dated[dated.size() - 1 - (dated.size() - 1) / parts];
  for (LinkedPair& pair : pairs) pair.fold = dated.empty() || !date_of(pair) || date_of(pair) < limit ? 1 : 0;
}

// `count` of `pool`, drawn without repetition, in the order drawn.
std::vector<ActorIndex> draw(std::vector<ActorIndex> pool, std::size_t count, CounterRandom random) {
  count = std::min(count, pool.size());
  for (std::size_t i = 0; i < count; ++i) std::swap(pool[i], pool[i + random.below(pool.size() - i)]);
  pool.resize(count);
  return pool;
}

// The nearest in number of links, ties at random, in no order.
std::vector<ActorIndex> nearest(std::vector<ActorIndex> pool, std::size_t count, const Profiles& profiles, ActorIndex truth,
                                CounterRandom random) {
  pool = draw(std::move(pool), pool.size(), random);
  const auto gap = [&](ActorIndex i) {
    const auto links = static_cast<std::ptrdiff_t>(profiles[i].partners.size());
    return std::abs(links - static_cast<std::ptrdiff_t>(profiles[truth].partners.size()));
  };
  std::stable_sort(pool.begin(), pool.end(), [&](ActorIndex x, ActorIndex y) { return gap(x) < gap(y); });
  pool.resize(std::min(count, pool.size()));
  const std::size_t kept = pool.size();
  return draw(std::move(pool), kept, random);
}

std::size_t wanted_candidates(Protocol protocol) {
  switch (protocol) {
    case Protocol::full:
      return 0;
    case Protocol::degree:
      return 49;
    default:
      return 99;
  }
}

}  // namespace

std::size_t fold_count(const HidingOptions& options) { return options.by_date ? 1 : options.folds; }

std::vector<LinkedPair> linked_pairs(const Directory& directory, const Profiles& profiles, const HidingOptions& options) {
  std::vector<LinkedPair> pairs;
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    for (const ActorIndex j : profiles[i].partners) {
      if (j < i || !profiles[i].visible || !profiles[j].visible) continue;
      LinkedPair pair{i, j, 0};
      if (options.home) {
        const bool first_home = at_home(profiles[i], options.home);
        if (first_home == at_home(profiles[j], options.home)) continue;
        if (!first_home) std::swap(pair.first, pair.second);
      }
      pairs.push_back(pair);
    }
  }
  if (options.by_date) {
    split_by_date(pairs, directory, profiles, options.folds);
    return pairs;
  }
  std::vector<ActorIndex> order(pairs.size());
  std::iota(order.begin(), order.end(), 0U);
  order = draw(std::move(order), pairs.size(), CounterRandom(options.seed, kFoldStream, 0));
  for (std::size_t i = 0; i < order.size(); ++i) pairs[order[i]].fold = i % options.folds;
  return pairs;
}

Directory hide_fold(const Directory& directory, const Profiles& profiles, std::span<const LinkedPair> pairs, std::size_t fold) {
  std::vector<std::pair<std::string, std::string>> hidden;
  for (const LinkedPair& pair : pairs) {
    if (pair.fold == fold) hidden.emplace_back(profiles.id(pair.first), profiles.id(pair.second));
  }
  return without_links(directory, hidden);
}

std::string find_leak(const Directory& hidden, const Profiles& rebuilt, std::span<const LinkedPair> pairs, std::size_t fold) {
  std::map<std::pair<ActorIndex, ActorIndex>, bool> of_fold;
  for (const LinkedPair& pair : pairs) {
    if (pair.fold != fold) continue;
    of_fold[std::minmax(pair.first, pair.second)] = true;
    const auto& partners = rebuilt[pair.first].partners;
    if (std::binary_search(partners.begin(), partners.end(), pair.second))
      return std::string(rebuilt.id(pair.first)) + " – " + std::string(rebuilt.id(pair.second));
  }
  for (const Project& project : hidden.projects) {
    for (const std::string& a : project.participants) {
      for (const std::string& b : project.participants) {
        if (of_fold.contains({*rebuilt.find(a), *rebuilt.find(b)})) return project.id + " (" + a + " – " + b + ")";
      }
    }
  }
  return {};
}

RankingTasks make_tasks(const Profiles& whole, const Profiles& rebuilt, const Eligibility& eligibility, std::span<const LinkedPair> pairs,
                        std::size_t fold, Protocol protocol, bool need_links, const HidingOptions& options) {
  // Candidates by side (home or not) and, where the protocol asks, kind or country.
  using PoolKey = std::tuple<Term, bool, Term>;
  const auto key_of = [&](ActorIndex i) {
    return PoolKey(protocol == Protocol::full ? rebuilt[i].kind : Term(), options.home && at_home(rebuilt[i], options.home),
                   protocol == Protocol::country ? country_of(rebuilt, i) : Term());
  };
  std::map<PoolKey, std::vector<ActorIndex>> pools;
  for (ActorIndex i = 0; i < rebuilt.size(); ++i) {
    if (rebuilt[i].visible && (!need_links || !rebuilt[i].partners.empty())) pools[key_of(i)].push_back(i);
  }
  RankingTasks result;
  const std::size_t wanted = wanted_candidates(protocol);
  const auto add = [&](ActorIndex asker, ActorIndex truth, bool forth) {
    const Profile& own = rebuilt[asker];
    if (eligibility.judge(own, own, truth, false)) {
      ++result.ineligible;
      return;
    }
    if (protocol == Protocol::country && !country_of(rebuilt, truth)) {
      ++result.unplaced;
      return;
    }
    if (need_links && rebuilt[truth].partners.empty()) {
      ++result.without_links;
      return;
    }
    const auto& true_partners = whole[asker].partners;
    std::vector<ActorIndex> pool;
    for (const ActorIndex i : pools[key_of(truth)]) {
      if (i == asker || std::binary_search(true_partners.begin(), true_partners.end(), i)) continue;
      if (!eligibility.judge(own, own, i, false)) pool.push_back(i);
    }
    const CounterRandom random(options.seed, kCandidateStream + static_cast<std::uint64_t>(protocol),
                               static_cast<std::uint64_t>(asker) << 32 | truth);
    if (protocol == Protocol::degree) pool = nearest(std::move(pool), wanted, rebuilt, truth, random);
    else if (protocol != Protocol::full) pool = draw(std::move(pool), wanted, random);
    result.few += pool.size() < wanted ? 1 : 0;
    RankingTask task{asker, forth, {truth}};
    task.candidates.insert(task.candidates.end(), pool.begin(), pool.end());
    result.tasks.push_back(std::move(task));
  };
  for (const LinkedPair& pair : pairs) {
    if (pair.fold != fold) continue;
    add(pair.first, pair.second, true);
    add(pair.second, pair.first, false);
  }
  return result;
}

}  // namespace binome
