#include "bindings/files/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace binome {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
  const auto failed = [&](int number) {
    const std::string why = std::strerror(number);
    return fail(ErrorKind::bad_data, "fichier illisible : " + path + " (" + why + ")", "cannot read file: " + path + " (" + why + ")");
  };
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
  if (!regular) return fail(ErrorKind::bad_data, path + " n'est pas un fichier ordinaire", path + " is no regular file");
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
