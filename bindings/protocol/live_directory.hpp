// A directory that requests and updates of one stream share (`binome match --requests`).
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <optional>
#include <string>

#include "engine/live/live_engine.hpp"

namespace binome {

class LiveDirectory {
 public:
  // A snapshot takes requests only.
  explicit LiveDirectory(std::shared_ptr<const Matcher> matcher) : matcher_(std::move(matcher)) {}

  // The directory as it is now: for one request.
  std::shared_ptr<const Matcher> now() const {
    if (live_) return live_->now();
    return matcher_;
  }
  // What a line that is an update does: {"put": record}, {"remove": id of an actor, or {"type", "id"}}, {"rebuild": true}.
  // Its answer, one line of JSON; none: the line is no update. After an error nothing has changed. The first update finds out
  // which records concern whom: O(records · log).
  Result<std::optional<std::string>> update(const rapidjson::Value& line);

 private:
  Result<LiveEngine*> live();

  std::shared_ptr<const Matcher> matcher_;
  std::unique_ptr<LiveEngine> live_;
};

}  // namespace binome
