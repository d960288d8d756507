#include "plugins/common/http/headers.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace mentiond::common::http {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kLongest = 365 * 86'400 * kSecond;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Microseconds of a number of seconds; fractions, signs and words are none.
std::optional<std::int64_t> parse_seconds(std::string_view text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits) return std::nullopt;
  std::int64_t seconds = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc()) return kLongest;  // Digits, but more than fit.
  return std::min(seconds, kLongest / kSecond) * kSecond;
}

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? static_cast<char>(x + 32) : x) == y;
         });
}

struct CacheControl {
  std::optional<std::int64_t> max_age;
  bool never_fresh = false;
};

CacheControl parse_cache_control(std::string_view value) {
  CacheControl found;
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    const std::string_view directive = trimmed(value.substr(0, comma));
    value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
    const std::size_t equals = directive.find('=');
    const std::string_view name = trimmed(directive.substr(0, equals));
    if (equals_ignoring_case(name, "no-cache") || equals_ignoring_case(name, "no-store")) found.never_fresh = true;
    if (!equals_ignoring_case(name, "max-age") || equals == std::string_view::npos || found.max_age) continue;
    std::string_view seconds = trimmed(directive.substr(equals + 1));
    if (seconds.size() >= 2 && seconds.front() == '"' && seconds.back() == '"')
      seconds = seconds.substr(1, seconds.size() - 2);
    found.max_age = parse_seconds(seconds);
  }
  return found;
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view value) {
  const std::string text(trimmed(value));
  // All three forms begin with a day's name; curl_getdate() would take many things more.
  if (text.size() < 20 || text.size() > 64 || text.find(':') == std::string::npos) return std::nullopt;
  const std::int64_t seconds = curl_getdate(text.c_str(), nullptr);
  if (seconds < 0 || seconds > 253'402'300'799) return std::nullopt;  // Until the end of the year 9999.
  return static_cast<std::int64_t>(seconds) * kSecond;
}

std::int64_t retry_after(std::string_view value, std::int64_t now_us) {
  value = trimmed(value);
  if (const auto seconds = parse_seconds(value)) return *seconds;
  const auto date = parse_http_date(value);
  return date ? std::clamp<std::int64_t>(*date - now_us, 0, kLongest) : 0;
}

std::int64_t max_age(const Freshness& headers, std::int64_t now_us) {
  const CacheControl control = parse_cache_control(headers.cache_control);
  if (control.never_fresh) return 0;
  const std::int64_t age = parse_seconds(trimmed(headers.age)).value_or(0);
  if (control.max_age) return std::max<std::int64_t>(0, *control.max_age - age);
  const auto expires = parse_http_date(headers.expires);
  if (!expires) return 0;
  // The server's clock may be wrong, but it is wrong in both of its dates.
  const std::int64_t since = parse_http_date(headers.date).value_or(now_us);
  return std::max<std::int64_t>(0, std::clamp<std::int64_t>(*expires - since, 0, kLongest) - age);
}

}  // namespace mentiond::common::http
