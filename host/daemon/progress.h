// A progress bar on a terminal; nothing elsewhere. Not thread-safe.
#pragma once

#include <cstddef>
#include <string>

namespace mentiond::daemon {

class Progress final {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// `done` of `total`, and a word on what is being done.
  void show(std::size_t done, std::size_t total, const std::string& what);

 private:
  const bool terminal_;  ///< Whether standard error is one.
  bool shown_ = false;
};

}  // namespace mentiond::daemon
