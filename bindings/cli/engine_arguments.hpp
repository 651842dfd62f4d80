// The options that every command of the engine shares, and the engine they open.
#pragma once

#include <tbb/global_control.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bindings/cli/session.hpp"
#include "engine/engine.hpp"

namespace binome {

enum class DirectoryOption { required, may_be_left_out };

class EngineArguments {
 public:
  // Adds --directory, --today, --seed, --index, --threads and --weights to a command.
  void add_to(Command& command, const Session& session, DirectoryOption directory = DirectoryOption::required);
  // Reads the directory and builds the engine; prints the day on which listings are judged if any listing depends on it.
  Result<std::unique_ptr<Engine>> open(Session& session);
  // The same for a directory that is already read.
  Result<std::unique_ptr<Engine>> open(Session& session, Directory directory);
  // What the engine is built with, for who builds several; sets the number of threads.
  Result<EngineOptions> options(Session& session, const Directory& directory);
  Result<BlockWeights> weights() const;
  IndexFamily index() const;
  bool has_directory() const { return !directories_.empty(); }
  // The first option given that is of no use with a snapshot, or nothing: "--today".
  std::string settled_by_snapshot() const;
  // Sets the number of threads from --threads.
  void limit_threads();
  Result<Directory> read(Session& session) { return session.open_directory(directories_); }

 private:
  std::vector<std::string> directories_;
  std::string today_;
  std::string weights_;
  std::string index_ = "auto";
  std::uint64_t seed_ = 1;
  std::size_t threads_ = 0;
  std::optional<Option> seed_option_;
  std::optional<tbb::global_control> thread_limit_;
};

// The actor of an id, or an error that names the nearest ids.
Result<ActorIndex> find_actor(const Matcher& matcher, const std::string& id);

}  // namespace binome
