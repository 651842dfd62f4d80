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
// Whether a command may answer from an approximate index: only if it says the recall.
enum class SearchOption { exact, or_approximate };

class EngineArguments {
 public:
  // Adds --directory, --today, --seed, --index, --threads and --weights to a command.
  void add_to(Command& command, const Session& session, DirectoryOption directory = DirectoryOption::required,
              SearchOption search = SearchOption::exact);
  // Reads the directory and builds the engine; prints the day on which listings are judged if any listing depends on it.
  Result<std::unique_ptr<Engine>> open(Session& session);
  // The same for a directory that is already read.
  Result<std::unique_ptr<Engine>> open(Session& session, Directory directory);
  // What the engine is built with, for who builds several.
  Result<EngineOptions> options(Session& session, const Directory& directory);
  // Prints a notice where the file is of an earlier version.
  Result<BlockWeights> weights(Session& session) const;
  IndexFamily index() const;
  std::uint64_t seed() const { return seed_; }
  // How many requests will come, where it is known: what the planner is told.
  void expect_requests(std::size_t requests) { requests_ = requests; }
  std::size_t expected_requests() const { return requests_; }
  // Tells each plan on standard error where --explain-plan was given.
  PlanListener plan_listener(Session& session) const;
  bool has_directory() const { return !directories_.empty(); }
  // The first option given that is of no use with a snapshot, or nothing: "--today".
  std::string settled_by_snapshot() const;
  // Sets the number of threads from --threads.
  void limit_threads();
  const std::vector<std::string>& directories() const { return directories_; }
  // Whether the command line says the day, so that it is the same on every machine.
  bool says_today() const { return !today_.empty(); }
  // Comes before all others; sets the number of threads.
  Result<Directory> read(Session& session);

 private:
  std::vector<std::string> directories_;
  std::string today_;
  std::string weights_;
  std::string index_ = "auto";
  bool explain_plan_ = false;
  std::size_t requests_ = kManyRequests;
  std::uint64_t seed_ = 1;
  std::size_t threads_ = 0;
  std::optional<Option> seed_option_;
  std::optional<tbb::global_control> thread_limit_;
};

}  // namespace binome
