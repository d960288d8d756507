// A small HTTP/1.1 server on loopback whose answers a test scripts.
//
//   HttpServer server([](const HttpRequest& request) { return http_answer(200, "text/plain", "hello"); });
//   fetch(server.url("/feed.xml"));
//
// The handler runs in a thread of the connection: what it shares it must guard. An answer is raw bytes, so a
// test can also say what no server should. The destructor ends every connection and joins every thread.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace mentiond::support {

struct HttpRequest {
  std::string method, target, body;
  std::string head;                            ///< As it came, request line included.
  std::map<std::string, std::string> headers;  ///< Names in lower case.
  std::uint64_t connection = 0;                ///< Which connection it came on, from 1.

  /// Empty where there is none.
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

struct HttpAnswer {
  enum class Then { kKeepOpen, kClose, kReset, kStall };
  std::string bytes;
  Then then = Then::kKeepOpen;
  /// Says `endless` again and again after `bytes`, until the other side has had enough.
  std::string endless;
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

inline HttpAnswer http_answer(int status, const HttpHeaders& headers, std::string_view body = {}) {
  HttpAnswer answer;
  answer.bytes = "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n";
  for (const auto& [name, value] : headers) answer.bytes += name + ": " + value + "\r\n";
  if (status != 304 && status != 204) answer.bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  answer.bytes.append("\r\n").append(body);
  return answer;
}
inline HttpAnswer http_answer(int status, std::string_view content_type, std::string_view body) {
  return http_answer(status, HttpHeaders{{"Content-Type", std::string(content_type)}}, body);
}
/// Says `bytes`, and then nothing more.
inline HttpAnswer http_stall(std::string bytes = {}) { return {std::move(bytes), HttpAnswer::Then::kStall, {}}; }

class HttpServer final {
 public:
  using Handler = std::function<HttpAnswer(const HttpRequest&)>;

  explicit HttpServer(Handler handler, const std::string& address = "127.0.0.1")
      : handler_(std::move(handler)), address_(address) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    ::inet_pton(AF_INET, address.c_str(), &at.sin_addr);
    socklen_t size = sizeof(at);
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&at), size) != 0 || ::listen(listener_, 4096) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size) != 0) {
      ::close(listener_);
      throw std::runtime_error("cannot listen on " + address);
    }
    port_ = ntohs(at.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
  }
  ~HttpServer() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      for (const int fd : open_) ::shutdown(fd, SHUT_RDWR);
      changed_.notify_all();
    }
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    for (std::thread& thread : connections_) thread.join();
    ::close(listener_);
  }
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const { return port_; }
  std::string url(std::string_view path = "/") const {
    return "http://" + address_ + ":" + std::to_string(port_) + std::string(path);
  }
  /// What has been asked so far.
  std::vector<HttpRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  /// Waits until `count` requests have come; throws where they do not within twenty seconds.
  void wait_for_requests(std::size_t count) const {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::seconds(20), [&] { return requests_.size() >= count; }))
      throw std::runtime_error("no request came");
  }

 private:
  void accept_all() {
    for (;;) {
      const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      const std::lock_guard lock(mutex_);
      if (stopping_ || fd < 0) {
        if (fd >= 0) ::close(fd);
        if (stopping_) return;
        continue;
      }
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
      open_.push_back(fd);
      const std::uint64_t number = connections_.size() + 1;
      connections_.emplace_back([this, fd, number] { serve(fd, number); });
    }
  }

  void serve(int fd, std::uint64_t number) {
    std::string input;
    HttpRequest request;
    while (read_request(fd, input, request)) {
      request.connection = number;
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
        changed_.notify_all();
      }
      const HttpAnswer answer = handler_(request);
      if (!send_all(fd, answer.bytes)) break;
      while (!answer.endless.empty() && send_all(fd, answer.endless)) {
      }
      if (answer.then == HttpAnswer::Then::kStall) wait_for_end(fd);
      if (answer.then == HttpAnswer::Then::kReset) {
        const linger at_once{1, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
      }
      if (answer.then != HttpAnswer::Then::kKeepOpen) break;
    }
    const std::lock_guard lock(mutex_);
    std::erase(open_, fd);
    ::close(fd);
  }

  static bool receive(int fd, std::string& input) {
    char buffer[16384];
    const ssize_t got = ::recv(fd, buffer, sizeof(buffer), 0);
    if (got > 0) input.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  }
  static void wait_for_end(int fd) {
    std::string ignored;
    while (receive(fd, ignored)) {
    }
  }
  static bool send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  static bool read_request(int fd, std::string& input, HttpRequest& request) {
    std::size_t end = 0;
    while ((end = input.find("\r\n\r\n")) == std::string::npos) {
      if (!receive(fd, input)) return false;
    }
    request = parse_head(input.substr(0, end + 2));
    input.erase(0, end + 4);
    const std::string length = request.header("content-length");
    const std::size_t body = length.empty() ? 0 : std::stoul(length);
    if (request.header("expect") == "100-continue") send_all(fd, "HTTP/1.1 100 Continue\r\n\r\n");
    while (input.size() < body) {
      if (!receive(fd, input)) return false;
    }
    request.body = input.substr(0, body);
    input.erase(0, body);
    return true;
  }
  static HttpRequest parse_head(std::string head) {
    HttpRequest request;
    std::size_t at = head.find("\r\n");
    const std::string line = head.substr(0, at);
    request.method = line.substr(0, line.find(' '));
    request.target = line.substr(request.method.size() + 1, line.rfind(' ') - request.method.size() - 1);
    for (at += 2; at < head.size();) {
      const std::size_t end = head.find("\r\n", at);
      const std::string header = head.substr(at, end - at);
      const std::size_t colon = header.find(':');
      std::string name = header.substr(0, colon);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      const std::size_t value = colon == std::string::npos ? header.size() : colon + 1;
      request.headers[name] = header.substr(std::min(header.size(), value + (header[value] == ' ' ? 1 : 0)));
      at = end + 2;
    }
    request.head = std::move(head);
    return request;
  }

  const Handler handler_;
  const std::string address_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::thread acceptor_;
  std::vector<std::thread> connections_;  // Touched by the acceptor, and by the destructor after it.
  mutable std::mutex mutex_;              // Guards what follows.
  mutable std::condition_variable changed_;
  bool stopping_ = false;
  std::vector<int> open_;
  std::vector<HttpRequest> requests_;
};

}  // namespace mentiond::support
