#include "index/snapshot_file.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>

#include "features/error_codes.hpp"

namespace binome {
namespace {

// As PNG does: a byte beyond ASCII and both line ends show at once that a transfer took the file for text.
constexpr std::array<unsigned char, 8> kMagic = {0x89, 'B', 'N', 'M', '\r', '\n', 0x1A, '\n'};
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::uint32_t kOtherByteOrder = 0x04030201;
constexpr std::uint32_t kMostSections = 1 << 16;

struct Header {
  std::array<unsigned char, 8> magic = kMagic;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t version = kSnapshotVersion;
  std::uint64_t file_bytes = 0;
  std::uint64_t section_count = 0;
  std::uint64_t table_checksum = 0;
  std::array<std::uint64_t, 2> reserved{};
  std::uint64_t checksum = 0;  // of the bytes before
};
static_assert(sizeof(Header) == 64);

struct TableEntry {
  std::array<char, kLongestSectionName + 1> name{};  // filled up with zeros
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(TableEntry) == 64);

constexpr std::uint64_t aligned(std::uint64_t offset) { return (offset + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment; }

std::uint64_t header_checksum(const Header& header) {
  return snapshot_checksum(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, checksum)));
}

Result<Header> read_header(std::span<const std::byte> bytes) {
  if (bytes.size() < kMagic.size() || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) return fail(ErrorCode::not_a_snapshot);
  Header header;
  if (bytes.size() < sizeof header) return damaged_snapshot("cut");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.byte_order == kOtherByteOrder) {
    return fail(ErrorCode::snapshot_byte_order);
  }
  if (header_checksum(header) != header.checksum) return damaged_snapshot("header");
  if (header.version < kSnapshotVersion) return fail(ErrorCode::snapshot_too_old, {{"version", header.version}});
  if (header.version > kSnapshotVersion) {
    return fail(ErrorCode::snapshot_too_new, {{"version", header.version}, {"newest", kSnapshotVersion}});
  }
  if (header.file_bytes != bytes.size()) {
    return fail(ErrorCode::snapshot_truncated, {{"expected", header.file_bytes}, {"found", bytes.size()}});
  }
  return header;
}

bool is_zero(std::span<const std::byte> bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::byte byte) { return byte == std::byte{0}; });
}

}  // namespace

std::uint64_t snapshot_checksum(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

tl::unexpected<Error> damaged_snapshot(std::string_view part, std::string_view section) {
  return fail(ErrorCode::snapshot_damaged, {{"part", part}, {"section", section}});
}

void SnapshotWriter::add_bytes(std::string name, std::span<const std::byte> bytes) {
  assert(!name.empty() && name.size() <= kLongestSectionName && sections_.size() < kMostSections);
  sections_.push_back({std::move(name), bytes});
}

void SnapshotWriter::write(const std::function<void(std::span<const std::byte>)>& sink) const {
  std::vector<TableEntry> table(sections_.size());
  std::uint64_t end = sizeof(Header) + table.size() * sizeof(TableEntry);
  for (std::size_t s = 0; s < sections_.size(); ++s) {
    const auto& [name, bytes] = sections_[s];
    std::copy(name.begin(), name.end(), table[s].name.begin());
    table[s].offset = aligned(end);
    table[s].bytes = bytes.size();
    table[s].checksum = snapshot_checksum(bytes);
    end = table[s].offset + bytes.size();
  }
  Header header;
  header.file_bytes = end;
  header.section_count = table.size();
  header.table_checksum = snapshot_checksum(std::as_bytes(std::span(table)));
  header.checksum = header_checksum(header);
  constexpr std::size_t kPiece = 1 << 20;
  sink(std::as_bytes(std::span(&header, 1)));
  sink(std::as_bytes(std::span(table)));
  std::uint64_t at = sizeof(Header) + table.size() * sizeof(TableEntry);
  constexpr std::array<std::byte, kSectionAlignment> kZeros{};
  for (std::size_t s = 0; s < sections_.size(); ++s) {
    sink(std::span(kZeros).first(table[s].offset - at));
    for (std::span<const std::byte> left = sections_[s].bytes; !left.empty(); left = left.subspan(std::min(left.size(), kPiece)))
      sink(left.first(std::min(left.size(), kPiece)));
    at = table[s].offset + table[s].bytes;
  }
}

Result<SnapshotFile> SnapshotFile::open(std::span<const std::byte> bytes, const TaskRunner& run) {
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % kSectionAlignment == 0);
  const auto header = read_header(bytes);
  if (!header) return tl::make_unexpected(header.error());
  const std::size_t table_room = bytes.size() - sizeof(Header);
  if (header->section_count > kMostSections || header->section_count * sizeof(TableEntry) > table_room) return damaged_snapshot("table");
  std::vector<TableEntry> table(header->section_count);
  const auto table_bytes = bytes.subspan(sizeof(Header), table.size() * sizeof(TableEntry));
  if (!table.empty()) std::memcpy(table.data(), table_bytes.data(), table_bytes.size());
  if (snapshot_checksum(table_bytes) != header->table_checksum) return damaged_snapshot("table");

  SnapshotFile file;
  file.version_ = header->version;
  // Sections follow one another, with zeros between: nothing can overlap and no byte is left unchecked.
  std::uint64_t end = sizeof(Header) + table_bytes.size();
  for (const TableEntry& entry : table) {
    const std::uint64_t offset = aligned(end);
    if (entry.offset != offset || offset > bytes.size() || entry.bytes > bytes.size() - offset || entry.name.back() != '\0')
      return damaged_snapshot("table");
    if (!is_zero(bytes.subspan(end, offset - end))) return damaged_snapshot("gap");
    if (!file.sections_.emplace(entry.name.data(), bytes.subspan(offset, entry.bytes)).second) return damaged_snapshot("twice");
    end = offset + entry.bytes;
  }
  if (end != bytes.size()) return damaged_snapshot("rest");

  std::vector<std::uint8_t> bad(table.size());
  run(table.size(),
      [&](std::size_t s) { bad[s] = snapshot_checksum(bytes.subspan(table[s].offset, table[s].bytes)) != table[s].checksum ? 1 : 0; });
  for (std::size_t s = 0; s < table.size(); ++s) {
    if (bad[s] != 0) return damaged_snapshot("section", table[s].name.data());
  }
  return file;
}

Result<std::span<const std::byte>> SnapshotFile::find(const std::string& name, std::size_t element) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) return damaged_snapshot("missing", name);
  if (found->second.size() % element != 0) return damaged_snapshot("length", name);
  return found->second;
}

}  // namespace binome
