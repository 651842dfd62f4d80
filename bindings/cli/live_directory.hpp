// A directory that requests and updates of one stream share (`binome match --requests`).
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <optional>
#include <string>

#include "engine/live_engine.hpp"

namespace binome {

class LiveDirectory {
 public:
  explicit LiveDirectory(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}

  // The directory as it is now: for one request.
  std::shared_ptr<const Engine> now() const { return live_ ? live_->now() : engine_; }
  // What a line that is an update does: {"put": record}, {"remove": id of an actor, or {"type", "id"}}, {"rebuild": true}.
  // Its answer, one line of JSON; none: the line is no update. After an error nothing has changed. The first update finds out
  // which records concern whom: O(records · log).
  Result<std::optional<std::string>> update(const rapidjson::Value& line);

 private:
  LiveEngine& live();

  std::shared_ptr<const Engine> engine_;
  std::unique_ptr<LiveEngine> live_;
};

}  // namespace binome
