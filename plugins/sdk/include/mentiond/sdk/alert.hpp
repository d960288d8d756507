// Write an alert plugin: derive from Notifier, name the class in MENTIOND_NOTIFIER.
#pragma once

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::sdk {

/// What is to be told to one recipient. Borrowed; valid as long as the call.
struct Notification {
  explicit Notification(const mentiond_notification& n)
      : type(view(n.type)),
        key(view(n.key)),
        recipient(view(n.recipient)),
        timestamp(n.timestamp),
        group_key(view(n.group_key)),
        group_labels(view(n.group_labels)),
        left_out(n.left_out) {
    for (const mentiond_text alert : Elements<mentiond_text>(n.alerts)) alerts.push_back(view(alert));
  }
  std::string_view type;                 ///< alert.new, alert.update, alert.correction, alert.resolved, digest, test
  std::string_view key;                  ///< The delivery key, the same on every retry.
  std::string_view recipient;            ///< One of those that recipients() gave.
  std::int64_t timestamp;                ///< Of the event, microseconds since the epoch.
  std::vector<std::string_view> alerts;  ///< Alert objects, JSON text.
  std::string_view group_key;            ///< The same for every notification about this group; empty: of no group.
  std::string_view group_labels;         ///< What the alerts were grouped by: a JSON object of strings, or empty.
  std::uint64_t left_out = 0;            ///< Alerts of the group that are not among `alerts`.
};

/// Borrowed; valid as long as the call.
struct Delivery {
  explicit Delivery(const mentiond_delivery& d)
      : key(view(d.key)),
        recipient(view(d.recipient)),
        payload(view(d.payload)),
        attempt(d.attempt),
        timeout_us(d.timeout_us) {}
  std::string_view key, recipient;
  std::string_view payload;  ///< What render() gave, byte for byte.
  std::uint32_t attempt;     ///< From 1.
  std::int64_t timeout_us;
};

enum class Outcome : std::uint32_t {
  kDelivered = MENTIOND_DELIVERED,
  kRetry = MENTIOND_RETRY,
  kRefused = MENTIOND_REFUSED,
  kDisable = MENTIOND_DISABLE
};

struct DeliveryOutcome {
  Outcome outcome = Outcome::kRetry;
  int code = 0;  ///< HTTP status or SMTP reply; 0: none.
  std::int64_t retry_after_us = 0;
  std::string answer;  ///< The other side's words, without secrets.
};

class Notifier {
 public:
  virtual ~Notifier() = default;
  /// At least one; each gets a notification, an outbox entry and an outcome of its own.
  virtual std::vector<std::string> recipients() const = 0;
  /// Called once for each notification; the bytes are kept in the outbox.
  virtual std::string render(const Notification& notification) = 0;
  /// Blocks at most `timeout_us`.
  [[nodiscard]] virtual DeliveryOutcome deliver(const Delivery& delivery) = 0;
  /// Called from another thread: the delivery under way and all later ones end soon, as kRetry.
  virtual void cancel() {}
  /// After some deliveries, before the host notes them as done: what they wrote is safe from here on. Throws where it
  /// is not; those delivered since the last flush are then tried again.
  virtual void flush() {}
  /// What is wrong in files that the settings name, such as templates. An error keeps a configuration from being used.
  virtual void check(Diagnostics& /*diagnostics*/) {}
};

namespace detail {
template <class Plugin>
struct AlertTable {
  static void recipients(void* instance, const mentiond_text_sink* sink) {
    guard(nullptr, [&] {
      for (const std::string& r : static_cast<Notifier*>(instance)->recipients()) sink->text(sink->context, text(r));
    });
  }
  static mentiond_status render(void* instance, const mentiond_notification* notification,
                                const mentiond_text_sink* sink, const mentiond_call* call) {
    return guard(call, [&] {
      const std::string payload = static_cast<Notifier*>(instance)->render(Notification(known(notification)));
      sink->text(sink->context, text(payload));
    });
  }
  static mentiond_status deliver(void* instance, const mentiond_delivery* delivery, const mentiond_outcome_sink* sink,
                                 const mentiond_call* call) {
    return guard(call, [&] {
      const DeliveryOutcome outcome = static_cast<Notifier*>(instance)->deliver(Delivery(known(delivery)));
      const mentiond_outcome crossing = {sizeof(mentiond_outcome), static_cast<std::uint32_t>(outcome.outcome),
                                         outcome.code, outcome.retry_after_us,
                                         text(std::string_view(outcome.answer).substr(0, 1024))};
      sink->outcome(sink->context, &crossing);
    });
  }
  static void cancel(void* instance) {
    guard(nullptr, [&] { static_cast<Notifier*>(instance)->cancel(); });
  }
  static mentiond_status flush(void* instance, const mentiond_call* call) {
    return guard(call, [&] { static_cast<Notifier*>(instance)->flush(); });
  }
  static mentiond_status check(void* instance, const mentiond_diagnostic_sink* sink, const mentiond_call* call) {
    return guard(call, [&] {
      Diagnostics diagnostics(sink);
      static_cast<Notifier*>(instance)->check(diagnostics);
    });
  }
  static constexpr mentiond_alert_table kTable = {sizeof(mentiond_alert_table),
                                                  &create<Plugin, Notifier>,
                                                  &destroy<Notifier>,
                                                  &recipients,
                                                  &render,
                                                  &deliver,
                                                  &cancel,
                                                  &flush,
                                                  &check};
};
}  // namespace detail
}  // namespace mentiond::sdk

#define MENTIOND_NOTIFIER(Class, name, version) \
  MENTIOND_PLUGIN_ENTRY(MENTIOND_ALERT, Class, name, version, ::mentiond::sdk::detail::AlertTable<Class>::kTable)
