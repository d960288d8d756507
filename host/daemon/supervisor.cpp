#include "host/daemon/supervisor.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace mentiond::daemon {

Supervisor::Supervisor() {
  const char* named = std::getenv("NOTIFY_SOCKET");
  const std::string_view path = named == nullptr ? "" : named;
  if (path.empty() || path.size() >= sizeof(address_.sun_path)) return;
  address_.sun_family = AF_UNIX;
  std::copy(path.begin(), path.end(), address_.sun_path);
  if (path.front() == '@') address_.sun_path[0] = '\0';  // A name that is no file.
  address_size_ = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

Supervisor::~Supervisor() {
  if (socket_ >= 0) ::close(socket_);
}

void Supervisor::tell(const std::string& state) { untold_ = send(state) ? "" : state; }

void Supervisor::show_sign_of_life() {
  if (!untold_.empty()) tell(untold_);
  (void)send("WATCHDOG=1");
}

bool Supervisor::send(const std::string& words) const {
  const auto* address = reinterpret_cast<const sockaddr*>(&address_);
  return socket_ < 0 || ::sendto(socket_, words.data(), words.size(), MSG_NOSIGNAL, address, address_size_) >= 0;
}

}  // namespace mentiond::daemon
