// What the configuration says to the email plugin, checked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/mail/message.h"

namespace mentiond::plugins::email {

/// What happens on a connection that begins without encryption (smtp://).
enum class StartTls {
  kRequired,       ///< STARTTLS with a certificate that we trust, or no mail.
  kOpportunistic,  ///< Encrypted where the server offers it; the certificate is checked only against a given `ca`.
  kOff
};

struct Settings {
  std::vector<common::Address> to;  ///< Each mailbox once.
  common::Letterhead letterhead;
  std::string smtp;  ///< smtp:// or smtps://, without user and password.
  std::string user, password;
  StartTls starttls = StartTls::kRequired;
  std::string ca;  ///< A file; empty: the system's.
  std::int64_t timeout_us = 0;
};

/// Throws sdk::Rejected, naming the setting.
Settings read_settings(const sdk::Config& config);

}  // namespace mentiond::plugins::email
