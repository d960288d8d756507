#include "host/article/link.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mentiond::article {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
  return result;
}

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

/// Parameters that say where a reader came from, not what is read.
bool is_tracking(std::string_view parameter) {
  static constexpr std::array kExact = {"fbclid",
                                        "gclid",
                                        "dclid",
                                        "msclkid",
                                        "yclid",
                                        "igshid",
                                        "mc_cid",
                                        "mc_eid",
                                        "ocid",
                                        "cmpid",
                                        "ns_mchannel",
                                        "ns_source",
                                        "ns_campaign",
                                        "ns_linkname",
                                        "at_medium",
                                        "at_campaign",
                                        "at_bbc_team",
                                        "_hsenc",
                                        "_hsmi",
                                        "mkt_tok",
                                        "guccounter",
                                        "guce_referrer",
                                        "guce_referrer_sig",
                                        "wt_mc",
                                        "xtor"};
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || std::find(kExact.begin(), kExact.end(), name) != kExact.end();
}

std::string clean_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter)) continue;
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  return kept;
}

std::string clean_authority(std::string_view authority, std::string_view scheme) {
  const std::size_t host = authority.find('@') == std::string_view::npos ? 0 : authority.find('@') + 1;
  std::string cleaned = std::string(authority.substr(0, host)) + lower(authority.substr(host));
  const std::string_view port = scheme == "https" ? ":443" : ":80";
  if (cleaned.ends_with(port)) cleaned.resize(cleaned.size() - port.size());
  return cleaned;
}

bool is_allowed(char c) {
  static constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || kMarks.find(c) != std::string_view::npos;
}

}  // namespace

bool is_http_url(std::string_view url) {
  const std::string scheme = lower(url.substr(0, 8));
  const std::size_t host = scheme == "https://" ? 8 : scheme.starts_with("http://") ? 7 : std::string_view::npos;
  return host != std::string_view::npos && host < url.size() && url[host] != '/';
}

std::string clean_link(std::string_view link) {
  if (!is_http_url(link)) return std::string(link);
  const std::string scheme = lower(link.substr(0, link.find(':')));
  std::string_view rest = link.substr(scheme.size() + 3);
  const std::size_t fragment_at = std::min(rest.find('#'), rest.size());
  const std::string_view fragment = rest.substr(fragment_at);
  rest = rest.substr(0, fragment_at);
  const std::size_t query_at = std::min(rest.find('?'), rest.size());
  const std::string query = clean_query(query_at < rest.size() ? rest.substr(query_at + 1) : std::string_view());
  rest = rest.substr(0, query_at);
  const std::size_t path_at = std::min(rest.find('/'), rest.size());
  const std::string_view path = rest.substr(path_at);
  std::string cleaned = scheme + "://" + clean_authority(rest.substr(0, path_at), scheme);
  cleaned += path.empty() ? "/" : path;
  if (!query.empty()) cleaned += "?" + query;
  return cleaned.append(fragment);
}

std::string percent_encode_unsafe(std::string_view url) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(url.size());
  bool fragment = false;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const bool stray_percent = c == '%' && !(i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]));
    // Brackets are for IPv6 hosts, and one "#" begins the fragment.
    const bool misplaced = ((c == '[' || c == ']') && i > 40) || (c == '#' && fragment);
    fragment |= c == '#';
    if (is_allowed(c) && !stray_percent && !misplaced) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kHex[byte >> 4];
      encoded += kHex[byte & 15];
    }
  }
  return encoded;
}

bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  if (std::isalpha(static_cast<unsigned char>(text[0])) == 0) return false;
  const bool scheme = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
  });
  return scheme && percent_encode_unsafe(text) == text;
}

}  // namespace mentiond::article
