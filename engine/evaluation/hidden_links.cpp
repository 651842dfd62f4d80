#include "engine/evaluation/hidden_links.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace binome {
namespace {

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

}  // namespace binome
