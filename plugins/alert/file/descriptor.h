// An open file, and writing to it whole. All throw std::system_error.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>

#include "plugins/alert/file/patience.h"

namespace mentiond::plugins::file {

/// What the system said when it could not do `doing`.
std::system_error failed(const std::string& doing);

/// Owns a file descriptor.
class Descriptor final {
 public:
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

struct stat status_of(int fd, const std::string& path);

bool is_same_file(const Descriptor& a, const Descriptor& b);

/// Writes all of `bytes`: to a file with one write(2) where the system takes them at once, to anything else in pieces
/// that never block for longer than `patience` lasts.
void write_whole(int fd, std::string_view bytes, const std::string& path, Patience& patience);

/// What was written is on the disk. Pipes and terminals have none, which is no error.
void sync(int fd, const std::string& path);

/// A file that was made in `folder` is there after a crash.
void sync_folder(const std::string& folder);

}  // namespace mentiond::plugins::file
