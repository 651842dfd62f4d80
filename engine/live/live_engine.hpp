// A directory that changes while it is asked: an actor put or removed is matched at once, it and its links.
#pragma once

#include <cstddef>
#include <memory>

#include "engine/live/live_view.hpp"
#include "features/update.hpp"

namespace binome {

struct LiveOptions {
  std::size_t fresh_limit = 128;  // changed actors in the newest segment, which every update copies; more are folded
};

// Readers take the view that is `now()` and use it as an engine, for one request: what it says never changes, whatever is
// written meanwhile, and taking it waits for no writer. Writers take turns.
//
// What follows at once: the actor (or project, listing, feedback) itself; of everybody it is linked to, partners, places and
// themes of projects, words, evidence, eligibility. What stays as in the directory last read or rebuilt, until rebuild(): the
// statistics (information, a₀, rarity of words), the words and cells that are concepts, and what is derived from others'
// partnerships (blocks `partners_of_partners`, `neighbours_partners`). An actor that came since is nobody's "partner in common", of no
// known kind as a partner. Scores are those of an engine built from the directory as it is now with these frozen.
//
// An update takes time by what it touches (the actor, its partners and projects), not by the size of the directory: changed
// actors are kept apart in a small fresh segment; full ones are folded into larger ones by a thread in the background, so
// that a search meets O(log changes) of them. Thread safe.
class LiveEngine {
 public:
  // O(records · log): finds out which records concern whom.
  explicit LiveEngine(std::shared_ptr<const Engine> base, LiveOptions options = {});
  ~LiveEngine();
  LiveEngine(const LiveEngine&) = delete;
  LiveEngine& operator=(const LiveEngine&) = delete;

  std::shared_ptr<const LiveView> now() const;

  // Puts or removes a record (see Update). An actor that is removed goes with its listings and feedback, from the partners of
  // others and from the projects it took part in, which stay with whoever remains; put again, it starts anew. Errors
  // (bad_data): the record names an actor that is not there, or there is none of this type and id; then nothing has changed.
  Result<void> apply(Update update);

  // The records as they are now. O(records).
  Directory directory() const;
  // Makes everything anew from the records as they are now, statistics included, and takes its place. Readers go on with what
  // there is; writers too: what they write meanwhile is done again on the new one. One at a time.
  Result<void> rebuild();

  // Waits until nothing is left to fold. For tests and measurements.
  void settle() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace binome
