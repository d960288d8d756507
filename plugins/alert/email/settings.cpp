#include "plugins/alert/email/settings.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <strings.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "plugins/common/alert/plain_text.h"

namespace mentiond::plugins::email {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

struct Free {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};

std::string required(const sdk::Config& config, std::string_view key) {
  const auto value = config.get(key);
  if (!value || value->empty()) throw sdk::Rejected(std::string(key) + ": is required");
  return *value;
}

/// Adds the name of the setting to what its reader says.
template <class Reader>
auto named(std::string_view key, Reader&& read) {
  try {
    return read();
  } catch (const sdk::Rejected& error) {
    throw sdk::Rejected(std::string(key) + ": " + error.what());
  }
}

std::vector<common::Address> read_recipients(const sdk::Config& config) {
  std::vector<common::Address> recipients;
  for (const std::string& text : config.list("to")) {
    common::Address address = named("to", [&] { return common::parse_address(text); });
    const bool known = std::any_of(recipients.begin(), recipients.end(),
                                   [&](const common::Address& other) { return other.mailbox == address.mailbox; });
    if (!known) recipients.push_back(std::move(address));
  }
  if (recipients.empty()) throw sdk::Rejected("to: at least one address is required");
  return recipients;
}

struct Server {
  std::string scheme, host;
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, Free> owned(text);
  return owned.get();
}

Server read_server(const std::string& smtp) {
  const std::unique_ptr<CURLU, Free> url(curl_url());
  const bool parsed = curl_url_set(url.get(), CURLUPART_URL, smtp.c_str(), 0) == CURLUE_OK;
  const Server server{part_of(url.get(), CURLUPART_SCHEME), part_of(url.get(), CURLUPART_HOST)};
  // The URL itself stays out of messages: it may hold a password.
  if (!part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty()) {
    throw sdk::Rejected("smtp: the URL holds a user or a password; write them as the settings user and password");
  }
  if (!parsed || server.host.empty() || (server.scheme != "smtp" && server.scheme != "smtps")) {
    throw sdk::Rejected("smtp: expected smtp://host:port or smtps://host:port, as in smtps://mail.example.org");
  }
  return server;
}

bool is_loopback(std::string_view host) {
  if (host == "[::1]") return true;
  const std::string name(host);
  in_addr address{};
  if (::inet_pton(AF_INET, name.c_str(), &address) == 1) return ntohl(address.s_addr) >> 24 == 127;
  return ::strcasecmp(name.c_str(), "localhost") == 0;
}

StartTls starttls_of(const std::string& choice) {
  if (choice == "required") return StartTls::kRequired;
  if (choice == "opportunistic") return StartTls::kOpportunistic;
  if (choice == "off") return StartTls::kOff;
  throw sdk::Rejected("starttls: \"" + choice + "\" is none of required, opportunistic, off");
}

/// The way to a loopback address is as private as the process itself; elsewhere a password needs encryption.
StartTls read_starttls(const sdk::Config& config, const Server& server, bool has_password) {
  const bool local = is_loopback(server.host);
  const std::string choice = config.get("starttls", local ? "opportunistic" : "required");
  const StartTls starttls = starttls_of(choice);
  if (starttls != StartTls::kRequired && has_password && !local && server.scheme == "smtp") {
    throw sdk::Rejected(
        "starttls: \"" + choice +
        "\" would show the password to anybody between us and the server; write required, or smtps:// for "
        "a server that speaks TLS from the first byte");
  }
  return starttls;
}

/// RFC 8058: one click is a POST to an https address.
std::string read_unsubscribe(const std::string& url) {
  const bool printable = std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (url.empty() || (url.starts_with("https://") && printable && url.find_first_of("<>\"") == url.npos)) return url;
  throw sdk::Rejected(
      "unsubscribe: expected an address that begins with https://, as in "
      "https://example.org/unsubscribe?who={recipient}");
}

common::Letterhead read_letterhead(const sdk::Config& config) {
  common::Letterhead letterhead;
  letterhead.from = named("from", [&] { return common::parse_address(required(config, "from")); });
  letterhead.domain =
      named("instance", [&] { return common::ascii_domain(config.get("instance", letterhead.from.domain())); });
  letterhead.subject_prefix = common::one_line(config.get("subject_prefix", ""));
  letterhead.unsubscribe = read_unsubscribe(config.get("unsubscribe", ""));
  return letterhead;
}

}  // namespace

Settings read_settings(const sdk::Config& config) {
  Settings settings;
  settings.to = read_recipients(config);
  settings.letterhead = read_letterhead(config);
  settings.smtp = required(config, "smtp");
  const Server server = read_server(settings.smtp);
  settings.user = config.get("user", "");
  settings.password = config.get("password", "");
  if (settings.user.empty() && !settings.password.empty()) {
    throw sdk::Rejected("password: is of no use without user");
  }
  for (const auto& [key, value] : {std::pair("user", &settings.user), std::pair("password", &settings.password)}) {
    if (value->find('\0') != std::string::npos) throw sdk::Rejected(std::string(key) + ": holds a NUL");
  }
  settings.starttls = read_starttls(config, server, !settings.password.empty());
  settings.ca = config.get("ca", "");
  settings.timeout_us = config.duration("timeout", 60 * kSecond);
  if (settings.timeout_us < kSecond / 1000 || settings.timeout_us > 600 * kSecond) {
    throw sdk::Rejected("timeout: expected 1ms to 10m");
  }
  return settings;
}

}  // namespace mentiond::plugins::email
