// Child processes of a test: started by it, ended with it.
//
//   ChildProcess server({"python3", "server.py"});
//   const std::string port = server.read_line();   // What it says first on standard output.
//
// Not thread-safe.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentiond::support {

class ChildProcess final {
 public:
  /// Starts `arguments[0]`, looked up in PATH; its standard input and output are pipes, its standard error
  /// ours. `environment` adds NAME=value to ours.
  explicit ChildProcess(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {}) {
    int in[2], out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    ::posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    std::vector<char*> argv = pointers(arguments);
    std::vector<char*> envp = pointers(environment);
    envp.pop_back();
    for (char** variable = environ; *variable != nullptr; ++variable) envp.push_back(*variable);
    envp.push_back(nullptr);
    const int error = ::posix_spawnp(&pid_, argv[0], &actions, nullptr, argv.data(), envp.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    stdin_ = in[1];
    stdout_ = out[0];
    if (error != 0) {
      pid_ = -1;
      close_pipes();
      throw std::runtime_error("cannot start " + arguments[0]);
    }
  }
  ~ChildProcess() {
    if (pid_ > 0) stop();
    close_pipes();
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }

  /// The next line of its standard output without the line end; what is left of it at its end. Throws after
  /// `wait`.
  std::string read_line(std::chrono::milliseconds wait = std::chrono::seconds(20)) {
    const auto deadline = std::chrono::steady_clock::now() + wait;
    for (;;) {
      if (const auto end = output_.find('\n'); end != std::string::npos) {
        std::string line = output_.substr(0, end);
        output_.erase(0, end + 1);
        return line;
      }
      if (!read_some(deadline)) return std::exchange(output_, {});
    }
  }
  /// All of its standard output until it closes that.
  std::string read_all(std::chrono::milliseconds wait = std::chrono::seconds(60)) {
    const auto deadline = std::chrono::steady_clock::now() + wait;
    while (read_some(deadline)) {
    }
    return std::exchange(output_, {});
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(stdin_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) throw std::runtime_error("the child process takes no input");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void close_input() {
    if (stdin_ >= 0) ::close(std::exchange(stdin_, -1));
  }
  void signal(int number) const {
    if (pid_ > 0) ::kill(pid_, number);
  }
  /// Waits for its end; the exit status, or 128 + the signal that ended it.
  int wait() {
    if (pid_ <= 0) return status_;
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return status_;
  }
  /// Asks it to end, and waits for that.
  int stop(int number = SIGTERM) {
    close_input();
    signal(number);
    return wait();
  }

 private:
  static std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> result;
    for (const std::string& word : words) result.push_back(const_cast<char*>(word.c_str()));
    result.push_back(nullptr);
    return result;
  }
  /// False: it has closed its output.
  bool read_some(std::chrono::steady_clock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd readable{stdout_, POLLIN, 0};
    const int ready = left.count() > 0 ? ::poll(&readable, 1, static_cast<int>(left.count())) : 0;
    if (ready < 0 && errno == EINTR) return true;
    if (ready <= 0) throw std::runtime_error("the child process says nothing");
    char buffer[65536];
    const ssize_t got = ::read(stdout_, buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) return true;
    if (got <= 0) return false;
    output_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  void close_pipes() {
    close_input();
    if (stdout_ >= 0) ::close(std::exchange(stdout_, -1));
  }

  pid_t pid_ = -1;
  int stdin_ = -1, stdout_ = -1, status_ = -1;
  std::string output_;
};

/// A TCP port of 127.0.0.1 that was free a moment ago, for servers that cannot choose one themselves.
inline std::uint16_t free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  if (::bind(fd, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    ::close(fd);
    throw std::runtime_error("no free port");
  }
  ::close(fd);
  return ntohs(address.sin_port);
}

/// Waits until something listens on a port of 127.0.0.1; throws where nothing does after ten seconds.
inline void wait_for_port(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int connected = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address));
    ::close(fd);
    if (connected == 0) return;
    ::poll(nullptr, 0, 10);  // The other process gives no sign but this one.
  }
  throw std::runtime_error("nothing listens on port " + std::to_string(port));
}

}  // namespace mentiond::support
