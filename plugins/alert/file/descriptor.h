// An open file, and writing to it whole.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace mentiond::plugins::file {

/// What the system said when it could not do `doing`.
inline std::system_error failed(const std::string& doing) { return {errno, std::generic_category(), doing}; }

/// Owns a file descriptor.
class Descriptor final {
 public:
  /// Throws std::system_error.
  Descriptor(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
    if (fd_ < 0) throw failed("cannot open " + path);
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

/// Writes all of `bytes`, with one write(2) where the system takes them at once. `timeout_ms` bounds each wait for a
/// pipe's reader. Throws std::system_error.
inline void write_whole(int fd, std::string_view bytes, const std::string& path, int timeout_ms) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd writable = {fd, POLLOUT, 0};
      if (::poll(&writable, 1, timeout_ms) == 0) {
        errno = ETIMEDOUT;
        throw failed("cannot write to " + path);
      }
    } else if (errno != EINTR) {
      throw failed("cannot write to " + path);
    }
  }
}

/// What was written is on the disk. Pipes and terminals have none, which is no error. Throws std::system_error.
inline void sync(int fd, const std::string& path) {
  if (::fsync(fd) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP) throw failed("cannot sync " + path);
}

/// A file that was made in `folder` is there after a crash.
inline void sync_folder(const std::string& folder) {
  const Descriptor directory(folder, O_RDONLY | O_DIRECTORY);
  sync(directory.get(), folder);
}

}  // namespace mentiond::plugins::file
