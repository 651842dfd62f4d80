// A file's bytes in memory, read when they are first looked at.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "features/result.hpp"

namespace binome {

// Replacing the file by another (AtomicFile) leaves what is mapped as it was; whoever cuts the file itself short meanwhile
// ends the program.
class MappedFile {
 public:
  // Errors: it cannot be read, or is no regular file.
  static Result<std::shared_ptr<const MappedFile>> open(const std::string& path);

  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // Begin at a page. Valid as long as this.
  std::span<const std::byte> bytes() const { return bytes_; }
  // Gives the memory of what was read back to the system; what is looked at again is read again.
  void release() const;

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::span<const std::byte> bytes_;
};

}  // namespace binome
