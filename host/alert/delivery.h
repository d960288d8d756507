// Delivers one receiver's outbox entries: renders each once, keeps the bytes, and tries until the other side has
// answered; at least once, with the same key each time (RELIABILITY).
//
// start(), deliver_once() and stop() belong to one controlling thread; wake() and counters() are thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "host/alert/outbox.h"

namespace mentiond::alert {

struct DeliveryCounters {
  std::size_t delivered = 0;
  std::size_t failed = 0;  ///< Attempts that did not deliver, those that are tried again included.
  std::size_t dead = 0;    ///< Given up; also counted as failed.
};

struct DeliveryOptions {
  std::string receiver;
  Micros timeout = 30 * article::kSecond;  ///< Of one attempt.
};

class DeliveryWorker final {
 public:
  /// `clock` and `outbox` outlive the worker.
  DeliveryWorker(const article::Clock& clock, Outbox& outbox, std::unique_ptr<article::Notifier> notifier,
                 DeliveryOptions options);
  ~DeliveryWorker();
  DeliveryWorker(const DeliveryWorker&) = delete;
  DeliveryWorker& operator=(const DeliveryWorker&) = delete;

  /// Delivers what is due in a thread of its own, until stop().
  void start();
  /// One attempt at each entry that is due now, in the caller's thread (`mentiond once`).
  void deliver_once();
  /// Something new may be due.
  void wake();
  /// Cancels the attempt under way, which is tried again later, and joins the thread.
  void stop();

  DeliveryCounters counters() const;
  const std::string& receiver() const { return options_.receiver; }

 private:
  const article::Clock& clock_;
  Outbox& outbox_;
  std::unique_ptr<article::Notifier> notifier_;
  const DeliveryOptions options_;
};

}  // namespace mentiond::alert
