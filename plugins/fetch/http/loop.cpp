#include "plugins/fetch/http/loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

namespace mentiond::plugins::http {
namespace {

/// How many connections libcurl keeps, those under way included: a quarter of the descriptors that the
/// process may have, for it is not alone. With fewer than there are transfers at once, each new one looks
/// through all of them to close the oldest, and connects anew: at 3,000 at once a 304 then costs 335 µs
/// instead of 85.
long kept_connections() {
  rlimit descriptors{};
  if (::getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return 256;
  return static_cast<long>(std::clamp<rlim_t>(descriptors.rlim_cur / 4, 64, 16'384));
}

void check(CURLMcode code) {
  if (code != CURLM_OK) throw std::runtime_error(std::string("libcurl: ") + curl_multi_strerror(code));
}

std::uint32_t epoll_events(int what) {
  std::uint32_t events = 0;
  if (what == CURL_POLL_IN || what == CURL_POLL_INOUT) events |= EPOLLIN;
  if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT) events |= EPOLLOUT;
  return events;
}

int curl_events(std::uint32_t events) {
  int what = 0;
  if ((events & EPOLLIN) != 0) what |= CURL_CSELECT_IN;
  if ((events & EPOLLOUT) != 0) what |= CURL_CSELECT_OUT;
  if ((events & (EPOLLERR | EPOLLHUP)) != 0) what |= CURL_CSELECT_ERR;
  return what;
}

}  // namespace

Descriptor::Descriptor(int fd, const char* what) : fd_(fd) {
  if (fd < 0) throw std::system_error(errno, std::generic_category(), what);
}
Descriptor::~Descriptor() { ::close(fd_); }

Loop::Loop()
    : epoll_(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1"),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd"),
      multi_(curl_multi_init()) {
  if (!multi_) throw std::bad_alloc();
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = wake_.get();
  if (::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, wake_.get(), &event) != 0) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
  check(curl_multi_setopt(multi(), CURLMOPT_SOCKETFUNCTION, &on_socket));
  check(curl_multi_setopt(multi(), CURLMOPT_SOCKETDATA, static_cast<void*>(this)));
  check(curl_multi_setopt(multi(), CURLMOPT_TIMERFUNCTION, &on_timer));
  check(curl_multi_setopt(multi(), CURLMOPT_TIMERDATA, static_cast<void*>(this)));
  check(curl_multi_setopt(multi(), CURLMOPT_MAXCONNECTS, kept_connections()));
}

int Loop::on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
  static_cast<Loop*>(self)->watch(socket, what);
  return 0;
}

int Loop::on_timer(CURLM*, long timeout_ms, void* self) {
  auto& timer = static_cast<Loop*>(self)->timer_;
  timer.reset();
  if (timeout_ms >= 0) timer = Time::now() + std::chrono::milliseconds(timeout_ms);
  return 0;
}

void Loop::watch(curl_socket_t socket, int what) const {
  if (what == CURL_POLL_REMOVE) {
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, socket, nullptr);
    return;
  }
  epoll_event event{};
  event.events = epoll_events(what);
  event.data.fd = socket;
  if (::epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, socket, &event) != 0 && errno == ENOENT) {
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, socket, &event);
  }
}

int Loop::milliseconds_to_wait(std::int64_t timeout_us) const {
  std::int64_t wait = std::clamp<std::int64_t>((timeout_us + 999) / 1000, 0, 3'600'000);
  if (timer_) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*timer_ - Time::now()).count();
    wait = std::clamp<std::int64_t>(left, 0, wait);
  }
  return static_cast<int>(wait);
}

void Loop::let_go_on(curl_socket_t socket, int events) {
  int running = 0;
  check(curl_multi_socket_action(multi(), socket, events, &running));
}

bool Loop::round(std::int64_t timeout_us) {
  std::array<epoll_event, 256> events;
  const int count =
      ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), milliseconds_to_wait(timeout_us));
  bool woken = false;
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    if (event.data.fd == wake_.get()) {
      std::uint64_t times = 0;
      woken = ::read(wake_.get(), &times, sizeof(times)) > 0;
    } else {
      let_go_on(event.data.fd, curl_events(event.events));
    }
  }
  if (timer_ && *timer_ <= Time::now()) {
    timer_.reset();
    let_go_on(CURL_SOCKET_TIMEOUT, 0);
  }
  return woken;
}

void Loop::wake() const {
  const std::uint64_t once = 1;
  // It can only fail when it has been woken 2^64 times already.
  [[maybe_unused]] const ssize_t written = ::write(wake_.get(), &once, sizeof(once));
}

}  // namespace mentiond::plugins::http
