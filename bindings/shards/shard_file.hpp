// A shard: the lists of a part of the askers of a batch, with what they were made with. `batch --shard` writes them, on as
// many machines as there are, and `merge` puts them together.
//
// The file is text, of lines with fields between tabs:
//   binome-shard  1                                          the format and its version
//   shard  i  n                                              part i of n
//   with  NAME  VALUE                                        as often as there are options that change the answer
//   head  BYTES                                              then as many bytes: what stands before the first list
//   list  ID  PROPOSALS  SCORES  PLAIN_SCORES  BYTES         then as many bytes: the list of one asker, as the batch writes it
//   end  LISTS  FINGERPRINT                                  of all bytes before this line; 20 and 16 digits
// Askers stand by id bytewise; the one at place p (from 0) of all of them stands in part p mod n + 1.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/files/atomic_file.hpp"
#include "bindings/files/fingerprint.hpp"

namespace binome {

// The most parts of a batch: all are open at once while they are merged, and Slurm's arrays end there.
inline constexpr std::uint32_t kMostShards = 1000;

struct ShardLabel {
  using Options = std::vector<std::pair<std::string, std::string>>;  // name, value

  std::uint32_t shard = 1;  // 1 … shards
  std::uint32_t shards = 1;
  // Everything that must be the same in all parts; neither names nor values hold tabs or line ends.
  Options made_with;
  std::string head;

  std::string place() const { return std::to_string(shard) + "/" + std::to_string(shards); }
  // The value of a name, or nothing.
  std::string_view value(std::string_view name) const;
};

// The list of one asker.
struct ShardList {
  std::string actor;
  std::uint64_t proposals = 0;
  std::uint64_t score_sum = 0;  // as in DiversityCost; 0 where diversity was not asked for
  std::uint64_t plain_score_sum = 0;
  std::string text;
};

// Writes a shard, which appears under its name when it is complete (AtomicFile). Move only.
class ShardWriter {
 public:
  static Result<ShardWriter> create(const std::string& path, const ShardLabel& label);
  void add(const ShardList& list);
  Result<void> commit();

 private:
  explicit ShardWriter(AtomicFile file) : file_(std::move(file)) {}
  void write(std::string_view bytes);

  AtomicFile file_;
  Fingerprint fingerprint_;
  std::uint64_t lists_ = 0;
};

// Reads a shard from front to back; memory for one list. Whatever the file holds, it is read or refused. Move only.
class ShardReader {
 public:
  // Reads the label. Errors: no shard, one of another version, or one that ends too early.
  static Result<ShardReader> open(const std::string& path);

  const std::string& path() const { return path_; }
  const ShardLabel& label() const { return label_; }
  // The next list; false behind the last one, if the file is whole. Errors: it is damaged.
  Result<bool> next(ShardList& list);
  // Why the file cannot be used, and which part to make again.
  Error damaged() const;

 private:
  explicit ShardReader(const std::string& path);
  bool read_label();
  // The fields of the next line; none where it is no line of a shard.
  std::vector<std::string> read_fields();
  bool read_bytes(std::string_view count, std::string& bytes);

  std::string path_;
  std::ifstream file_;
  Fingerprint fingerprint_;
  ShardLabel label_;
  bool labelled_ = false;
  std::uint64_t at_ = 0;
  std::uint64_t size_ = 0;  // bytes before the last line
  std::uint64_t lists_ = 0;
};

}  // namespace binome
