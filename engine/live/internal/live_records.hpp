// The records of a directory that changes, by whom they concern: what LiveEngine writes to.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/engine.hpp"
#include "engine/live/internal/record_links.hpp"
#include "engine/ranking/change_segment.hpp"
#include "features/update.hpp"

namespace binome {

// Actors have the indices of `base`, new ones the next; a removed one that comes back has the one it had. Not thread safe.
class LiveRecords {
 public:
  // O(records · log).
  explicit LiveRecords(std::shared_ptr<const Engine> base);

  // Changes the records as LiveEngine::apply says and gives the actors whose profile may be another now, ascending.
  using Touched = std::vector<ActorIndex>;
  Result<Touched> apply(const Update& update);

  // One more than the greatest index.
  std::size_t size() const { return size_; }
  // An actor that was touched, as it is now: the profile that Profiles::build would give it, with the words of `base`.
  // O(what concerns it).
  std::shared_ptr<const ChangedActor> make(ActorIndex actor);
  Directory directory() const;

 private:
  struct LiveProject {
    Project record;
    std::vector<ActorIndex> participants;  // as in the record
    std::vector<WordCount> words;
  };
  struct LiveListing {
    std::shared_ptr<const Listing> record;
    std::vector<WordCount> words;  // if it is valid
  };
  struct LiveFeedback {
    std::shared_ptr<const Feedback> record;
    PairEvent event;
  };
  // All that concerns one actor.
  struct RecordsOfActor {
    std::string id;
    std::shared_ptr<const Actor> record;  // null: it is not there
    std::vector<WordCount> words;         // of the record
    std::vector<ActorIndex> partners;     // it names, each once, never itself
    std::vector<ActorIndex> named_by;     // each once
    std::vector<std::shared_ptr<const LiveProject>> projects;
    std::vector<LiveListing> listings;
    std::vector<LiveFeedback> feedback;  // of it or about it
  };

  Result<Touched> put(Actor actor);
  Result<Touched> put(Project project);
  Result<Touched> put(Listing listing);
  Result<Touched> put(Feedback feedback);
  Result<Touched> remove_actor(std::string_view id);
  Result<Touched> remove_project(std::string_view id);
  Result<Touched> remove_listing(std::string_view id);

  // The index of an id that is, or was, an actor's.
  std::optional<ActorIndex> known(std::string_view id) const;
  std::optional<ActorIndex> find(std::string_view id) const;
  Result<ActorIndex> need(std::string_view field, std::string_view id) const;
  const Actor& actor(ActorIndex actor) const;
  // What concerns an actor; that of the base until it is first touched. Stays where it is.
  RecordsOfActor& concern(ActorIndex actor);
  void set_record(RecordsOfActor& concern, Actor record);
  std::shared_ptr<const LiveProject> project(std::string_view id);
  std::shared_ptr<const LiveProject> make_project(Project record);
  LiveListing make_listing(const std::shared_ptr<const Listing>& record);
  // Puts `after` in place of `before`; either may be null. Appends who is touched.
  void replace(const std::shared_ptr<const LiveProject>& before, const std::shared_ptr<const LiveProject>& after, Touched& touched);
  // Takes a listing from who has it. False: nobody does.
  bool take_listing_away(std::string_view id, Touched& touched);
  // Links whoever shares a project with the actor depends on its seat.
  void touch_companions(const RecordsOfActor& concern, Touched& touched) const;
  std::vector<WordCount> read(std::string_view title, std::string_view text);
  std::vector<WordCount> words_of(const RecordsOfActor& concern, ActorIndex self);

  std::shared_ptr<const Engine> base_;
  std::size_t size_;
  RecordLinks links_;  // as in the base

  std::unordered_map<ActorIndex, RecordsOfActor> concerns_;
  std::unordered_map<std::string, ActorIndex> new_ids_;
  std::unordered_map<std::string, std::shared_ptr<const LiveProject>> projects_;  // touched ones; null: removed
  std::unordered_map<std::string, std::optional<ActorIndex>> listing_owners_;     // of those put or removed (none)
  WordReader reader_;
  std::vector<std::uint32_t> counts_;  // by word, all 0 between two calls
};

}  // namespace binome
