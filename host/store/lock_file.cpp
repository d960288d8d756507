#include "host/store/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>

#include "host/store/store.h"

namespace mentiond::store {
namespace {

constexpr std::size_t kLongestName = 200;

std::string reason() { return std::system_category().message(errno); }

/// This process as its user started it: "mentiond run".
std::string command_line() {
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  std::string words{std::istreambuf_iterator<char>(file), {}};
  while (!words.empty() && words.back() == '\0') words.pop_back();
  const std::size_t program_end = words.find('\0');
  const std::size_t folder_end = words.substr(0, program_end).rfind('/');
  if (folder_end != std::string::npos) words.erase(0, folder_end + 1);
  for (char& c : words) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return words.substr(0, kLongestName);
}

/// Another one after each start of the machine.
std::string boot_id() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  std::getline(file, id);
  return id;
}

struct Holder {
  std::string name, boot;
};

/// The lock file's two lines.
Holder read_holder(int fd) {
  std::array<char, kLongestName + 200> bytes{};
  const ssize_t size = ::pread(fd, bytes.data(), bytes.size(), 0);
  std::istringstream lines(std::string(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0));
  Holder holder;
  std::getline(lines, holder.name);
  std::getline(lines, holder.boot);
  return holder;
}

void write_holder(int fd, const Holder& holder) {
  const std::string text = holder.name + "\n" + holder.boot + "\n";
  // On a full disk the name is missing from another's message; the lock holds all the same.
  [[maybe_unused]] const bool written =
      ::ftruncate(fd, 0) == 0 && ::pwrite(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

}  // namespace

LockFile::LockFile(const std::filesystem::path& path, article::Micros now)
    : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640)) {
  if (fd_ < 0) {
    throw StoreError("cannot make the lock file " + path.string() + ": " + reason() +
                     "; the store's folder must be there, and this user must be able to write in it");
  }
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const std::string why =
        errno == EWOULDBLOCK ? "is held by " + read_holder(fd_).name : "cannot be locked: " + reason();
    ::close(fd_);
    throw StoreError("the store beside " + path.string() + " " + why +
                     ". One daemon at a time keeps a store: stop the other, or give this one another `store:`");
  }
  const std::string boot = boot_id();
  held_since_boot_ = !boot.empty() && read_holder(fd_).boot == boot;
  write_holder(fd_, {command_line() + ", pid " + std::to_string(::getpid()) + ", since " +
                         article::to_rfc3339(now / article::kSecond * article::kSecond),
                     boot});
}

LockFile::~LockFile() { ::close(fd_); }

}  // namespace mentiond::store
