#include "host/alert/delivery.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include "host/article/cpu_time.h"

namespace mentiond::alert {
namespace {

constexpr std::size_t kBatch = 256;  // Entries that are looked up and rendered together.
// Answers are written when there are so many, or the first is so old: a fast receiver shares the cost of a commit, a
// slow one has hardly more than the attempt under way to repeat after a crash.
constexpr std::size_t kMostUnsettled = 256;
constexpr Micros kOldestUnsettled = 50 * article::kMillisecond;
// Between two looks at the outbox: other commands put entries back into it.
constexpr Micros kLongestWait = article::kSecond;

std::string answer_of(const article::DeliveryOutcome& outcome) {
  if (outcome.answer.empty()) return outcome.code == 0 ? "no answer" : std::to_string(outcome.code);
  return outcome.answer;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0, end = 0; end != text.npos; start = end + 1) {
    end = text.find('\n', start);
    lines.push_back(text.substr(start, end == text.npos ? end : end - start));
  }
  return lines;
}

}  // namespace

DeliveryWorker::DeliveryWorker(const article::Clock& clock, Outbox& outbox, std::unique_ptr<article::Notifier> notifier,
                               DeliveryOptions options)
    : clock_(clock), outbox_(outbox), notifier_(std::move(notifier)), options_(std::move(options)) {}

DeliveryWorker::~DeliveryWorker() { stop(); }

void DeliveryWorker::start() {
  thread_ = std::thread([this] { work(); });
}

void DeliveryWorker::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void DeliveryWorker::enable() {
  enabled_again_ = true;
  wake();
}

void DeliveryWorker::stop() {
  if (stopping_.exchange(true)) return;
  notifier_->cancel();
  wake();
  if (thread_.joinable()) thread_.join();
  try {
    settle_all();
  } catch (const std::exception& error) {
    options_.warn(options_.receiver + ": the store did not take the last " + std::to_string(unsettled_.size()) +
                  " answers (" + error.what() + "); these notifications will be sent again, with the same keys");
  }
}

void DeliveryWorker::finish() {
  finishing_ = true;
  wake();
  if (thread_.joinable()) thread_.join();
}

void DeliveryWorker::deliver_once() {
  try {
    deliver_due();
  } catch (const std::exception& error) {
    options_.warn(options_.receiver + ": the outbox cannot be used: " + error.what());
    const std::lock_guard lock(mutex_);
    ++counters_.failed;
  }
}

void DeliveryWorker::work() {
  while (!stopping_ && !finishing_) {
    try {
      deliver_due();
      wait_for_work();
    } catch (const std::exception& error) {
      options_.warn(options_.receiver + ": the outbox cannot be used: " + error.what() + "; trying again");
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, std::chrono::microseconds(kLongestWait), [this] { return stopping_.load(); });
    }
  }
}

void DeliveryWorker::wait_for_work() {
  const Micros now = clock_.now();
  Micros until = now + kLongestWait;
  if (!breaker_.may_try(now)) {
    until = std::min(until, breaker_.until());
  } else if (!disabled_) {
    until = std::min(until, outbox_.next_due(options_.receiver).value_or(until));
  }
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::microseconds(std::max(until - now, article::kMillisecond)),
                    [this] { return woken_ || stopping_ || finishing_; });
  woken_ = false;
}

bool DeliveryWorker::may_try() const { return !stopping_ && !disabled_ && breaker_.may_try(clock_.now()); }

void DeliveryWorker::deliver_due() {
  if (enabled_again_.exchange(false)) disabled_ = false, breaker_ = {};
  settle_all();
  const Micros cpu_before = article::thread_cpu_time();
  const Micros now = clock_.now();  // What fails is due later than this, so nothing is tried twice.
  while (may_try()) {
    std::vector<OutboxEntry> entries = outbox_.due(options_.receiver, now, breaker_.is_probing() ? 1 : kBatch);
    if (entries.empty()) break;
    render(entries);
    for (const OutboxEntry& entry : entries) {
      if (may_try()) attempt(entry);
    }
    settle_all();
  }
  const std::lock_guard lock(mutex_);
  counters_.cpu += article::thread_cpu_time() - cpu_before;
}

/// Renders what was not rendered before, and keeps the bytes before any of them is sent. What cannot be rendered leaves
/// `entries` as a dead letter.
void DeliveryWorker::render(std::vector<OutboxEntry>& entries) {
  std::vector<std::pair<std::string, std::string>> payloads;
  std::erase_if(entries, [&](OutboxEntry& entry) {
    if (!entry.payload.empty()) return false;
    std::string problem = "it came out empty";
    try {
      entry.payload = notifier_->render({entry.type, entry.key, entry.recipient, entry.created,
                                         lines_of(entry.alert_json), entry.group, entry.group_labels});
    } catch (const std::exception& error) {
      problem = error.what();
    }
    if (!entry.payload.empty()) {
      payloads.emplace_back(entry.key, entry.payload);
      return false;
    }
    problem = "it could not be rendered: " + problem;
    options_.warn(options_.receiver + ": notification " + entry.key + " is a dead letter: " + problem);
    settle({entry.key, Settled::kDead, entry.attempts, clock_.now(), 0, 0, problem});
    return true;
  });
  if (!payloads.empty()) outbox_.keep_payloads(payloads);
}

