#include "bindings/files/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "features/error_codes.hpp"

namespace binome {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferSize = 1 << 16;
constexpr int kMostNames = 1000;
constexpr mode_t kMode = 0666;  // less the umask

Error cannot_write(const std::string& path, int number) {
  return Error(ErrorCode::cannot_write, {{"file", path}, {"reason", std::strerror(number)}});
}

// Makes a renaming last through a power cut; some file systems cannot, which is no error.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

Result<AtomicFile> AtomicFile::create(const std::string& target) {
  std::error_code missing;
  fs::path path = fs::canonical(target, missing);
  if (missing) path = target;
  if (!missing && !fs::is_regular_file(path)) {
    return fail(ErrorCode::not_a_regular_target, {{"file", target}});
  }
  // The first name that is free: in a container a killed program left its own behind under the same process number.
  const std::string start = (path.parent_path() / ("." + path.filename().string() + ".")).string() + std::to_string(::getpid());
  for (int attempt = 0;; ++attempt) {
    const std::string aside = start + (attempt == 0 ? "" : "." + std::to_string(attempt)) + ".tmp";
    const int descriptor = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode);
    if (descriptor >= 0) return AtomicFile(path.string(), aside, descriptor);
    if (errno != EEXIST || attempt == kMostNames) return tl::make_unexpected(cannot_write(target, errno));
  }
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : target_(std::move(other.target_)),
      aside_(std::move(other.aside_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)),
      errno_(other.errno_) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(aside_.c_str());
}

void AtomicFile::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBufferSize) write_out();
}

void AtomicFile::write_out() {
  std::string_view left = buffer_;
  while (!left.empty() && errno_ == 0) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written >= 0) left.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) errno_ = errno;
  }
  buffer_.clear();
}

Error AtomicFile::error() const { return cannot_write(target_, errno_); }

Result<void> AtomicFile::flush() {
  write_out();
  if (errno_ == 0 && ::fsync(descriptor_) != 0) errno_ = errno;
  if (errno_ != 0) return tl::make_unexpected(error());
  return {};
}

Result<void> AtomicFile::commit() {
  if (const auto flushed = flush(); !flushed) return flushed;
  if (::rename(aside_.c_str(), target_.c_str()) != 0) {
    errno_ = errno;
    return tl::make_unexpected(error());
  }
  ::close(std::exchange(descriptor_, -1));
  sync_folder(fs::path(target_).parent_path());
  return {};
}

}  // namespace binome
