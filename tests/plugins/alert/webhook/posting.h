// The webhook plugin as the host drives it.
#pragma once

#include <boost/test/unit_test.hpp>

#include "plugins/alert/webhook/webhook.h"
#include "tests/support/http_server.h"
#include "tests/support/plugin_setup.h"

namespace mentiond::tests {

using support::http_answer;
using support::http_stall;
using support::HttpAnswer;
using support::HttpHeaders;
using support::HttpRequest;
using support::HttpServer;
using Settings = support::PluginSetup::Settings;

constexpr std::int64_t kSecond = 1'000'000;
constexpr char kAlert[] = R"({"id":"A1","kind":"mention","change":"new","article":{"headline":"Zürich \"x\""}})";
constexpr char kSecret[] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

class Posting {
 public:
  explicit Posting(Settings settings) : setup(std::move(settings), "news desk"), webhook(setup.config()) {}
  /// To a server, with more settings.
  explicit Posting(const HttpServer& server, Settings settings = {})
      : Posting(with_url(server.url("/hook"), std::move(settings))) {}

  std::string render(std::string_view type, const std::vector<std::string>& alerts, std::int64_t timestamp = 0) {
    std::vector<mentiond_text> crossing;
    for (const std::string& alert : alerts) crossing.push_back(sdk::text(alert));
    mentiond_notification notification{};
    notification.size = sizeof(notification);
    notification.type = sdk::text(type);
    notification.key = sdk::text("msg_1");
    notification.timestamp = timestamp;
    notification.alerts = sdk::array_of(crossing);
    return webhook.render(sdk::Notification(notification));
  }
  sdk::DeliveryOutcome deliver(std::string_view payload, std::string_view key = "msg_1",
                               std::int64_t timeout_us = 20 * kSecond) {
    mentiond_delivery delivery{};
    delivery.size = sizeof(delivery);
    delivery.key = sdk::text(key);
    delivery.recipient = sdk::text("x");
    delivery.payload = sdk::text(payload);
    delivery.attempt = 1;
    delivery.timeout_us = timeout_us;
    return webhook.deliver(sdk::Delivery(delivery));
  }

  support::PluginSetup setup;
  plugins::webhook::Webhook webhook;

 private:
  static Settings with_url(std::string url, Settings settings) {
    settings.emplace_back("url", std::move(url));
    return settings;
  }
};

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace mentiond::tests
