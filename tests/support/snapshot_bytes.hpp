// Bytes of snapshots for tests: where the engine wants them, damaged, and damaged with good checksums.
#pragma once

#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include "engine/snapshot/snapshot.hpp"
#include "engine/snapshot/snapshot_writer.hpp"
#include "index/snapshot_file.hpp"

namespace binome::testing {

// A copy of bytes that begins at a multiple of kSectionAlignment. Its length is exact: a reader that goes beyond is found out.
class AlignedBytes {
 public:
  explicit AlignedBytes(std::string_view bytes)
      : start_(static_cast<std::byte*>(::operator new(bytes.size(), std::align_val_t(kSectionAlignment)))), size_(bytes.size()) {
    if (!bytes.empty()) std::memcpy(start_.get(), bytes.data(), bytes.size());
  }
  std::span<const std::byte> bytes() const { return {start_.get(), size_}; }

 private:
  struct Free {
    void operator()(std::byte* bytes) const { ::operator delete(bytes, std::align_val_t(kSectionAlignment)); }
  };
  std::unique_ptr<std::byte, Free> start_;
  std::size_t size_;
};

// Opens a copy of a snapshot.
inline Result<std::unique_ptr<Snapshot>> open_snapshot(std::string_view bytes, const Taxonomy& taxonomy,
                                                       const SearchOptions& options = {}) {
  const auto copy = std::make_shared<const AlignedBytes>(bytes);
  return Snapshot::open(copy->bytes(), copy, taxonomy, options);
}

inline std::string snapshot_of(const Engine& engine, std::span<const KindPair> pairs) {
  std::string file;
  write_snapshot(engine, pairs,
                 [&](std::span<const std::byte> piece) { file.append(reinterpret_cast<const char*>(piece.data()), piece.size()); });
  return file;
}

// Gives a changed file the length and checksums that it should have, as far as it still has a table (SNAPSHOT_FORMAT.md).
inline void seal(std::string& file) {
  constexpr std::size_t kRow = 64;
  const auto put = [&](std::size_t at, std::uint64_t number) { std::memcpy(file.data() + at, &number, sizeof number); };
  const auto get = [&](std::size_t at) {
    std::uint64_t number = 0;
    std::memcpy(&number, file.data() + at, sizeof number);
    return number;
  };
  const auto checksum = [&](std::size_t at, std::size_t length) {
    return snapshot_checksum(std::as_bytes(std::span(file)).subspan(at, length));
  };
  if (file.size() < kRow) return;
  put(16, file.size());
  const std::uint64_t count = get(24);
  if (count <= (file.size() - kRow) / kRow) {
    for (std::size_t row = kRow; row < (count + 1) * kRow; row += kRow) {
      const std::uint64_t offset = get(row + 40);
      const std::uint64_t length = get(row + 48);
      if (offset <= file.size() && length <= file.size() - offset) put(row + 56, checksum(offset, length));
    }
    put(32, checksum(kRow, count * kRow));
  }
  put(56, checksum(0, 56));
}

}  // namespace binome::testing
