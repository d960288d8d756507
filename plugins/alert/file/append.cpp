#include "plugins/alert/file/append.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "plugins/alert/file/descriptor.h"

namespace mentiond::plugins::file {
namespace {

struct stat status_of(int fd, const std::string& path) {
  struct stat status = {};
  if (::fstat(fd, &status) != 0) throw failed("cannot read the state of " + path);
  return status;
}

bool ends_in_a_line(int fd, off_t size) {
  char last = '\n';
  return size > 0 && ::pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

/// Takes back what a failed write left, unless somebody else has written behind it.
void take_back(int fd, off_t size, std::size_t most) {
  struct stat now = {};
  if (::fstat(fd, &now) != 0 || now.st_size <= size || now.st_size >= size + static_cast<off_t>(most)) return;
  // Where even this fails, the half line stays, and the next append begins on a new one.
  [[maybe_unused]] const int ignored = ::ftruncate(fd, size);
}

}  // namespace

void append(const std::string& path, std::string_view lines, bool fsync, int timeout_ms) {
  // Without O_NONBLOCK, a pipe that nobody reads would hold us for ever.
  constexpr int kFlags = O_APPEND | O_CREAT | O_NONBLOCK;
  struct stat before = {};
  const bool is_file = ::stat(path.c_str(), &before) != 0 || S_ISREG(before.st_mode);
  const Descriptor file(path, (is_file ? O_RDWR : O_WRONLY) | kFlags);
  const off_t size = is_file ? status_of(file.get(), path).st_size : 0;
  const std::string bytes = (ends_in_a_line(file.get(), size) ? "\n" : "") + std::string(lines);
  try {
    write_whole(file.get(), bytes, path, timeout_ms);
    if (fsync) sync(file.get(), path);
  } catch (const std::system_error&) {
    if (is_file) take_back(file.get(), size, bytes.size());
    throw;
  }
  if (fsync && is_file && size == 0) sync_folder(std::filesystem::path(path).parent_path().string());
}

void write_to_standard_output(std::string_view text, int timeout_ms) {
  write_whole(STDOUT_FILENO, text, "standard output", timeout_ms);
}

bool standard_output_is_coloured() { return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr; }

}  // namespace mentiond::plugins::file
