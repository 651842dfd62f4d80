#include "engine/evaluation/hidden_pairs.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "engine/evaluation/internal/draw.hpp"

namespace binome {
namespace {

constexpr std::uint64_t kFoldStream = 11;

using Partners = std::unordered_map<std::string_view, std::unordered_set<std::string_view>>;

bool joins_hidden(const Project& project, const Partners& hidden) {
  for (const std::string& a : project.participants) {
    const auto others = hidden.find(a);
    if (others == hidden.end()) continue;
    if (std::any_of(project.participants.begin(), project.participants.end(),
                    [&](const std::string& b) { return others->second.contains(b); }))
      return true;
  }
  return false;
}

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

}  // namespace

Directory without_links(const Directory& directory, const std::vector<std::pair<std::string, std::string>>& pairs) {
  Partners hidden;
  for (const auto& [a, b] : pairs) {
    hidden[a].insert(b);
    hidden[b].insert(a);
  }
  Directory rest;
  rest.actors = directory.actors;
  rest.listings = directory.listings;
  for (const Feedback& event : directory.feedback) {
    const auto others = hidden.find(event.actor);
    if (others == hidden.end() || !others->second.contains(event.about)) rest.feedback.push_back(event);
  }
  for (Actor& actor : rest.actors) {
    const auto others = hidden.find(actor.id);
    if (others != hidden.end()) std::erase_if(actor.partners, [&](const std::string& id) { return others->second.contains(id); });
  }
  for (const Project& project : directory.projects) {
    if (!joins_hidden(project, hidden)) rest.projects.push_back(project);
  }
  return rest;
}

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

}  // namespace binome
