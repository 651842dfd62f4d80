#include "engine/evaluation/ranking_tasks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "engine/evaluation/internal/draw.hpp"

namespace binome {
namespace {

constexpr std::uint64_t kCandidateStream = 12;

Term country_of(const Profiles& profiles, ActorIndex actor) { return profiles.actor(actor).home.country; }

// The nearest in number of links or projects, ties at random, in no order.
template <typename CountOf>
std::vector<ActorIndex> nearest(std::vector<ActorIndex> pool, std::size_t count, const CountOf& count_of, ActorIndex truth,
                                CounterRandom random) {
  pool = draw(std::move(pool), pool.size(), random);
  const auto gap = [&](ActorIndex i) {
    return std::abs(static_cast<std::ptrdiff_t>(count_of(i)) - static_cast<std::ptrdiff_t>(count_of(truth)));
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
    case Protocol::projects:
      return 49;
    default:
      return 99;
  }
}

// Makes the tasks of one fold, one after the other.
class TaskMaker {
 public:
  TaskMaker(const TaskSources& sources, Protocol protocol, bool need_links, const HidingOptions& options)
      : sources_(sources), protocol_(protocol), need_links_(need_links), options_(options), wanted_(wanted_candidates(protocol)) {
    const Profiles& rebuilt = sources_.rebuilt;
    for (ActorIndex i = 0; i < rebuilt.size(); ++i) {
      if (rebuilt[i].visible && (!need_links || is_alive(i))) pools_[key_of(i)].push_back(i);
    }
  }

  void add(ActorIndex asker, ActorIndex truth, bool forth) {
    const Profiles& rebuilt = sources_.rebuilt;
    if (is_excluded(asker, truth)) ++result_.ineligible;
    else if (protocol_ == Protocol::country && !country_of(rebuilt, truth)) ++result_.unplaced;
    else if (need_links_ && !is_alive(truth)) ++result_.without_links;
    else add_task(asker, truth, forth);
  }

  RankingTasks take() { return std::move(result_); }

 private:
  // Candidates by side (home or not) and, where the protocol asks, kind or country.
  using PoolKey = std::tuple<Term, bool, Term>;

  PoolKey key_of(ActorIndex i) const {
    const Profiles& rebuilt = sources_.rebuilt;
    return {protocol_ == Protocol::full ? rebuilt[i].kind : Term(), options_.home && at_home(rebuilt[i], options_.home),
            protocol_ == Protocol::country ? country_of(rebuilt, i) : Term()};
  }

  // Whether something is left of what joined it to others.
  bool is_alive(ActorIndex i) const {
    return protocol_ == Protocol::projects ? sources_.projects[i] > 0 : !sources_.rebuilt[i].partners.empty();
  }

  bool is_excluded(ActorIndex asker, ActorIndex candidate) const {
    const Profile& own = sources_.rebuilt[asker];
    return static_cast<bool>(sources_.eligibility.judge(own, own, candidate, false));
  }

  void add_task(ActorIndex asker, ActorIndex truth, bool forth) {
    const auto& true_partners = sources_.whole[asker].partners;
    std::vector<ActorIndex> pool;
    for (const ActorIndex i : pools_[key_of(truth)]) {
      if (i == asker || std::binary_search(true_partners.begin(), true_partners.end(), i)) continue;
      if (!is_excluded(asker, i)) pool.push_back(i);
    }
    const CounterRandom random(options_.seed, kCandidateStream + static_cast<std::uint64_t>(protocol_),
                               static_cast<std::uint64_t>(asker) << 32 | truth);
    const auto links = [&](ActorIndex i) { return sources_.rebuilt[i].partners.size(); };
    const auto projects = [&](ActorIndex i) { return sources_.projects[i]; };
    if (protocol_ == Protocol::degree) pool = nearest(std::move(pool), wanted_, links, truth, random);
    else if (protocol_ == Protocol::projects) pool = nearest(std::move(pool), wanted_, projects, truth, random);
    else if (protocol_ != Protocol::full) pool = draw(std::move(pool), wanted_, random);
    result_.few += pool.size() < wanted_ ? 1 : 0;
    RankingTask task{asker, forth, {truth}};
    task.candidates.insert(task.candidates.end(), pool.begin(), pool.end());
    result_.tasks.push_back(std::move(task));
  }

  const TaskSources& sources_;
  Protocol protocol_;
  bool need_links_;
  const HidingOptions& options_;
  std::size_t wanted_;
  std::map<PoolKey, std::vector<ActorIndex>> pools_;
  RankingTasks result_;
};

}  // namespace

RankingTasks make_tasks(const TaskSources& sources, Protocol protocol, bool need_links, const HidingOptions& options) {
  TaskMaker maker(sources, protocol, need_links, options);
  for (const LinkedPair& pair : sources.pairs) {
    if (pair.fold != sources.fold) continue;
    maker.add(pair.first, pair.second, true);
    maker.add(pair.second, pair.first, false);
  }
  return maker.take();
}

std::vector<std::uint32_t> project_counts(const Directory& directory, const Profiles& profiles) {
  std::vector<std::uint32_t> counts(profiles.size());
  for (const Project& project : directory.projects) {
    for (const std::string& id : std::set<std::string>(project.participants.begin(), project.participants.end()))
      ++counts[*profiles.find(id)];
  }
  return counts;
}

std::string_view protocol_name(Protocol protocol) {
  constexpr std::array<std::string_view, 5> kNames = {"full", "country", "worldwide", "degree", "projects"};
  return kNames[static_cast<std::size_t>(protocol)];
}

}  // namespace binome
