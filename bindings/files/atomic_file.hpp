// Writes a file so that nobody ever sees half of it.
#pragma once

#include <string>
#include <string_view>

#include "features/result.hpp"

namespace binome {

// Writes beside the target, under a name of its own; commit() makes sure that it is on the disk and puts it in the target's
// place at once. Without a commit nothing remains and the target stays as it was. A link is followed. Move only.
class AtomicFile {
 public:
  // Errors: the target is there and no regular file (a folder, a device), or its folder cannot be written to.
  static Result<AtomicFile> create(const std::string& target);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  // Errors are returned by flush().
  void write(std::string_view text);
  // Writes everything to the disk. After a good flush only the renaming can fail.
  Result<void> flush();
  // Flushes if need be, and renames.
  Result<void> commit();

 private:
  AtomicFile(std::string target, std::string aside, int descriptor)
      : target_(std::move(target)), aside_(std::move(aside)), descriptor_(descriptor) {}
  void write_out();
  Error error() const;

  std::string target_;
  std::string aside_;
  int descriptor_;
  std::string buffer_;
  int errno_ = 0;  // of the first write that failed
};

}  // namespace binome
