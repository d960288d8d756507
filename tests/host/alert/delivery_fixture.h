// A worker that delivers to a receiver of the test's own, from a store in memory, on the manual clock.
#pragma once

#include <boost/test/unit_test.hpp>

#include "host/alert/delivery.h"
#include "tests/support/fake_stages.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"

namespace mentiond::alert {

using article::DeliveryOutcome;
using article::kDay;
using article::kHour;
using article::kMinute;
using article::kSecond;
using article::Outcome;
using Fate = support::MemoryStore::Fate;

struct DeliveryFixture {
  support::ManualClock clock;
  support::MemoryStore store;
  support::FakeReceiver receiver;
  std::vector<std::string> warnings;
  std::unique_ptr<DeliveryWorker> worker;

  DeliveryFixture() { open_worker(); }
  /// As a restart would.
  void open_worker() {
    DeliveryOptions options;
    options.receiver = "desk";
    options.warn = [this](const std::string& message) { warnings.push_back(message); };
    worker = std::make_unique<DeliveryWorker>(clock, store, receiver.notifier(), options);
  }
  void enqueue(const std::string& key, const std::string& to = "desk") { enqueue_about("alert of " + key, key, to); }
  void enqueue_about(const std::string& alert, const std::string& key, const std::string& to = "desk",
                     const std::string& recipient = "someone") {
    OutboxEntry entry;
    entry.key = key;
    entry.receiver = to;
    entry.recipient = recipient;
    entry.alert_id = alert;
    entry.type = "alert.new";
    entry.alert_json = "{}";
    entry.created = entry.due = clock.now();
    store.enqueue(entry);
  }
  void enqueue(int count) {
    for (int i = 0; i < count; ++i) enqueue("key " + std::to_string(i));
  }
  support::MemoryStore::StoredEntry entry(const std::string& key) { return store.entry(key).value(); }
  void answer(DeliveryOutcome outcome) {
    receiver.answer = [outcome](const article::Delivery&) { return outcome; };
  }
  std::size_t sent() { return receiver.deliveries().size(); }
  bool warned_of(const std::string& words) {
    return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& w) { return w.find(words) != w.npos; });
  }
};

inline const DeliveryOutcome kBusy{Outcome::kRetry, 503, 0, "503 Service Unavailable"};

}  // namespace mentiond::alert
