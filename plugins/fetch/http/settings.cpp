#include "plugins/fetch/http/settings.h"

#include <algorithm>

namespace mentiond::plugins::http {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

long between(const char* key, std::int64_t value, std::int64_t least, std::int64_t most, const char* unit) {
  if (value < least || value > most) {
    throw sdk::Rejected(std::string(key) + ": expected " + std::to_string(least) + " to " + std::to_string(most) +
                        unit);
  }
  return static_cast<long>(value);
}

std::string proxy_of(const sdk::Config& config) {
  const std::string proxy = config.get("proxy", "");
  const auto speaks = [&](std::string_view scheme) { return proxy.starts_with(scheme); };
  constexpr std::string_view kSchemes[] = {"http://", "https://", "socks5://", "socks5h://", "socks4a://"};
  if (!proxy.empty() && std::none_of(std::begin(kSchemes), std::end(kSchemes), speaks)) {
    throw sdk::Rejected("proxy: expected a URL such as http://proxy.example.org:3128 or socks5h://127.0.0.1:9050");
  }
  return proxy;
}

}  // namespace

Settings read_settings(const sdk::Config& config) {
  Settings settings;
  settings.connection.user_agent = config.get("user_agent", "mentiond/" MENTIOND_VERSION);
  if (settings.connection.user_agent.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
    throw sdk::Rejected("user_agent: holds a line break");
  }
  settings.connection.ca = config.get("ca", "");
  settings.connection.proxy = proxy_of(config);
  settings.connection.connect_timeout_ms =
      between("connect_timeout", config.duration("connect_timeout", 30 * kSecond) / 1000, 1, 600'000, " ms");
  settings.guard = common::http::AddressGuard::from_settings("allow_networks", config.list("allow_networks"));
  settings.local_files = config.boolean("local_files", false);
  settings.max_redirects = between("max_redirects", config.integer("max_redirects", 10), 0, 50, "");
  settings.low_speed_seconds =
      between("low_speed_time", config.duration("low_speed_time", 30 * kSecond) / kSecond, 1, 3600, " s");
  return settings;
}

}  // namespace mentiond::plugins::http
