// A directory of records as it is now: an actor's record, profile and wants beside what ranking asks.
#pragma once

#include <optional>
#include <string_view>

#include "engine/ranking/actors.hpp"
#include "features/profile.hpp"

namespace binome {

// A BuiltDirectory (as it was read), or an ActorOverlay (with what changed since). const members are thread safe.
class DirectoryView : public Actors {
 public:
  virtual std::optional<ActorIndex> find(std::string_view id) const = 0;
  virtual const Profile& profile(ActorIndex actor) const = 0;
  virtual const Actor& record(ActorIndex actor) const = 0;
  // What an actor wants of a kind.
  virtual WantsView wants(ActorIndex actor, Term asked) const = 0;
  // The listing of an id, valid or not; null if there is none. O(listings).
  virtual const Listing* find_listing(std::string_view id) const = 0;
};

}  // namespace binome
