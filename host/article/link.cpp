#include "host/article/link.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "host/article/ascii.h"
#include "host/article/url_parts.h"

namespace mentiond::article {
namespace {

/// REQUIRES: `word` is in lower case.
bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == to_lower(b); });
}

/// Parameters that say where a reader came from, not what is read.
constexpr std::string_view kTracking =
    " _branch_match_id _hsenc _hsmi _openstat at_bbc_team at_campaign at_custom1 at_custom2 at_custom3 at_custom4 "
    "at_format at_link_id at_link_origin at_link_type at_medium at_ptr_name cmpid dclid fbclid gbraid gclid gclsrc "
    "guccounter guce_referrer guce_referrer_sig hsctatracking igshid mc_cid mc_eid mkt_tok msclkid ns_campaign "
    "ns_linkname ns_mchannel ns_source ocid rb_clickid ref_src ref_url s_cid ttclid twclid vero_id wbraid wickedid "
    "wt_mc xtor yclid ";

bool is_tracking(std::string_view parameter) {
  const std::string_view name = parameter.substr(0, parameter.find('='));
  if (begins_with(name, "utm_") || begins_with(name, "mtm_") || begins_with(name, "__hs")) return true;
  return kTracking.find(" " + lower(name) + " ") != std::string_view::npos;
}

/// Appends the parameters that are kept, behind `mark`.
void append_parameters(std::string& out, char mark, std::string_view parameters) {
  while (!parameters.empty()) {
    const std::size_t end = std::min(parameters.find('&'), parameters.size());
    const std::string_view parameter = parameters.substr(0, end);
    parameters.remove_prefix(std::min(end + 1, parameters.size()));
    if (parameter.empty() || is_tracking(parameter)) continue;
    out += mark;
    out += parameter;
    mark = '&';
  }
}

void append_fragment(std::string& out, std::string_view fragment) {
  if (fragment.empty()) return;
  std::string kept;
  append_parameters(kept, '#', fragment.substr(1));
  if (fragment.size() == 1 || !kept.empty()) out += fragment;
}

std::string clean_authority(std::string_view authority, std::string_view scheme) {
  const AuthorityParts parts = split_authority(authority);
  const std::string_view usual = scheme == "https" ? ":443" : ":80";
  std::string cleaned = std::string(parts.userinfo) + lower(parts.host);
  if (parts.port.size() > 1 && parts.port != usual) cleaned += parts.port;
  return cleaned;
}

/// Where RFC 3986 allows a character.
enum CharacterClass : unsigned char { kNever = 0, kPath = 1, kQuery = 2, kHost = 4, kUser = 8, kHex = 16 };

constexpr std::array<unsigned char, 256> character_classes() {
  std::array<unsigned char, 256> classes{};
  const auto add = [&](std::string_view characters, int allowed) {
    for (const char c : characters) {
      auto& known = classes[static_cast<unsigned char>(c)];
      known = static_cast<unsigned char>(known | allowed);
    }
  };
  add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=", kPath | kQuery | kHost | kUser);
  add(":", kPath | kQuery | kUser);
  add("@/", kPath | kQuery);
  add("?", kQuery);
  add("0123456789abcdefABCDEF", kHex);
  return classes;
}
constexpr std::array<unsigned char, 256> kClasses = character_classes();

bool has(char c, CharacterClass wanted) { return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0; }

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && has(text[at + 1], kHex) && has(text[at + 2], kHex);
}

bool all(std::string_view text, CharacterClass allowed) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!has(text[i], allowed) && !is_escape(text, i)) return false;
  }
  return true;
}

/// Encodes what is neither allowed nor an escape.
void append_encoded(std::string& out, std::string_view text, CharacterClass allowed) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (has(text[i], allowed) || is_escape(text, i)) {
      out += text[i];
    } else {
      const auto byte = static_cast<unsigned char>(text[i]);
      out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    }
  }
}

bool is_ip_literal(std::string_view host) {
  if (!host.starts_with('[') || !host.ends_with(']')) return false;
  host = host.substr(1, host.size() - 2);
  if (host.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return false;
  in6_addr address{};
  return ::inet_pton(AF_INET6, std::string(host).c_str(), &address) == 1;
}

bool is_authority(std::string_view authority) {
  const AuthorityParts parts = split_authority(authority);
  const std::string_view user = parts.userinfo.substr(0, parts.userinfo.empty() ? 0 : parts.userinfo.size() - 1);
  const std::string_view port = parts.port.substr(parts.port.empty() ? 0 : 1);
  return all(user, kUser) && (all(parts.host, kHost) || is_ip_literal(parts.host)) &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_http_url(std::string_view url) {
  if (!begins_with(url, "http")) return false;
  const UrlParts parts = split_url(url);
  return (parts.scheme.size() == 4 || (parts.scheme.size() == 5 && to_lower(parts.scheme[4]) == 's')) &&
         parts.has_authority && !split_authority(parts.authority).host.empty();
}

std::string clean_link(std::string_view link) {
  if (!is_http_url(link)) return std::string(link);
  const UrlParts parts = split_url(link);
  std::string cleaned = lower(parts.scheme);
  const std::string authority = clean_authority(parts.authority, cleaned);
  cleaned.reserve(link.size() + 1);
  cleaned += "://";
  cleaned += authority;
  cleaned += parts.path.empty() ? "/" : parts.path;
  if (!parts.query.empty()) append_parameters(cleaned, '?', parts.query.substr(1));
  append_fragment(cleaned, parts.fragment);
  return cleaned;
}

std::string percent_encode_unsafe(std::string_view url) {
  const UrlParts parts = split_url(url);
  std::string encoded(parts.scheme);
  encoded.reserve(url.size() + 16);
  if (!parts.scheme.empty()) encoded += ':';
  if (parts.has_authority) {
    const AuthorityParts authority = split_authority(parts.authority);
    encoded += "//";
    if (!authority.userinfo.empty()) {
      append_encoded(encoded, authority.userinfo.substr(0, authority.userinfo.size() - 1), kUser);
      encoded += '@';
    }
    if (authority.host.starts_with('[')) {
      encoded += authority.host;
    } else {
      append_encoded(encoded, authority.host, kHost);
    }
    encoded += authority.port;
  }
  append_encoded(encoded, parts.path, kPath);
  if (!parts.query.empty()) append_encoded(encoded += '?', parts.query.substr(1), kQuery);
  if (!parts.fragment.empty()) append_encoded(encoded += '#', parts.fragment.substr(1), kQuery);
  return encoded;
}

bool is_uri(std::string_view text) {
  const UrlParts parts = split_url(text);
  const bool whole = parts.scheme.size() + 1 < text.size();
  return !parts.scheme.empty() && whole && is_authority(parts.authority) && all(parts.path, kPath) &&
         (parts.query.empty() || all(parts.query.substr(1), kQuery)) &&
         (parts.fragment.empty() || all(parts.fragment.substr(1), kQuery));
}

}  // namespace mentiond::article
