// Puts records of one or several files together and checks what no single record can show: ids given twice and ids that
// nobody has.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bindings/records/record_reader.hpp"

namespace binome {

// Where a record came from: the caller's number of the file, and the line.
struct Origin {
  std::uint32_t file = 0;
  std::uint32_t line = 0;

  auto operator<=>(const Origin&) const = default;
};

// A problem that belongs to one record.
struct Rejection {
  Origin origin;
  Problem problem;  // file and line are left to the caller
};

class DirectoryBuilder {
 public:
  // `files`: the names of the files by their numbers, to tell where an id was given first.
  explicit DirectoryBuilder(std::vector<std::string> files = {}) : files_(std::move(files)) {}

  // Takes a record, or returns why not (its id is there already, and where).
  std::optional<Problem> add(AnyRecord record, Origin origin);
  // Remembers a record that was not good: whoever names its actor is told that it is refused, not that it is nowhere.
  void refuse(const AnyRecord& record, Origin origin);
  // Takes out every record that names an actor nobody has, again until none is left (a project of a refused actor goes
  // with it); call once, after the last add. In the order of the origins, several problems of a record one after the other.
  // O(references), and a sort of what is taken out.
  std::vector<Rejection> drop_dangling();
  // The records, in the order added.
  Directory take() { return std::move(directory_); }
  const Directory& directory() const { return directory_; }
  // Calls `use(record)` for every record of every type in the order of their origins.
  template <typename Use>
  void each_in_order(Use use) const;
  std::size_t size() const;

 private:
  using Ids = std::unordered_map<std::string, Origin>;

  std::optional<Problem> claim(std::string_view type, const std::string& id, Origin origin, Ids& ids) const;
  template <typename Record>
  std::vector<bool> find_dangling(const std::vector<Record>& records, const std::vector<Origin>& origins,
                                  std::vector<Rejection>& rejections) const;
  void drop_dangling_actors(std::vector<Rejection>& rejections);
  Rejection dangling(Origin origin, std::string_view field, const std::string& id) const;

  std::vector<std::string> files_;
  Directory directory_;
  std::vector<Origin> actors_, projects_, listings_, feedback_;
  Ids actor_ids_, project_ids_, listing_ids_;
  Ids refused_actors_;
};

// Whether a record names actors, so that drop_dangling may take it out.
bool names_actors(const AnyRecord& record);

template <typename Use>
void DirectoryBuilder::each_in_order(Use use) const {
  std::size_t actor = 0, project = 0, listing = 0, feedback = 0;
  auto at = [](const std::vector<Origin>& origins, std::size_t i) { return i < origins.size() ? origins[i] : Origin{~0u, ~0u}; };
  for (std::size_t left = size(); left > 0; --left) {
    const Origin first = std::min({at(actors_, actor), at(projects_, project), at(listings_, listing), at(feedback_, feedback)});
    if (at(actors_, actor) == first) use(directory_.actors[actor++]);
    else if (at(projects_, project) == first) use(directory_.projects[project++]);
    else if (at(listings_, listing) == first) use(directory_.listings[listing++]);
    else use(directory_.feedback[feedback++]);
  }
}

}  // namespace binome
