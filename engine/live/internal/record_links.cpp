#include "engine/live/internal/record_links.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace binome {
namespace {

using Pairs = std::vector<std::pair<ActorIndex, std::uint32_t>>;

// Pairs of every actor that one of `records` names and the record's position, each pair once.
template <typename Record, typename EachId>
Pairs concerned(const Profiles& profiles, const std::vector<Record>& records, const EachId& each_id) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    const std::size_t first = pairs.size();
    each_id(records[i], [&](const std::string& id) { pairs.emplace_back(*profiles.find(id), i); });
    std::sort(pairs.begin() + static_cast<std::ptrdiff_t>(first), pairs.end());
    pairs.erase(std::unique(pairs.begin() + static_cast<std::ptrdiff_t>(first), pairs.end()), pairs.end());
  }
  return pairs;
}

Pairs concerned_by_projects(const BuiltDirectory& built) {
  return concerned(built.profiles, built.directory.projects, [](const Project& project, const auto& use) {
    for (const std::string& id : project.participants) use(id);
  });
}
Pairs concerned_by_listings(const BuiltDirectory& built) {
  return concerned(built.profiles, built.directory.listings, [](const Listing& listing, const auto& use) { use(listing.actor); });
}
Pairs concerned_by_feedback(const BuiltDirectory& built) {
  return concerned(built.profiles, built.directory.feedback, [](const Feedback& feedback, const auto& use) {
    use(feedback.actor);
    use(feedback.about);
  });
}
Pairs named(const BuiltDirectory& built) {
  Pairs pairs;
  for (ActorIndex i = 0; i < built.profiles.size(); ++i) {
    for (const std::string& id : built.profiles.actor(i).partners) {
      const ActorIndex partner = *built.profiles.find(id);
      if (partner != i) pairs.emplace_back(partner, i);
    }
  }
  return pairs;
}

template <typename Record>
std::vector<std::uint32_t> order_by_id(const std::vector<Record>& records) {
  std::vector<std::uint32_t> positions(records.size());
  std::iota(positions.begin(), positions.end(), 0U);
  std::sort(positions.begin(), positions.end(), [&](std::uint32_t x, std::uint32_t y) { return records[x].id < records[y].id; });
  return positions;
}

template <typename Record>
const Record* find_by_id(const std::vector<Record>& records, const std::vector<std::uint32_t>& by_id, std::string_view id) {
  const auto found = std::lower_bound(by_id.begin(), by_id.end(), id,
                                      [&](std::uint32_t position, std::string_view wanted) { return records[position].id < wanted; });
  return found != by_id.end() && records[*found].id == id ? &records[*found] : nullptr;
}

}  // namespace

ConcernRows::ConcernRows(std::size_t actors, std::span<const std::pair<ActorIndex, std::uint32_t>> pairs)
    : first_(actors + 1), items_(pairs.size()) {
  for (const auto& [actor, item] : pairs) ++first_[actor + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (const auto& [actor, item] : pairs) items_[next[actor]++] = item;
}

RecordLinks::RecordLinks(const BuiltDirectory& built)
    : directory_(built.directory),
      projects_(built.size(), concerned_by_projects(built)),
      listings_(built.size(), concerned_by_listings(built)),
      feedback_(built.size(), concerned_by_feedback(built)),
      named_by_(built.size(), named(built)),
      projects_by_id_(order_by_id(directory_.projects)),
      listings_by_id_(order_by_id(directory_.listings)) {}

const Project* RecordLinks::project(std::string_view id) const { return find_by_id(directory_.projects, projects_by_id_, id); }
const Listing* RecordLinks::listing(std::string_view id) const { return find_by_id(directory_.listings, listings_by_id_, id); }

}  // namespace binome
