// A process of this test's own that opens the store and is killed.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>

namespace mentiond::store::tests {

/// Runs `work` in a forked process; `say` sends a line to this one. REQUIRES: this process has one thread.
class Child final {
 public:
  using Say = std::function<void(const std::string& line)>;
  explicit Child(const std::function<void(const Say&)>& work) {
    int pipe[2];
    if (::pipe(pipe) != 0) throw std::runtime_error("pipe failed");
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("fork failed");
    if (pid_ == 0) {
      ::close(pipe[0]);
      run(work, pipe[1]);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
  }
  ~Child() {
    kill();
    ::close(output_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }
  /// The next line; empty at its end.
  std::string read_line() const {
    std::string line;
    for (char c = 0; ::read(output_, &c, 1) == 1 && c != '\n';) line += c;
    return line;
  }
  void kill() {
    if (ended_) return;
    ::kill(pid_, SIGKILL);
    wait();
  }
  void wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    ended_ = true;
  }

 private:
  [[noreturn]] static void run(const std::function<void(const Say&)>& work, int output) {
    try {
      work([&](const std::string& line) {
        const std::string text = line + "\n";
        if (::write(output, text.data(), text.size()) < 0) ::_exit(2);
      });
      ::_exit(0);
    } catch (const std::exception& error) {
      const std::string text = std::string("failed: ") + error.what() + "\n";
      ::_exit(::write(output, text.data(), text.size()) < 0 ? 2 : 1);
    }
  }

  pid_t pid_ = -1;
  int output_ = -1;
  bool ended_ = false;
};

}  // namespace mentiond::store::tests
