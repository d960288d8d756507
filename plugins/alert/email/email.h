// The alert plugin "email": one mail for each notification and recipient, handed to one SMTP server.
#pragma once

#include <optional>

#include "mentiond/sdk/alert.hpp"
#include "plugins/alert/email/settings.h"
#include "plugins/alert/email/smtp.h"

namespace mentiond::plugins::email {

class Email final : public sdk::Notifier {
 public:
  static constexpr char kSummary[] = "Sends alerts as mails through an SMTP server.";
  static constexpr mentiond_setting_spec kSettings[] = {
      {"to", MENTIOND_SETTING_STRING, MENTIOND_SETTING_REQUIRED | MENTIOND_SETTING_LIST, nullptr, nullptr,
       "The addresses; each gets a mail of its own."},
      {"from", MENTIOND_SETTING_STRING, MENTIOND_SETTING_REQUIRED, nullptr, nullptr,
       "The sender: address or Name <address>."},
      {"smtp", MENTIOND_SETTING_URL, MENTIOND_SETTING_REQUIRED, nullptr, nullptr,
       "The server: smtp://host:port (STARTTLS) or smtps://host:port (TLS from the first byte)."},
      {"user", MENTIOND_SETTING_STRING, 0, nullptr, nullptr, "The user for AUTH; without it there is no AUTH."},
      {"password", MENTIOND_SETTING_STRING, MENTIOND_SETTING_SECRET, nullptr, nullptr, "The password for AUTH."},
      {"starttls", MENTIOND_SETTING_CHOICE, 0, "required (opportunistic on loopback)", "required|opportunistic|off",
       "Whether a connection to smtp:// must become encrypted."},
      {"ca", MENTIOND_SETTING_PATH, 0, nullptr, nullptr, "A file of certificates to trust instead of the system's."},
      {"instance", MENTIOND_SETTING_STRING, 0, "the domain of from", nullptr, "The domain in Message-ID and List-Id."},
      {"subject_prefix", MENTIOND_SETTING_STRING, 0, nullptr, nullptr, "Stands before each subject, as in [news]."},
      {"unsubscribe", MENTIOND_SETTING_STRING, 0, nullptr, nullptr,
       "An https address for List-Unsubscribe with one click; {recipient} in it becomes the mailbox."},
      {"templates.subject", MENTIOND_SETTING_PATH, 0, nullptr, nullptr, "A Mustache template for the subject."},
      {"templates.text", MENTIOND_SETTING_PATH, 0, nullptr, nullptr, "A Mustache template for the text part."},
      {"templates.html", MENTIOND_SETTING_PATH, 0, nullptr, nullptr, "A Mustache template for the HTML part."},
      {"timeout", MENTIOND_SETTING_DURATION, 0, "60s", nullptr, "How long handing over one mail may take."},
  };

  explicit Email(const sdk::Config& config)
      : settings_(read_settings(config)), writer_(settings_.letterhead, config), smtp_(settings_) {}

  std::vector<std::string> recipients() const override;
  std::string render(const sdk::Notification& notification) override;
  [[nodiscard]] sdk::DeliveryOutcome deliver(const sdk::Delivery& delivery) override;
  void cancel() override { smtp_.cancel(); }
  void check(sdk::Diagnostics& diagnostics) override { writer_.check(diagnostics); }

 private:
  const Settings settings_;
  common::MailWriter writer_;
  Smtp smtp_;
};

}  // namespace mentiond::plugins::email
