// How long to wait for somebody else: a pipe's reader, the holder of a lock.
#pragma once

#include <poll.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace mentiond::plugins::file {

/// One budget for all waits of a delivery, which another thread may cut short. Not synchronised itself.
class Patience final {
 public:
  /// `whom` says for messages what is waited for. Borrows `cancelled`.
  Patience(std::string whom, int milliseconds, const std::atomic<bool>& cancelled)
      : whom_(std::move(whom)), left_(milliseconds), cancelled_(cancelled) {}

  /// Until `fd` takes bytes, or says that it never will. Throws std::system_error when the time is up.
  void until_writable(int fd) {
    pollfd writable = {fd, POLLOUT, 0};
    while (::poll(&writable, 1, round()) <= 0) spend(kRound);
  }
  /// A moment. Throws std::system_error when the time is up.
  void pause() {
    ::poll(nullptr, 0, kMoment);
    spend(kMoment);
  }

 private:
  static constexpr int kRound = 100, kMoment = 5;  // Milliseconds.

  int round() const { return std::min(kRound, left_); }
  void spend(int milliseconds) {
    left_ -= milliseconds;
    if (cancelled_) throw std::system_error(ECANCELED, std::generic_category(), whom_);
    if (left_ <= 0) throw std::system_error(ETIMEDOUT, std::generic_category(), "waited in vain for " + whom_);
  }

  const std::string whom_;
  int left_;
  const std::atomic<bool>& cancelled_;
};

}  // namespace mentiond::plugins::file
