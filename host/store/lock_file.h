// The lock that `run` and `once` hold: one process at a time writes a store's articles (DESIGN §5).
//
// The kernel lets go of it when the process ends, however it ends; the file stays. Not thread-safe.
#pragma once

#include <filesystem>
#include <string>

#include "host/article/time.h"

namespace mentiond::store {

class LockFile final {
 public:
  /// Throws StoreError where another process holds it, naming that process.
  LockFile(const std::filesystem::path& path, article::Micros now);
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

  /// Whether the last holder ran since the machine was started: then nothing that it wrote is missing from the files.
  bool held_since_boot() const { return held_since_boot_; }

 private:
  int fd_;
  bool held_since_boot_ = false;
};

}  // namespace mentiond::store
