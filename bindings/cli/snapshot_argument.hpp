// --snapshot: the option with which some commands answer from a snapshot, without reading a directory.
#pragma once

#include <memory>

#include "bindings/cli/engine_arguments.hpp"
#include "engine/snapshot.hpp"

namespace binome {

// The options of an engine, or --snapshot in their place.
class MatcherArguments {
 public:
  void add_to(Command& command, const Session& session);
  // Opens the snapshot, or reads the directory and builds the engine. Errors: both or neither given, options that a snapshot
  // has settled, and those of opening.
  Result<std::unique_ptr<Matcher>> open(Session& session);

 private:
  Result<std::unique_ptr<Matcher>> open_snapshot(Session& session);

  EngineArguments engine_;
  std::string snapshot_;
};

}  // namespace binome
