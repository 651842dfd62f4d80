// All shards of one batch, as one.
#pragma once

#include <string>
#include <vector>

#include "bindings/shards/shard_file.hpp"

namespace binome {

class ShardSet {
 public:
  // Opens all parts of one batch, given in any order. Every byte of them is read once and checked. Errors, a sentence for
  // each, that says which part to run again: files that are no shards or damaged, made with other options than most, the
  // same part twice, parts missing.
  static Result<ShardSet> open(const std::vector<std::string>& paths);

  // What all have in common.
  const ShardLabel& label() const { return parts_.front().label(); }
  // The next list of all of them, by id of the asker bytewise; false behind the last one, and from then on no more to be
  // called. Memory for one list, whatever the size. Errors: a file has changed since it was opened.
  Result<bool> next(ShardList& list);

 private:
  explicit ShardSet(std::vector<ShardReader> parts) : parts_(std::move(parts)) {}

  std::vector<ShardReader> parts_;  // in their order
  std::size_t turn_ = 0;
  std::string last_;  // the asker before
};

}  // namespace binome
