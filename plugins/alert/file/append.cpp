#include "plugins/alert/file/append.h"

#include <sys/file.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "plugins/alert/file/descriptor.h"
#include "plugins/common/alert/json.h"

namespace mentiond::plugins::file {
namespace {

/// A longer half line is none of ours.
constexpr off_t kLongestLine = 64 << 20;

/// The last `count` bytes of a file of `size`, or all of it.
std::string tail_of(int fd, off_t size, off_t count, const std::string& path) {
  std::string bytes(static_cast<std::size_t>(std::min(size, count)), '\0');
  const ssize_t got = ::pread(fd, bytes.data(), bytes.size(), size - static_cast<off_t>(bytes.size()));
  if (got < 0) throw failed("cannot read " + path);
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

/// Held until it is given back or the file is closed. Where the file system has no locks, we are as good as alone.
void lock(int fd, const std::string& path, Patience& patience) {
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno == ENOLCK || errno == EOPNOTSUPP || errno == EINVAL) return;
    if (errno != EWOULDBLOCK && errno != EINTR) throw failed("cannot lock " + path);
    patience.pause();
  }
}

bool already_there(int fd, off_t size, std::string_view lines, const std::string& path) {
  const auto length = static_cast<off_t>(lines.size());
  const std::string tail = tail_of(fd, size, length + 1, path);
  return tail == lines || (tail.size() == lines.size() + 1 && tail.front() == '\n' && tail.ends_with(lines));
}

/// The size of the file without the half line, or without change where what stands there is to be kept.
off_t size_without_half_line(int fd, off_t size, const std::string& path) {
  for (off_t window = 1 << 16;; window *= 16) {
    const std::string tail = tail_of(fd, size, window, path);
    const std::size_t end = tail.rfind('\n');
    if (end != std::string::npos || window >= size) {
      const std::string_view half = std::string_view(tail).substr(end == std::string::npos ? 0 : end + 1);
      return common::is_json_object(half) ? size : size - static_cast<off_t>(half.size());
    }
    if (window >= kLongestLine) return size;
  }
}

/// Deals with a half line; the new size, and whether a line end has to come first.
std::pair<off_t, bool> mend(int fd, off_t size, const Append& options) {
  if (size == 0 || tail_of(fd, size, 1, options.path) == "\n") return {size, false};
  if (options.half_line == HalfLine::kEnd) return {size, true};
  const off_t kept = size_without_half_line(fd, size, options.path);
  if (kept == size) return {size, true};
  if (::ftruncate(fd, kept) != 0) throw failed("cannot remove the half line at the end of " + options.path);
  return {kept, false};
}

/// Takes back what a failed write left, unless somebody without our lock has written behind it.
void take_back(int fd, off_t size, std::size_t most) {
  struct stat now = {};
  if (::fstat(fd, &now) != 0 || now.st_size <= size || now.st_size >= size + static_cast<off_t>(most)) return;
  // Where even this fails, the half line stays, and the next append mends it.
  [[maybe_unused]] const int ignored = ::ftruncate(fd, size);
}

void append_to_file(Appended& to, const Append& options, std::string_view lines, Patience& patience) {
  const int fd = to.file->get();
  lock(fd, options.path, patience);
  const off_t before = status_of(fd, options.path).st_size;
  to.made = before == 0;
  to.written = !options.once || !already_there(fd, before, lines, options.path);
  if (to.written) {
    const auto [size, unended] = mend(fd, before, options);
    const std::string bytes = (unended ? "\n" : "") + std::string(lines);
    try {
      write_whole(fd, bytes, options.path, patience);
    } catch (const std::system_error&) {
      take_back(fd, size, bytes.size());
      throw;
    }
  }
  ::flock(fd, LOCK_UN);
}

}  // namespace

Appended append(const Append& options, std::string_view lines, Patience& patience) {
  struct stat before = {};
  const bool is_file = ::stat(options.path.c_str(), &before) != 0 || S_ISREG(before.st_mode);
  // Without O_NONBLOCK, a pipe that nobody reads would hold us for ever.
  const int flags = (is_file ? O_RDWR | O_CREAT : O_WRONLY) | O_APPEND | O_NONBLOCK;
  Appended appended{std::make_unique<Descriptor>(options.path, flags)};
  if (is_file) {
    append_to_file(appended, options, lines, patience);
  } else {
    write_whole(appended.file->get(), lines, options.path, patience);
  }
  return appended;
}

void write_to_standard_output(std::string_view text, Patience& patience) {
  // A progress bar may stand on the terminal's present line.
  const std::string whole = (standard_output_is_coloured() ? "\r\x1b[K" : "") + std::string(text);
  write_whole(STDOUT_FILENO, whole, "standard output", patience);
}

bool standard_output_is_coloured() {
  const char* const terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::strcmp(terminal, "dumb") == 0;
  return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr && !dumb;
}

}  // namespace mentiond::plugins::file
