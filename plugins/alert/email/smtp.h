// Hands mails to an SMTP server, through libcurl. The connection is kept for the next mail.
//
// Not synchronised, but cancel() may be called from another thread. REQUIRES: curl_global_init() was called.
#pragma once

#include <curl/curl.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "mentiond/sdk/alert.hpp"
#include "plugins/alert/email/settings.h"

namespace mentiond::plugins::email {

class Smtp final {
 public:
  /// Connects to nothing yet. Borrows `settings`.
  explicit Smtp(const Settings& settings);
  ~Smtp();
  Smtp(const Smtp&) = delete;
  Smtp& operator=(const Smtp&) = delete;

  /// Blocks at most `timeout_us`. `mail` has CR LF line ends.
  [[nodiscard]] sdk::DeliveryOutcome send(const std::string& to, std::string_view mail, std::int64_t timeout_us);
  /// Thread-safe: the mail under way and all later ones end within about a second, as kRetry.
  void cancel() { cancelled_ = true; }

 private:
  struct Close {
    void operator()(CURL* curl) const;
  };
  struct Transfer;

  void configure();
  void secure();
  void run(Transfer& transfer, const std::string& to, std::int64_t timeout_us);
  sdk::DeliveryOutcome judge(const Transfer& transfer) const;
  std::string words_of(const Transfer& transfer) const;
  /// The server's words, or ours, without the password in any form that was sent.
  std::string without_secrets(std::string text) const;

  const Settings& settings_;
  std::unique_ptr<CURL, Close> curl_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace mentiond::plugins::email
