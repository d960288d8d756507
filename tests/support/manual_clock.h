// A clock that a test moves. Thread-safe.
#pragma once

#include <atomic>

#include "host/article/time.h"

namespace mentiond::support {

class ManualClock final : public article::Clock {
 public:
  explicit ManualClock(article::Micros start = 1'700'000'000 * article::kSecond) : now_(start) {}
  article::Micros now() const override { return now_; }
  void advance(article::Micros by) { now_ += by; }
  void set(article::Micros to) { now_ = to; }

 private:
  std::atomic<article::Micros> now_;
};

}  // namespace mentiond::support
