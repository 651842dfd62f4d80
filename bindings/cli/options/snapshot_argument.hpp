// --snapshot: the option with which some commands answer from a snapshot, without reading a directory.
#pragma once

#include <memory>

#include "bindings/cli/options/engine_arguments.hpp"
#include "engine/snapshot/snapshot.hpp"

namespace binome {

// The options of an engine, or --snapshot in their place.
class MatcherArguments {
 public:
  void add_to(Command& command, const Session& session, SearchOption search = SearchOption::exact);
  // Opens the snapshot, or reads the directory and builds the engine. Errors: both or neither given, options that a snapshot
  // has settled, and those of opening.
  Result<std::unique_ptr<Matcher>> open(Session& session);
  void expect_requests(std::size_t requests) { engine_.expect_requests(requests); }
  // Whether the index asked for gives the exact answer.
  bool is_exact() const { return binome::is_exact(engine_.index()); }
  // Of ties, where a directory is read.
  std::uint64_t seed() const { return engine_.seed(); }
  // What is read: the files of the directory, or the snapshot.
  std::vector<std::string> files() const { return snapshot_.empty() ? engine_.directories() : std::vector{snapshot_}; }
  // Whether the day is settled, so that it is the same on every machine.
  bool says_today() const { return engine_.says_today() || !snapshot_.empty(); }

 private:
  Result<std::unique_ptr<Matcher>> open_snapshot(Session& session);

  EngineArguments engine_;
  std::string snapshot_;
};

}  // namespace binome
