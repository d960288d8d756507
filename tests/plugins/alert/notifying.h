// An alert plugin as the host drives it: what crosses the boundary, from plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mentiond/sdk/alert.hpp"

namespace mentiond::tests {

struct Notice {
  std::string type = "alert.new", key = "msg_1", recipient = "x";
  std::int64_t timestamp = 0;
  std::vector<std::string> alerts;
};

/// What `use(const sdk::Notification&)` gives.
template <class Use>
auto with_notification(const Notice& notice, Use use) {
  std::vector<mentiond_text> crossing;
  for (const std::string& alert : notice.alerts) crossing.push_back(sdk::text(alert));
  mentiond_notification notification{};
  notification.size = sizeof(notification);
  notification.type = sdk::text(notice.type);
  notification.key = sdk::text(notice.key);
  notification.recipient = sdk::text(notice.recipient);
  notification.timestamp = notice.timestamp;
  notification.alerts = sdk::array_of(crossing);
  return use(sdk::Notification(notification));
}

inline std::string render(sdk::Notifier& notifier, const Notice& notice) {
  return with_notification(notice, [&](const sdk::Notification& crossed) { return notifier.render(crossed); });
}

inline sdk::DeliveryOutcome deliver(sdk::Notifier& notifier, std::string_view payload, std::string_view key,
                                    std::string_view recipient, std::int64_t timeout_us = 20'000'000) {
  mentiond_delivery delivery{};
  delivery.size = sizeof(delivery);
  delivery.key = sdk::text(key);
  delivery.recipient = sdk::text(recipient);
  delivery.payload = sdk::text(payload);
  delivery.attempt = 1;
  delivery.timeout_us = timeout_us;
  return notifier.deliver(sdk::Delivery(delivery));
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace mentiond::tests
