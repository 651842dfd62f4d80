// The container of a snapshot: named sections with checksums, to be written once and mapped (index/SNAPSHOT_FORMAT.md).
// Bytes in, bytes out: bindings/files maps and writes the files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "features/result.hpp"
#include "features/task_runner.hpp"

namespace binome {

// The version that this program writes, and the only one that it reads: what an earlier one keeps was made for another score.
inline constexpr std::uint32_t kSnapshotVersion = 2;
// Sections begin at multiples of this many bytes.
inline constexpr std::size_t kSectionAlignment = 64;
// The longest name of a section, bytes.
inline constexpr std::size_t kLongestSectionName = 39;

// 64 bits of XXH3 (xxHash, Collet): what protects sections from accidents. No defence against forgery.
std::uint64_t snapshot_checksum(std::span<const std::byte> bytes);

// What may lie in a section: an array of it, as it is in memory.
template <typename T>
concept SectionElement = std::is_trivially_copyable_v<T> && alignof(T) <= kSectionAlignment;

// Collects sections and writes them. Not thread safe.
class SnapshotWriter {
 public:
  // Adds a section; its bytes must stay until write(). Names are unique, at most kLongestSectionName bytes.
  template <SectionElement T>
  void add(std::string name, std::span<T> values) {
    add_bytes(std::move(name), std::as_bytes(values));
  }

  // Hands the whole file to `sink`, in pieces of at most 1 MiB. The same sections give the same bytes.
  void write(const std::function<void(std::span<const std::byte>)>& sink) const;

 private:
  struct Section {
    std::string name;
    std::span<const std::byte> bytes;
  };
  void add_bytes(std::string name, std::span<const std::byte> bytes);

  std::vector<Section> sections_;
};

// A file whose container is in order. Refers to the bytes. Immutable; thread safe.
class SnapshotFile {
 public:
  // Checks the whole file: its form, and every byte by checksum (`run` may give threads). `bytes` begin at a multiple of
  // kSectionAlignment. Errors: no snapshot, another byte order, another version, cut short, damaged. Never reads outside.
  static Result<SnapshotFile> open(std::span<const std::byte> bytes, const TaskRunner& run = run_in_turn);

  std::uint32_t version() const { return version_; }
  // The array in a section. Errors: there is no such section, or its length is no multiple of T's.
  template <SectionElement T>
  Result<std::span<const T>> section(const std::string& name) const {
    const auto bytes = find(name, sizeof(T));
    if (!bytes) return tl::make_unexpected(bytes.error());
    return std::span(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }

 private:
  Result<std::span<const std::byte>> find(const std::string& name, std::size_t element) const;

  std::uint32_t version_ = 0;
  std::map<std::string, std::span<const std::byte>> sections_;
};

// The file is damaged in a part (as data/wording/errors.tsv names them), for the parts of a section: of which one.
tl::unexpected<Error> damaged_snapshot(std::string_view part, std::string_view section = {});

}  // namespace binome
