#include "bindings/records/directory_builder.hpp"

#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

// Calls `use(field, id)` for every actor that a record names.
template <typename Use>
void each_reference(const Actor& actor, Use use) {
  for (const std::string& id : actor.partners) use("partners", id);
}
template <typename Use>
void each_reference(const Project& project, Use use) {
  for (const std::string& id : project.participants) use("participants", id);
}
template <typename Use>
void each_reference(const Listing& listing, Use use) {
  use("actor", listing.actor);
}
template <typename Use>
void each_reference(const Feedback& feedback, Use use) {
  use("actor", feedback.actor);
  use("about", feedback.about);
}

// Keeps the elements whose index is not marked.
template <typename T>
void erase_marked(std::vector<T>& values, const std::vector<bool>& marked) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (marked[i]) continue;
    if (kept != i) values[kept] = std::move(values[i]);
    ++kept;
  }
  values.resize(kept);
}

}  // namespace

std::optional<Problem> DirectoryBuilder::claim(std::string_view type, const std::string& id, Origin origin, Ids& ids) const {
  const auto [first, added] = ids.emplace(id, origin);
  if (added) return std::nullopt;
  std::vector<Argument> other = {{"type", type}, {"line", first->second.line}};
  if (first->second.file != origin.file && first->second.file < files_.size()) other.emplace_back("file", files_[first->second.file]);
  return Problem{{}, 0, "id", shorten(id), Error(ErrorCode::id_taken, std::move(other))};
}

std::optional<Problem> DirectoryBuilder::add(AnyRecord record, Origin origin) {
  if (auto* actor = std::get_if<Actor>(&record)) {
    if (auto problem = claim("actor", actor->id, origin, actor_ids_)) return problem;
    directory_.actors.push_back(std::move(*actor));
    actors_.push_back(origin);
  } else if (auto* project = std::get_if<Project>(&record)) {
    if (auto problem = claim("project", project->id, origin, project_ids_)) return problem;
    directory_.projects.push_back(std::move(*project));
    projects_.push_back(origin);
  } else if (auto* listing = std::get_if<Listing>(&record)) {
    if (auto problem = claim("listing", listing->id, origin, listing_ids_)) return problem;
    directory_.listings.push_back(std::move(*listing));
    listings_.push_back(origin);
  } else {
    directory_.feedback.push_back(std::get<Feedback>(std::move(record)));
    feedback_.push_back(origin);
  }
  return std::nullopt;
}

void DirectoryBuilder::refuse(const AnyRecord& record, Origin origin) {
  const auto* actor = std::get_if<Actor>(&record);
  if (actor != nullptr && !actor->id.empty()) refused_actors_.emplace(actor->id, origin);
}

Rejection DirectoryBuilder::dangling(Origin origin, std::string_view field, const std::string& id) const {
  Error what(ErrorCode::no_such_actor);
  if (const auto refused = refused_actors_.find(id); refused != refused_actors_.end())
    what = Error(ErrorCode::actor_refused, {{"line", refused->second.line}});
  return {origin, {{}, 0, std::string(field), shorten(id), std::move(what)}};
}

template <typename Record>
std::vector<bool> DirectoryBuilder::find_dangling(const std::vector<Record>& records, const std::vector<Origin>& origins,
                                                  std::vector<Rejection>& rejections) const {
  std::vector<bool> gone(records.size(), false);
  for (std::size_t i = 0; i < records.size(); ++i) {
    each_reference(records[i], [&](const char* field, const std::string& id) {
      if (actor_ids_.contains(id)) return;
      gone[i] = true;
      rejections.push_back(dangling(origins[i], field, id));
    });
  }
  return gone;
}

// An actor that goes takes along those that name it as a partner, and so on.
void DirectoryBuilder::drop_dangling_actors(std::vector<Rejection>& rejections) {
  std::vector<Actor>& actors = directory_.actors;
  std::vector<bool> gone = find_dangling(actors, actors_, rejections);
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (gone[i]) waiting.push_back(i);
  }
  if (waiting.empty()) return;
  std::unordered_map<std::string_view, std::vector<std::size_t>> named_by;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    for (const std::string& partner : actors[i].partners) named_by[partner].push_back(i);
  }
  while (!waiting.empty()) {
    const std::size_t one = waiting.back();
    waiting.pop_back();
    actor_ids_.erase(actors[one].id);
    refused_actors_.emplace(actors[one].id, actors_[one]);
    for (const std::size_t namer : named_by[actors[one].id]) {
      if (gone[namer]) continue;
      gone[namer] = true;
      rejections.push_back(dangling(actors_[namer], "partners", actors[one].id));
      waiting.push_back(namer);
    }
  }
  erase_marked(actors, gone);
  erase_marked(actors_, gone);
}

std::vector<Rejection> DirectoryBuilder::drop_dangling() {
  std::vector<Rejection> rejections;
  drop_dangling_actors(rejections);
  auto drop = [&](auto& records, std::vector<Origin>& origins) {
    const std::vector<bool> gone = find_dangling(records, origins, rejections);
    erase_marked(records, gone);
    erase_marked(origins, gone);
  };
  drop(directory_.projects, projects_);
  drop(directory_.listings, listings_);
  drop(directory_.feedback, feedback_);
  std::stable_sort(rejections.begin(), rejections.end(), [](const Rejection& a, const Rejection& b) { return a.origin < b.origin; });
  return rejections;
}

bool names_actors(const AnyRecord& record) {
  bool any = false;
  std::visit([&](const auto& one) { each_reference(one, [&](const char*, const std::string&) { any = true; }); }, record);
  return any;
}

std::size_t DirectoryBuilder::size() const {
  return directory_.actors.size() + directory_.projects.size() + directory_.listings.size() + directory_.feedback.size();
}

}  // namespace binome