void DeliveryWorker::attempt(const OutboxEntry& entry) {
  const article::DeliveryOutcome outcome = deliver(entry);
  // What stop() broke off was no attempt: the entry stays as it was.
  if (stopping_ && outcome.outcome == article::Outcome::kRetry) return;
  Settlement settlement{entry.key, Settled::kDelivered, entry.attempts + 1, clock_.now(),
                        0,         outcome.code,        outcome.answer};
  const bool was_down = breaker_.is_probing(), had_failed = breaker_.failures() > 0;
  if (outcome.outcome == article::Outcome::kRetry) {
    breaker_.failed(settlement.at, outcome.retry_after);
  } else {
    breaker_.answered();
  }
  const bool delivered = outcome.outcome == article::Outcome::kDelivered;
  if (!delivered) after_failure(entry, outcome, settlement);
  settle(std::move(settlement));
  if (delivered && had_failed) after_recovery(entry, was_down);
}

article::DeliveryOutcome DeliveryWorker::deliver(const OutboxEntry& entry) {
  try {
    return notifier_->deliver({entry.key, entry.recipient, entry.payload, entry.attempts + 1, options_.timeout});
  } catch (const std::exception& error) {  // A fault of the plugin: another try would end the same way.
    return {article::Outcome::kRefused, 0, 0, error.what()};
  }
}

void DeliveryWorker::after_failure(const OutboxEntry& entry, const article::DeliveryOutcome& outcome,
                                   Settlement& settlement) {
  if (outcome.outcome == article::Outcome::kRetry) {
    if (const auto wait = wait_after(settlement.attempts, entry.key, outcome.retry_after)) {
      settlement.settled = Settled::kRetry;
      settlement.due = settlement.at + *wait;
      warn_of_failures(outcome);
      return;
    }
  }
  settlement.settled = Settled::kDead;
  options_.warn(options_.receiver + ": notification " + entry.key + " to " + entry.recipient +
                " is a dead letter after " + std::to_string(settlement.attempts) +
                (settlement.attempts == 1 ? " attempt: " : " attempts: ") + answer_of(outcome));
  if (outcome.outcome != article::Outcome::kDisable) return;
  disabled_ = true;
  options_.warn(options_.receiver + ": the other side says that it is gone for good (" + answer_of(outcome) +
                "); nothing more is sent there until mentiond is reloaded or restarted, and what is due waits");
}

/// What failed is not left to the schedule's long waits once something gets through: all of it where the receiver was
/// down. Else it may have been one recipient's server that asked to be left in peace for a while, as mail servers do,
/// so only what is for the recipient who was reached; and not again and again.
void DeliveryWorker::after_recovery(const OutboxEntry& delivered, bool was_down) {
  constexpr unsigned kFew = 2;
  settle_all();
  if (was_down) {
    options_.warn(options_.receiver + ": a notification got through; what waited for another try is sent now");
    outbox_.bring_forward(options_.receiver, std::nullopt, kMostAttempts, clock_.now());
  } else {
    outbox_.bring_forward(options_.receiver, delivered.recipient, kFew, clock_.now());
  }
}

/// At the first failure, and when there were too many: a receiver that is down fills no log.
void DeliveryWorker::warn_of_failures(const article::DeliveryOutcome& outcome) const {
  if (breaker_.failures() == 1) {
    options_.warn(options_.receiver + ": an attempt has failed and will be made again: " + answer_of(outcome));
  }
  if (breaker_.failures() == Breaker::kFailures) {
    options_.warn(options_.receiver + ": " + std::to_string(Breaker::kFailures) + " attempts in a row have failed (" +
                  answer_of(outcome) + "); one notification is tried now and then until one gets through");
  }
}

void DeliveryWorker::settle(Settlement settlement) {
  {
    const std::lock_guard lock(mutex_);
    ++(settlement.settled == Settled::kDelivered ? counters_.delivered : counters_.failed);
    if (settlement.settled == Settled::kDead) ++counters_.dead;
  }
  unsettled_.push_back(std::move(settlement));
  if (unsettled_.size() >= kMostUnsettled || clock_.now() - unsettled_.front().at >= kOldestUnsettled) settle_all();
}

/// What the plugin cannot make safe was not delivered after all.
void DeliveryWorker::flush() {
  std::string problem;
  try {
    return notifier_->flush();
  } catch (const std::exception& error) {
    problem = error.what();
  }
  std::size_t undone = 0;
  for (Settlement& settlement : unsettled_) {
    if (settlement.settled != Settled::kDelivered) continue;
    ++undone;
    settlement.settled = Settled::kRetry;
    settlement.due = settlement.at + wait_after(settlement.attempts, settlement.key, 0).value_or(article::kHour);
    settlement.answer = problem;
  }
  options_.warn(options_.receiver + ": what was delivered last may be lost, so it is delivered again: " + problem);
  const std::lock_guard lock(mutex_);
  counters_.delivered -= undone;
  counters_.failed += undone;
}

void DeliveryWorker::settle_all() {
  if (unsettled_.empty()) return;
  flush();
  outbox_.settle(unsettled_);
  unsettled_.clear();
}

DeliveryCounters DeliveryWorker::counters() const {
  const std::lock_guard lock(mutex_);
  return counters_;
}

}  // namespace mentiond::alert
