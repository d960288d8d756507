// libcurl's sockets and timer on epoll: what lets one thread hold thousands of transfers.
//
// Not thread-safe, but for wake(). REQUIRES: every handle is taken out of multi() before the loop is
// destroyed.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "plugins/common/http/curl.h"

namespace mentiond::plugins::http {

/// A file descriptor that is closed with its owner.
class Descriptor final {
 public:
  /// Throws std::system_error naming `what` where `fd` is none.
  Descriptor(int fd, const char* what);
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

class Loop final {
 public:
  Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  CURLM* multi() const { return multi_.get(); }

  /// Waits at most `timeout_us` for a socket, the timer or wake(), and lets libcurl go on. Whether it was
  /// woken.
  bool round(std::int64_t timeout_us);
  /// Thread-safe: the round that waits, or the next one, ends at once.
  void wake() const;

 private:
  using Time = std::chrono::steady_clock;

  static int on_socket(CURL* easy, curl_socket_t socket, int what, void* self, void* socket_data);
  static int on_timer(CURLM* multi, long timeout_ms, void* self);
  void watch(curl_socket_t socket, int what) const;
  int milliseconds_to_wait(std::int64_t timeout_us) const;
  void let_go_on(curl_socket_t socket, int events);

  const Descriptor epoll_;
  const Descriptor wake_;
  std::optional<Time::time_point> timer_;
  common::http::Multi multi_;  // Last: it closes its sockets through the above.
};

}  // namespace mentiond::plugins::http
