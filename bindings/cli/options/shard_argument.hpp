// --shard i/n: the option, and what a shard says of itself.
#pragma once

#include <optional>
#include <string>

#include "bindings/cli/options/snapshot_argument.hpp"
#include "bindings/shards/shard_file.hpp"

namespace binome {

class ShardArgument {
 public:
  // Adds --shard to a command.
  void add_to(Command& command, const Session& session);
  // The part asked for, or none where the option was not given. Errors: no i/n; with the option, no `out` to put it in, or no
  // --today (a snapshot has its own), which must be the same on all machines.
  Result<std::optional<Shard>> value(const std::string& out, const MatcherArguments& matcher) const;

 private:
  std::optional<Option> option_;
  std::string written_;
};

// What is read from files, told by its contents: the directory and the program. To be taken before and after the directory
// is read: if both are the same, it was the same in between. Errors: fingerprint_of_files()'s.
Result<ShardLabel::Options> input_fingerprints(const MatcherArguments& matcher);

// "1234 acteurs, dont 12 sans proposition." and what diversity cost: of a whole batch.
void print_batch_summary(Session& session, const BatchSummary& summary);

}  // namespace binome
