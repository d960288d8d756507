// Delivers one receiver's outbox entries: renders each once, keeps the bytes, and tries until the other side has
// answered; at least once, with the same key each time (RELIABILITY).
//
// No transaction is open while the other side is waited for. What it answered is written in batches; where the store
// fails, the answers are kept here, and nothing more is sent until they are stored. What was sent and not yet written
// when the process ends is sent again, with the same key.
//
// start(), finish(), deliver_once() and stop() belong to one controlling thread; wake(), enable() and counters() are
// thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "host/alert/outbox.h"
#include "host/alert/retry.h"

namespace mentiond::alert {

struct DeliveryCounters {
  std::size_t delivered = 0;
  std::size_t failed = 0;  ///< Attempts that did not deliver, those that are tried again included.
  std::size_t dead = 0;    ///< Given up; also counted as failed.
  Micros cpu = 0;          ///< Of rendering and delivering, in this process.
};

struct DeliveryOptions {
  std::string receiver;
  Micros timeout = 30 * article::kSecond;  ///< Of one attempt.
  /// What an operator should know: dead letters, a receiver that fails or is switched off.
  std::function<void(const std::string& message)> warn = [](const std::string&) {};
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
  /// Ends the thread after what it is delivering; nothing is cancelled.
  void finish();
  /// One attempt at each entry that is due now, in the caller's thread (`mentiond once`); fewer where the receiver
  /// turns out to be down. A store that fails is a warning and a failure in the counters.
  void deliver_once();
  /// Something new may be due.
  void wake();
  /// Thread-safe: tries again at once what was switched off or is left in peace (a reload).
  void enable();
  /// Cancels the attempt under way, which is tried again later, and joins the thread.
  void stop();

  DeliveryCounters counters() const;
  const std::string& receiver() const { return options_.receiver; }

 private:
  void work();
  /// Throws what the outbox throws.
  void deliver_due();
  void wait_for_work();
  /// Whether the receiver takes anything at present.
  bool may_try() const;
  void render(std::vector<OutboxEntry>& entries);
  void attempt(const OutboxEntry& entry);
  article::DeliveryOutcome deliver(const OutboxEntry& entry);
  /// When to try again, or that there is no other try.
  void after_failure(const OutboxEntry& entry, const article::DeliveryOutcome& outcome, Settlement& settlement);
  void warn_of_failures(const article::DeliveryOutcome& outcome) const;
  /// The receiver takes notifications again.
  void after_recovery(const OutboxEntry& delivered, bool was_down);
  void settle(Settlement settlement);
  void flush();
  void settle_all();

  const article::Clock& clock_;
  Outbox& outbox_;
  const std::unique_ptr<article::Notifier> notifier_;
  const DeliveryOptions options_;
  std::thread thread_;
  std::atomic<bool> stopping_ = false, finishing_ = false, enabled_again_ = false;

  // Of the delivering thread.
  Breaker breaker_;
  bool disabled_ = false;              // The other side said that it is gone, until enable() or the next start.
  std::vector<Settlement> unsettled_;  // Answers that the store does not have yet.

  mutable std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  bool woken_ = false;
  DeliveryCounters counters_;
};

}  // namespace mentiond::alert
