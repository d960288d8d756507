// What the alert room needs of the store: alerts, the outbox, the notification log.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/alert/alert.h"
#include "host/alert/group.h"
#include "host/article/stages.h"

namespace mentiond::alert {

/// One notification to one recipient, from the transaction that raised it until it is delivered or dead.
struct OutboxEntry {
  std::string key;  ///< The delivery key; unique.
  std::string receiver, recipient, type;
  std::string alert_id;      ///< Of a notification about several alerts: the key of their group.
  std::string group;         ///< The key of the group.
  std::string group_labels;  ///< What that gathers alerts by: a JSON object of strings.
  unsigned revision = 1;
  std::string alert_json;  ///< The alert objects as they were when the entry was made, a line each.
  std::string payload;     ///< Rendered once, before the first attempt; empty until then.
  Micros created = 0, due = 0;
  unsigned attempts = 0;
};

/// The writing side. Real: store. Calls belong to the caller's transaction.
class AlertRepository : public GroupRepository {
 public:
  virtual std::optional<Alert> find_alert(std::string_view id) = 0;
  /// Those about a story.
  virtual std::vector<Alert> alerts_of(std::string_view story) = 0;
  virtual void put(const Alert& alert) = 0;
  /// Nothing happens where the key was enqueued before: the notification log decides what has been sent.
  virtual void enqueue(const OutboxEntry& entry) = 0;
  /// The receivers that something waits for, and what that is, the oldest first.
  virtual std::vector<std::string> awaited_receivers() = 0;
  virtual std::vector<OutboxEntry> entries_for(std::string_view receiver, std::size_t most) = 0;
  /// As if the entry had never been made.
  virtual void withdraw(std::string_view key) = 0;
  /// Alerts that are not resolved and were updated last before then, the oldest first.
  virtual std::vector<std::string> quiet_alerts(Micros before, std::size_t most) = 0;
};

enum class Settled { kDelivered, kRetry, kDead };

struct Settlement {
  std::string key;
  Settled settled = Settled::kRetry;
  unsigned attempts = 0;
  Micros at = 0;   ///< When the answer came.
  Micros due = 0;  ///< kRetry: when to try again.
  int code = 0;
  std::string answer;
};

/// The delivering side: each call is a transaction of its own. Thread-safe. Real: store.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// Entries of the receiver that are due, oldest first. What concerns an alert keeps its order: behind an entry for
  /// the same recipient that still waits, none is due.
  virtual std::vector<OutboxEntry> due(std::string_view receiver, Micros now, std::size_t most) = 0;
  /// When the next of those is due; absent where none waits.
  virtual std::optional<Micros> next_due(std::string_view receiver) = 0;
  /// Keeps the rendered bytes: (key, payload).
  virtual void keep_payloads(std::span<const std::pair<std::string, std::string>> payloads) = 0;
  virtual void settle(std::span<const Settlement> settlements) = 0;
  /// What waits for another try, after at most so many, is due now: all of a receiver, or what is for one recipient.
  virtual void bring_forward(std::string_view receiver, std::optional<std::string_view> recipient,
                             unsigned most_attempts, Micros now) = 0;
  virtual std::size_t waiting() = 0;
};

}  // namespace mentiond::alert
