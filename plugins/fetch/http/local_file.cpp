#include "plugins/fetch/http/local_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>

#include "plugins/fetch/http/loop.h"

namespace mentiond::plugins::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Absent where the URL names another machine, no absolute path, or a NUL.
std::optional<std::string> path_of(std::string_view url) {
  url = url.substr(5);
  if (url.starts_with("//")) {
    const std::size_t slash = url.find('/', 2);
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string_view host = url.substr(2, slash - 2);
    if (!host.empty() && host != "localhost") return std::nullopt;
    url = url.substr(slash);
  }
  if (!url.starts_with('/')) return std::nullopt;
  url = url.substr(0, url.find_first_of("?#"));
  std::string path;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const bool encoded =
        url[i] == '%' && i + 2 < url.size() && hex_digit(url[i + 1]) >= 0 && hex_digit(url[i + 2]) >= 0;
    path += encoded ? static_cast<char>(hex_digit(url[i + 1]) * 16 + hex_digit(url[i + 2])) : url[i];
    if (encoded) i += 2;
    if (path.back() == '\0') return std::nullopt;
  }
  return path;
}

sdk::FetchResult failed(sdk::FetchResult result, std::uint32_t kind, std::string message) {
  result.outcome = MENTIOND_FETCH_FAILED;
  result.failure = kind;
  result.message = std::move(message);
  return result;
}

std::string version_of(const struct stat& file) {
  return "\"" + std::to_string(file.st_ino) + "-" + std::to_string(file.st_size) + "-" +
         std::to_string(file.st_mtim.tv_sec) + "." + std::to_string(file.st_mtim.tv_nsec) + "\"";
}

/// False: longer than `limit`. Throws std::system_error.
bool read_all(int fd, std::uint64_t limit, std::string& bytes) {
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(fd, buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category());
    if (got == 0) return true;
    if (bytes.size() + static_cast<std::size_t>(got) > limit) return false;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

}  // namespace

bool is_file_url(std::string_view url) {
  constexpr std::string_view kScheme = "file:";
  if (url.size() < kScheme.size()) return false;
  for (std::size_t i = 0; i < kScheme.size(); ++i) {
    const char c = url[i] >= 'A' && url[i] <= 'Z' ? static_cast<char>(url[i] + 32) : url[i];
    if (c != kScheme[i]) return false;
  }
  return true;
}

sdk::FetchResult read_local_file(const sdk::FetchRequest& request) {
  sdk::FetchResult result;
  result.id = request.id;
  result.url = request.url;
  const auto path = path_of(request.url);
  if (!path) {
    return failed(result, MENTIOND_FETCH_BAD_URL,
                  "a file: URL names an absolute path of this machine, as in file:///srv/feed.xml");
  }
  try {
    // Not to be held up by a pipe that nobody writes to: a pipe opens at once, and is refused as no file.
    const Descriptor file(::open(path->c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), path->c_str());
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw std::system_error(errno, std::generic_category(), *path);
    if (!S_ISREG(status.st_mode)) return failed(result, MENTIOND_FETCH_OTHER, *path + " is no regular file");
    result.etag = version_of(status);
    result.outcome = result.etag == request.etag ? MENTIOND_NOT_MODIFIED : MENTIOND_FETCHED;
    if (result.outcome == MENTIOND_NOT_MODIFIED) return result;
    if (!read_all(file.get(), request.max_bytes, result.body)) {
      result.body.clear();
      return failed(result, MENTIOND_FETCH_TOO_LARGE,
                    *path + " is larger than " + std::to_string(request.max_bytes) + " bytes");
    }
    return result;
  } catch (const std::system_error& error) {
    return failed(result, MENTIOND_FETCH_OTHER, "cannot read " + std::string(error.what()));
  }
}

}  // namespace mentiond::plugins::http
