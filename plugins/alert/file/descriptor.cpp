#include "plugins/alert/file/descriptor.h"

#include <climits>

namespace mentiond::plugins::file {

std::system_error failed(const std::string& doing) { return {errno, std::generic_category(), doing}; }

struct stat status_of(int fd, const std::string& path) {
  struct stat status = {};
  if (::fstat(fd, &status) != 0) throw failed("cannot read the state of " + path);
  return status;
}

bool is_same_file(const Descriptor& a, const Descriptor& b) {
  struct stat first = {}, second = {};
  return ::fstat(a.get(), &first) == 0 && ::fstat(b.get(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

void write_whole(int fd, std::string_view bytes, const std::string& path, Patience& patience) {
  const bool is_file = S_ISREG(status_of(fd, path).st_mode);
  while (!bytes.empty()) {
    // What poll calls writable takes PIPE_BUF bytes at once.
    if (!is_file) patience.until_writable(fd);
    const ssize_t written = ::write(fd, bytes.data(), is_file ? bytes.size() : bytes.substr(0, PIPE_BUF).size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR && errno != EAGAIN) {
      throw failed("cannot write to " + path);
    }
  }
}

void sync(int fd, const std::string& path) {
  if (::fsync(fd) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP) throw failed("cannot sync " + path);
}

void sync_folder(const std::string& folder) {
  const std::string path = folder.empty() ? "." : folder;
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
  sync(directory.get(), path);
}

}  // namespace mentiond::plugins::file
