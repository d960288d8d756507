#include "plugins/common/http/url.h"

#include <algorithm>
#include <array>

namespace mentiond::common::http {
namespace {

/// Parameters whose values feeds need to be told apart in a log, and which carry no secret.
constexpr std::array<std::string_view, 17> kHarmless = {"cat",  "category", "feed",     "format", "hl",   "gl",
                                                        "ceid", "lang",     "language", "id",     "page", "p",
                                                        "q",    "tag",      "type",     "output", "limit"};

/// Where the authority ends; 0 where there is none.
std::size_t end_of_authority(std::string_view url, std::size_t start) {
  return std::min(url.find_first_of("/?#\\", start), url.size());
}

std::string redact_parameter(std::string_view parameter) {
  const std::size_t equals = parameter.find('=');
  const std::string_view name = parameter.substr(0, equals);
  if (equals == std::string_view::npos) {
    // A bare word may be a token; short ones are switches such as ?rss.
    return name.size() <= 8 ? std::string(name) : "…";
  }
  const bool harmless = std::find(kHarmless.begin(), kHarmless.end(), name) != kHarmless.end();
  return harmless ? std::string(parameter) : std::string(name) + "=…";
}

std::string redact_query(std::string_view query) {
  std::string redacted;
  for (std::size_t at = 0; at <= query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    if (at > 0) redacted += '&';
    redacted += redact_parameter(query.substr(at, end - at));
    at = end + 1;
  }
  return redacted;
}

/// Whether a part of a path is long and random enough to be a key, as in the addresses of chat hooks.
bool is_token_like(std::string_view segment) {
  const bool digit = segment.find_first_of("0123456789") != std::string_view::npos;
  const bool letter =
      segment.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
  return segment.size() > 20 && digit && letter;
}

}  // namespace

std::string without_userinfo(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t start = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t end = end_of_authority(url, start);
  const std::size_t at = url.substr(0, end).rfind('@');
  if (at == std::string_view::npos || at < start) return std::string(url);
  return std::string(url.substr(0, start)).append(url.substr(at + 1));
}

std::string name_of_url(std::string_view url) {
  const std::string bare = without_userinfo(url);
  const std::string_view whole = std::string_view(bare).substr(0, bare.find_first_of("?#"));
  const std::size_t scheme = whole.find("://");
  const std::size_t path = end_of_authority(whole, scheme == std::string_view::npos ? 0 : scheme + 3);
  std::string name(whole.substr(0, path));
  for (std::size_t at = path; at < whole.size();) {
    const std::size_t end = std::min(whole.find('/', at + 1), whole.size());
    const std::string_view segment = whole.substr(at, end - at);
    name += is_token_like(segment) ? "/…" : segment;
    at = end;
  }
  return name;
}

std::string redact_url(std::string_view url) {
  const std::string bare = without_userinfo(url);
  const std::string_view whole = std::string_view(bare).substr(0, bare.find('#'));
  const std::size_t question = whole.find('?');
  if (question == std::string_view::npos) return std::string(whole);
  return std::string(whole.substr(0, question + 1)) + redact_query(whole.substr(question + 1));
}

}  // namespace mentiond::common::http
