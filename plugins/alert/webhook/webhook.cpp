#include "plugins/alert/webhook/webhook.h"

#include <algorithm>

#include "plugins/alert/webhook/body.h"
#include "plugins/alert/webhook/ntfy.h"
#include "plugins/common/http/headers.h"
#include "plugins/common/http/url.h"

namespace mentiond::plugins::webhook {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::size_t kShownBody = 300;

/// INTERFACES, "What an answer means".
sdk::Outcome meaning(int status) {
  if (status >= 200 && status <= 299) return sdk::Outcome::kDelivered;
  if (status == 410) return sdk::Outcome::kDisable;
  if (status < 200 || status == 408 || status == 425 || status == 429 || status >= 500) return sdk::Outcome::kRetry;
  return sdk::Outcome::kRefused;
}

}  // namespace

sdk::DeliveryOutcome Webhook::deliver(const sdk::Delivery& delivery) {
  const std::int64_t timeout =
      delivery.timeout_us > 0 ? std::min(delivery.timeout_us, settings_.timeout_us) : settings_.timeout_us;
  const common::http::HeaderList headers = headers_for(delivery);
  return judge(post_.send(settings_.url, headers, body_of(delivery), timeout));
}

std::string_view Webhook::body_of(const sdk::Delivery& delivery) const {
  return composer_.preset().format == Format::kNtfy ? split_ntfy(delivery.payload).body : delivery.payload;
}

common::http::HeaderList Webhook::headers_for(const sdk::Delivery& delivery) const {
  const std::int64_t now = host_.now() / kSecond;
  common::http::HeaderList headers;
  headers.add("Content-Type", composer_.preset().content_type);
  headers.add("webhook-id", delivery.key);
  headers.add("webhook-timestamp", std::to_string(now));
  if (!settings_.secrets.empty()) {
    headers.add("webhook-signature", signatures(settings_.secrets, delivery.key, now, body_of(delivery)));
  }
  // The names of CloudEvents 1.0 (binary mode) do not clash with those of Standard Webhooks, so both kinds of
  // receiver are served. Its source and id together are unique, as it asks.
  const bool has_type = composer_.preset().format == Format::kStandard;
  if (const std::string type = has_type ? type_of(delivery.payload) : std::string(); !type.empty()) {
    headers.add("ce-specversion", "1.0");
    headers.add("ce-id", delivery.key);
    headers.add("ce-source", settings_.source);
    headers.add("ce-type", type);
  }
  if (composer_.preset().format == Format::kNtfy) add_ntfy_headers(split_ntfy(delivery.payload).head, headers);
  for (const auto& [name, value] : settings_.headers) headers.add(name, value);
  headers.leave_out("Expect");  // Waiting for 100 Continue would cost receivers that do not know it a second.
  return headers;
}

sdk::DeliveryOutcome Webhook::judge(const Reply& reply) const {
  sdk::DeliveryOutcome outcome;
  outcome.code = reply.status;
  outcome.outcome = meaning(reply.status);
  if (outcome.outcome == sdk::Outcome::kRetry) {
    outcome.retry_after_us = common::http::retry_after(reply.retry_after, host_.now());
  }
  if (reply.status == 0 && post_.cancelled()) {
    outcome.answer = "cancelled";
  } else {
    outcome.answer = words_of(reply);
  }
  return outcome;
}

std::string Webhook::words_of(const Reply& reply) const {
  using common::http::printable;
  if (reply.status == 0)
    return "no answer from " + settings_.recipient + ": " + printable(without_secrets(reply.error), 300);
  std::string words = std::to_string(reply.status);
  if (!reply.reason.empty()) words += " " + printable(without_secrets(reply.reason), 60);
  if (reply.status >= 300 && reply.status <= 399) {
    words += "; redirects are not followed, so configure the address that it leads to: " +
             printable(without_secrets(common::http::redact_url(reply.location)), 200);
  }
  const std::string body = printable(without_secrets(reply.body), kShownBody);
  return body.empty() ? words : words + ": " + body;
}

std::string Webhook::without_secrets(std::string text) const {
  constexpr std::string_view kHidden = "[hidden]";
  for (const std::string& secret : settings_.hidden) {
    for (std::size_t at = 0; (at = text.find(secret, at)) != std::string::npos; at += kHidden.size()) {
      text.replace(at, secret.size(), kHidden);
    }
  }
  return text;
}

}  // namespace mentiond::plugins::webhook
