#include "host/settings/files.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace mentiond::settings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 256 << 20;
constexpr std::size_t kMostSecret = 64 << 10;

std::string error_text(int code) { return std::generic_category().message(code); }

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

FileBytes read_to_end(int fd, std::size_t most) {
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(fd, buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {std::nullopt, error_text(errno)};
    if (got == 0) return {std::move(bytes), {}};
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > most)
      return {std::nullopt, "it is longer than " + std::to_string(most) + " bytes, too long for what it is to hold"};
  }
}

/// Opens a file for reading. A folder opens too: reading it gives the error.
Descriptor open_file(const std::string& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
}

std::string escaped_for_glob(const std::string& folder) {
  std::string escaped;
  for (const char c : folder) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Beside the file that names it; relative where that is, so that messages show what was written.
std::string beside(const std::string& path, const std::string& named_in) {
  return (fs::path(named_in).parent_path() / path).string();
}

FoundFiles expand(const std::string& pattern, const std::string& named_in) {
  const fs::path folder = fs::path(pattern).is_absolute() ? fs::path() : fs::path(named_in).parent_path();
  const std::string whole = (fs::path(escaped_for_glob(folder.string())) / pattern).string();
  glob_t found{};
  const int code = ::glob(whole.c_str(), GLOB_ERR, nullptr, &found);
  FoundFiles files;
  for (std::size_t i = 0; code == 0 && i < found.gl_pathc; ++i) files.paths.emplace_back(found.gl_pathv[i]);
  ::globfree(&found);
  if (code == 0) return files;
  // The folder before the first wildcard: where somebody would look.
  const fs::path searched = resolve(pattern.substr(0, pattern.find_first_of("*?[")), named_in).parent_path();
  std::error_code ignored;
  const bool is_there = fs::is_directory(searched, ignored);
  files.problem = "\"" + pattern + "\" matches no file: " +
                  (!is_there              ? "there is no folder "
                   : code == GLOB_NOMATCH ? "there is none in "
                                          : "a folder cannot be read in ") +
                  searched.lexically_normal().string();
  return files;
}

Secret strip_line_break(std::string value, const std::string& from) {
  while (value.ends_with('\n') || value.ends_with('\r')) value.pop_back();
  if (value.empty()) return {std::nullopt, from + " is empty"};
  return {std::move(value), {}};
}

Secret secret_from(const std::string& path, bool must_be_private) {
  const Descriptor file = open_file(path);
  if (file.get() < 0) return {std::nullopt, path + " cannot be read: " + error_text(errno)};
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return {std::nullopt, path + ": " + error_text(errno)};
  if (must_be_private && (status.st_mode & 077) != 0) {
    char mode[8];
    std::snprintf(mode, sizeof(mode), "%04o", static_cast<unsigned>(status.st_mode & 07777));
    return {std::nullopt, path + " has mode " + mode + ", so others may read the secret; run: chmod 600 " + path};
  }
  FileBytes read = read_to_end(file.get(), kMostSecret);
  if (!read.bytes) return {std::nullopt, path + " cannot be read: " + read.problem};
  return strip_line_break(std::move(*read.bytes), path);
}

}  // namespace

FileBytes read_file(const std::string& path) {
  const Descriptor file = open_file(path);
  if (file.get() < 0) return {std::nullopt, error_text(errno)};
  return read_to_end(file.get(), kMostBytes);
}

FoundFiles find_files(const std::string& pattern, const std::string& named_in) {
  if (pattern.find_first_of("*?[") != std::string::npos) return expand(pattern, named_in);
  const std::string path = beside(pattern, named_in);
  std::error_code ignored;
  if (fs::exists(path, ignored)) return {{path}, {}};
  return {{}, "there is no file " + fs::absolute(path).lexically_normal().string()};
}

fs::path resolve(const std::string& path, const std::string& named_in) {
  return (fs::current_path() / fs::path(named_in).parent_path() / path).lexically_normal();
}

Secret read_secret(std::string_view kind, const std::string& name, const std::string& named_in) {
  if (kind == "env") {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return {std::nullopt, "the environment variable " + name + " is not set"};
    return strip_line_break(value, "the environment variable " + name);
  }
  if (kind == "file") return secret_from(beside(name, named_in), true);
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (folder == nullptr) {
    return {std::nullopt, "there are no credentials: CREDENTIALS_DIRECTORY is not set; add LoadCredential=" + name +
                              ":/path to the systemd unit"};
  }
  if (name.find('/') != std::string::npos || name == "..")
    return {std::nullopt, "a credential has a name without \"/\""};
  return secret_from(std::string(folder) + "/" + name, false);
}

}  // namespace mentiond::settings
