// Which records of a directory concern whom, as it was read.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/ranking/built_directory.hpp"

namespace binome {

// Which items concern each actor: row r of a jagged table. 4 bytes an item, 4 an actor.
class ConcernRows {
 public:
  // `pairs`: (actor below `actors`, item), in any order; the items of an actor keep their order.
  ConcernRows(std::size_t actors, std::span<const std::pair<ActorIndex, std::uint32_t>> pairs);
  std::span<const std::uint32_t> operator[](ActorIndex actor) const {
    return std::span(items_).subspan(first_[actor], first_[actor + 1] - first_[actor]);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> items_;
};

// Positions are those in the directory. O(records · log) to make; refers to the directory.
class RecordLinks {
 public:
  explicit RecordLinks(const BuiltDirectory& built);

  std::span<const std::uint32_t> projects_of(ActorIndex actor) const { return projects_[actor]; }
  std::span<const std::uint32_t> listings_of(ActorIndex actor) const { return listings_[actor]; }
  std::span<const std::uint32_t> feedback_of(ActorIndex actor) const { return feedback_[actor]; }  // by it or about it
  // The actors that name it as a partner.
  std::span<const std::uint32_t> named_by(ActorIndex actor) const { return named_by_[actor]; }
  // The record of an id, or null.
  const Project* project(std::string_view id) const;
  const Listing* listing(std::string_view id) const;

 private:
  const Directory& directory_;
  ConcernRows projects_, listings_, feedback_, named_by_;
  std::vector<std::uint32_t> projects_by_id_, listings_by_id_;
};

}  // namespace binome
