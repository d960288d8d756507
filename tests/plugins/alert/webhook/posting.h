// The webhook plugin as the host drives it.
#pragma once

#include <boost/test/unit_test.hpp>

#include "plugins/alert/webhook/webhook.h"
#include "tests/plugins/alert/notifying.h"
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
    return tests::render(webhook, {.type = std::string(type), .timestamp = timestamp, .alerts = alerts});
  }
  sdk::DeliveryOutcome deliver(std::string_view payload, std::string_view key = "msg_1",
                               std::int64_t timeout_us = 20 * kSecond) {
    return tests::deliver(webhook, payload, key, "x", timeout_us);
  }

  support::PluginSetup setup;
  plugins::webhook::Webhook webhook;

 private:
  static Settings with_url(std::string url, Settings settings) {
    settings.emplace_back("url", std::move(url));
    return settings;
  }
};

}  // namespace mentiond::tests
