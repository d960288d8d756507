#include "host/settings/checks.h"

#include <arpa/inet.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "host/article/ascii.h"
#include "host/article/link.h"
#include "host/settings/files.h"
#include "host/settings/units.h"

namespace mentiond::settings {
namespace {

constexpr std::string_view kFile = "file:";

bool has_blank(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c <= ' ') || c == 0x7f; });
}

/// The part between "://" and the path.
std::string_view authority_of(std::string_view url) {
  const std::size_t start = url.find("://") + 3;
  return url.substr(start, std::min(url.find_first_of("/?#", start), url.size()) - start);
}

std::optional<Wrong> check_authority(std::string_view authority) {
  authority.remove_prefix(std::min(authority.rfind('@') + 1, authority.size()));
  const bool bracketed = authority.starts_with('[');
  const std::size_t colon = authority.find(':', bracketed ? std::min(authority.find(']'), authority.size()) : 0);
  const std::string_view host = authority.substr(0, colon);
  if (host.empty() || (bracketed && (host.size() < 4 || !host.ends_with(']'))))
    return Wrong{"expected the name of a host after \"://\"", {}};
  if (colon == std::string_view::npos) return std::nullopt;
  const auto port = parse_count(authority.substr(colon + 1));
  if (!port || *port == 0 || *port > 65535) return Wrong{"expected a port from 1 to 65535 after the host", {}};
  return std::nullopt;
}

/// "file", or "file:" with nothing, a path, or a path on this machine behind it.
std::optional<Wrong> check_file_url(std::string_view url) {
  std::string_view path = url.substr(std::min(kFile.size(), url.size()));
  if (path.starts_with("//localhost/")) path.remove_prefix(11);
  if (path.empty() || (path.starts_with("//") && !path.starts_with("///")))
    return Wrong{"expected a path after \"file:\", as in file:feeds/example.xml or file:///srv/feeds/example.xml", {}};
  return std::nullopt;
}

std::string percent_encoded_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF", kPlain = "-._~/";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain) {
      encoded += c;
    } else {
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return encoded;
}

std::vector<std::string> timezones() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
  std::vector<std::string> result;
  while (names && U_SUCCESS(status)) {
    const char* name = names->next(nullptr, status);
    if (name == nullptr) break;
    result.emplace_back(name);
  }
  return result;
}

}  // namespace

std::optional<Wrong> check_feed_url(const std::string& url) {
  if (has_blank(url)) return Wrong{"expected a URL without spaces; write %20 for one", {}};
  const std::string scheme = article::lower(url.substr(0, std::min(url.find(':'), url.size())));
  if (scheme == "file") return check_file_url(url);
  const bool has_scheme = url.find("://") != std::string::npos;
  if (has_scheme && (scheme == "http" || scheme == "https")) return check_authority(authority_of(url));
  Wrong wrong{"expected a URL that begins with https://, http:// or file:", {}};
  if (!has_scheme) {
    wrong.suggestion = "https://" + url.substr(std::min(url.find_first_not_of('/'), url.size()));
  } else if (const std::string near = nearest(scheme, {"https", "http", "file"}); !near.empty()) {
    wrong.suggestion = near + url.substr(url.find("://"));
  } else if (scheme == "feed") {
    wrong.suggestion = "https" + url.substr(url.find("://"));
  }
  return wrong;
}

std::optional<Wrong> check_url(const std::string& url) {
  const std::size_t colon = url.find("://");
  if (has_blank(url) || colon == std::string::npos || colon == 0)
    return Wrong{"expected a URL, a scheme and a host, as in https://example.org/", {}};
  return check_authority(authority_of(url));
}

std::optional<Wrong> check_network(const std::string& network) {
  const Wrong wrong{
      "expected a network as an address and the length of its prefix, all bits behind it zero, as in "
      "10.0.0.0/8 or fd00::/8",
      {}};
  const std::size_t slash = network.find('/');
  std::array<unsigned char, 16> bytes{};
  const std::string address = network.substr(0, slash);
  const bool is_v4 = ::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1;
  if (!is_v4 && ::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return wrong;
  const std::uint64_t bits = is_v4 ? 32 : 128;
  const auto prefix = slash == std::string::npos ? bits : parse_count(network.substr(slash + 1));
  if (!prefix || *prefix > bits) return wrong;
  for (std::uint64_t bit = *prefix; bit < bits; ++bit) {
    if ((bytes[bit / 8] & (0x80U >> (bit % 8))) != 0) return wrong;
  }
  return std::nullopt;
}

std::optional<Wrong> check_timezone(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  UBool is_known = false;  // Not for "GMT+3", which ICU understands but IANA does not have.
  icu::UnicodeString canonical;
  icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(name), canonical, is_known, status);
  if (U_SUCCESS(status) && is_known) return std::nullopt;
  return Wrong{"expected an IANA time zone, as in Europe/Istanbul, not \"" + name + "\"", nearest(name, timezones())};
}

std::optional<Wrong> check_language(const std::string& tag) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<int32_t>(locale.size()), &parsed, &status);
  // Longer than three letters is in the grammar of BCP 47, but no such language is registered.
  const std::size_t letters = std::min(tag.find('-'), tag.size());
  if (U_SUCCESS(status) && parsed == static_cast<int32_t>(tag.size()) && letters >= 2 && letters <= 3)
    return std::nullopt;
  return Wrong{"expected a language as in en, tr or pt-BR (BCP 47), not \"" + tag + "\"", {}};
}

std::string absolute_url(const std::string& url, const std::string& named_in) {
  if (article::lower(url.substr(0, kFile.size())) != kFile) return url;
  std::string path = url.substr(kFile.size());
  if (path.starts_with("//")) path = path.substr(path.find('/', 2));
  if (path.starts_with('/')) return "file://" + path;
  const std::filesystem::path folder = percent_encoded_path(resolve("", named_in).string());
  return "file://" + (folder / path).lexically_normal().string();
}

}  // namespace mentiond::settings
