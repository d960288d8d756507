#include "plugins/alert/webhook/settings.h"

#include <algorithm>
#include <array>

#include "plugins/common/html/ascii.h"
#include "plugins/common/http/url.h"

namespace mentiond::plugins::webhook {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

/// Part of a URL; empty where it has none.
std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const std::string copy(text);
  curl_free(text);
  return copy;
}

/// Notes the parts of the URL that are keys, so that no message shows them.
void read_url(const std::string& text, Settings& settings) {
  const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
  const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0);
  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  if (code != CURLUE_OK || (scheme != "http" && scheme != "https")) {
    throw sdk::Rejected("url: expected one that begins with https:// or http://, as https://example.org/hook");
  }
  settings.url = text;
  settings.recipient = common::http::name_of_url(text);
  for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY}) {
    settings.hidden.push_back(part_of(url.get(), part));
  }
  const bool key_in_path = settings.recipient.find("…") != std::string::npos;
  if (key_in_path) settings.hidden.push_back(part_of(url.get(), CURLUPART_PATH));
}

/// Names that the plugin or libcurl must write itself.
constexpr std::array<std::string_view, 9> kOurs = {"webhook-id",     "webhook-timestamp", "webhook-signature",
                                                   "content-length", "transfer-encoding", "connection",
                                                   "expect",         "content-type",      "user-agent"};

void read_header(const std::string& line, Settings& settings) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) throw sdk::Rejected("headers: expected lines such as \"X-Token: abc\"");
  const std::string name = line.substr(0, colon);
  const std::size_t start = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
  std::string value = line.substr(start);
  if (std::find(kOurs.begin(), kOurs.end(), common::html::lower(name)) != kOurs.end()) {
    throw sdk::Rejected("headers: " + name + " is written by the plugin itself");
  }
  try {
    common::http::HeaderList().add(name, value);
  } catch (const sdk::Rejected& rejected) {
    throw sdk::Rejected(std::string("headers: ") + rejected.what());
  }
  settings.hidden.push_back(value);
  // A receiver that quotes "Bearer abc" may leave the first word out.
  settings.hidden.push_back(value.substr(value.find(' ') + 1));
  settings.headers.emplace_back(name, std::move(value));
}

std::string source_of(const std::string& name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string source = "/mentiond/";
  for (const char c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      source += c;
    } else {
      source.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return source;
}

}  // namespace

Settings read_settings(const sdk::Config& config) {
  Settings settings;
  read_url(config.get("url", ""), settings);
  for (const std::string& secret : config.list("secret")) {
    settings.secrets.emplace_back(secret);
    settings.hidden.push_back(secret.substr(secret.find('_') + 1));
  }
  for (const std::string& line : config.list("headers")) read_header(line, settings);
  settings.timeout_us = config.duration("timeout", 30 * kSecond);
  if (settings.timeout_us < kSecond / 1000 || settings.timeout_us > 600 * kSecond) {
    throw sdk::Rejected("timeout: expected 1ms to 10m");
  }
  settings.source = source_of(config.name());
  settings.connection.ca = config.get("ca", "");
  settings.connection.user_agent = "mentiond/" MENTIOND_VERSION;
  // Short words are no secrets, and hiding them would hide the answer.
  std::erase_if(settings.hidden, [](const std::string& text) { return text.size() < 4; });
  return settings;
}

}  // namespace mentiond::plugins::webhook
