// A directory that requests and updates of one stream share.
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "bindings/protocol/envelope.hpp"
#include "engine/live/live_engine.hpp"

namespace binome {

// Thread safe.
class LiveDirectory {
 public:
  // A snapshot takes requests only.
  explicit LiveDirectory(std::shared_ptr<const Matcher> matcher) : matcher_(std::move(matcher)) {}

  // The directory as it is now: for one request.
  std::shared_ptr<const Matcher> now() const;
  // What a line that is an update does: {"put": record}, {"remove": id of an actor, or {"type", "id"}}, {"rebuild": true}.
  // Its answer, one object (docs/protocol.md, "update"); none: the line is no update. After an error nothing has changed. The
  // first update finds out which records concern whom: O(records · log).
  Result<std::optional<std::string>> update(const rapidjson::Value& line, const Envelope& envelope);

 private:
  Result<LiveEngine*> live();

  mutable std::mutex starting_;
  std::shared_ptr<const Matcher> matcher_;
  std::unique_ptr<LiveEngine> live_;
};

}  // namespace binome
