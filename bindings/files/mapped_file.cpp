#include "bindings/files/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "features/error_codes.hpp"

namespace binome {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
  const auto failed = [&](int number) { return fail(ErrorCode::cannot_open, {{"file", path}, {"reason", std::strerror(number)}}); };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(errno);
  struct stat status {};
  void* mapped = MAP_FAILED;
  int number = 0;
  if (::fstat(descriptor, &status) != 0) number = errno;
  const bool regular = number == 0 && S_ISREG(status.st_mode);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (regular && size > 0) {
    mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped == MAP_FAILED) number = errno;
  }
  ::close(descriptor);
  if (number != 0) return failed(number);
  if (!regular) return fail(ErrorCode::not_a_regular_file, {{"file", path}});
  const std::span bytes(static_cast<const std::byte*>(mapped == MAP_FAILED ? nullptr : mapped), size);
  return std::shared_ptr<const MappedFile>(new MappedFile(bytes));
}

void MappedFile::release() const {
  if (!bytes_.empty()) ::madvise(const_cast<std::byte*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace binome
