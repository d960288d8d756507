// The email plugin as the host drives it, and a mail server for it (tests/support/smtp_server.py).
#pragma once

#include <rapidjson/document.h>

#include <boost/test/unit_test.hpp>

#include "plugins/alert/email/email.h"
#include "tests/plugins/alert/notifying.h"
#include "tests/support/plugin_setup.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace mentiond::tests {

using Settings = support::PluginSetup::Settings;
using sdk::Outcome;

constexpr std::int64_t kSecond = 1'000'000;
constexpr char kMail[] = "Subject: x\r\n\r\n.\r\n..dots\r\nend\r\n";

class MailServer {
 public:
  /// `options` as smtp_server.py takes them.
  explicit MailServer(const std::vector<std::string>& options = {}) : server_(command(options)) {
    port_ = server_.read_line();
  }

  std::string url(const std::string& scheme = "smtp", const std::string& host = "127.0.0.1") const {
    return scheme + "://" + host + ":" + port_;
  }
  std::string certificate() const { return (folder_ / "cert.pem").string(); }
  void stop() { server_.stop(); }

  /// The mails that it has accepted.
  rapidjson::Document mails() const {
    std::string all = support::read_file(folder_ / "mails");
    std::replace(all.begin(), all.end(), '\n', ',');
    if (!all.empty()) all.pop_back();
    rapidjson::Document mails;
    mails.Parse(('[' + all + ']').c_str());
    return mails;
  }

 private:
  std::vector<std::string> command(const std::vector<std::string>& options) const {
    std::vector<std::string> words = {"/usr/bin/python3",
                                      MENTIOND_SOURCE_DIR "/tests/support/smtp_server.py",
                                      "--out",
                                      (folder_ / "mails").string(),
                                      "--folder",
                                      folder_.path().string()};
    words.insert(words.end(), options.begin(), options.end());
    return words;
  }

  support::TempFolder folder_;
  support::ChildProcess server_;
  std::string port_;
};

class Mailing {
 public:
  explicit Mailing(Settings settings) : setup(with_defaults(std::move(settings))), email(setup.config()) {}
  explicit Mailing(const MailServer& server, Settings settings = {})
      : Mailing(with(std::move(settings), "smtp", server.url())) {}

  sdk::DeliveryOutcome send(std::string_view to = "desk@example.org", std::string_view mail = kMail,
                            std::int64_t timeout_us = 20 * kSecond) {
    return deliver(email, mail, "key1", to, timeout_us);
  }

  support::PluginSetup setup;
  plugins::email::Email email;

 private:
  static Settings with(Settings settings, const char* key, std::string value) {
    const bool there = std::any_of(settings.begin(), settings.end(), [&](const auto& s) { return s.first == key; });
    if (!there) settings.emplace_back(key, std::move(value));
    return settings;
  }
  static Settings with_defaults(Settings settings) {
    settings = with(std::move(settings), "to", "desk@example.org");
    settings = with(std::move(settings), "from", "mentiond@example.org");
    return with(std::move(settings), "smtp", "smtp://127.0.0.1:9");
  }
};

}  // namespace mentiond::tests

BOOST_TEST_DONT_PRINT_LOG_VALUE(mentiond::sdk::Outcome)
