// What the service manager is told (systemd, Type=notify) at the socket that $NOTIFY_SOCKET names; where it names none,
// nothing. Never waits: sd_notify does once the other side has stopped reading, and the daemon with it. Not
// thread-safe.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>

#include <string>

namespace mentiond::daemon {

class Supervisor final {
 public:
  Supervisor();
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;
  /// READY=1, RELOADING=1 or STOPPING=1. What is not taken is told again with the next sign of life, unless another
  /// state has come since.
  void tell(const std::string& state);
  void show_sign_of_life();

 private:
  bool send(const std::string& words) const;

  int socket_ = -1;
  sockaddr_un address_{};
  socklen_t address_size_ = 0;
  std::string untold_;
};

}  // namespace mentiond::daemon
