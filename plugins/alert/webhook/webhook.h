// The alert plugin "webhook": one POST for each notification, signed as Standard Webhooks has it.
#pragma once

#include "mentiond/sdk/alert.hpp"
#include "plugins/alert/webhook/composer.h"
#include "plugins/alert/webhook/post.h"
#include "plugins/alert/webhook/settings.h"

namespace mentiond::plugins::webhook {

class Webhook final : public sdk::Notifier {
 public:
  static constexpr char kSummary[] =
      "Posts alerts to an HTTP address: signed JSON (Standard Webhooks), or a chat message.";
  static constexpr mentiond_setting_spec kSettings[] = {
      {"url", MENTIOND_SETTING_URL, MENTIOND_SETTING_REQUIRED, nullptr, nullptr,
       "Where to post to; it may be private, and redirects are not followed."},
      {"secret", MENTIOND_SETTING_STRING, MENTIOND_SETTING_SECRET | MENTIOND_SETTING_LIST, nullptr, nullptr,
       "whsec_ and base64: signs each request; several while the receiver changes from one to the next."},
      {"format", MENTIOND_SETTING_CHOICE, 0, "standard",
       "standard|json|slack|teams|mattermost|discord|ntfy|alertmanager",
       "standard: {type, timestamp, data}; json: the alert object alone; else what that service takes."},
      {"templates.body", MENTIOND_SETTING_PATH, 0, nullptr, nullptr,
       "A Mustache template for the body, in any format but standard."},
      {"headers", MENTIOND_SETTING_STRING, MENTIOND_SETTING_LIST, nullptr, nullptr,
       "Headers to send besides, each as Name: value."},
      {"timeout", MENTIOND_SETTING_DURATION, 0, "30s", nullptr, "How long one request may take."},
      {"ca", MENTIOND_SETTING_PATH, 0, nullptr, nullptr, "A file of certificates to trust instead of the system's."},
  };

  explicit Webhook(const sdk::Config& config)
      : host_(config.host()), settings_(read_settings(config)), composer_(config), post_(settings_.connection) {}

  std::vector<std::string> recipients() const override { return {settings_.recipient}; }
  std::string render(const sdk::Notification& notification) override { return composer_.compose(notification); }
  [[nodiscard]] sdk::DeliveryOutcome deliver(const sdk::Delivery& delivery) override;
  void cancel() override { post_.cancel(); }
  void check(sdk::Diagnostics& diagnostics) override { composer_.check(diagnostics); }

 private:
  common::http::HeaderList headers_for(const sdk::Delivery& delivery) const;
  /// The payload without the head that became headers.
  std::string_view body_of(const sdk::Delivery& delivery) const;
  sdk::DeliveryOutcome judge(const Reply& reply) const;
  std::string words_of(const Reply& reply) const;
  std::string without_secrets(std::string text) const;

  const sdk::Host host_;
  const Settings settings_;
  Composer composer_;
  Post post_;
};

}  // namespace mentiond::plugins::webhook
