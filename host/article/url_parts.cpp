#include "host/article/url_parts.h"

#include <algorithm>

namespace mentiond::article {
namespace {

/// Takes what stands before the first of `ends` off `text`. (find_first_of() would call memchr() for each character.)
template <class... Ends>
std::string_view take_until(std::string_view& text, Ends... ends) {
  const auto* const end = std::find_if(text.begin(), text.end(), [&](char c) { return ((c == ends) || ...); });
  const std::string_view taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(taken.size());
  return taken;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

}  // namespace

UrlParts split_url(std::string_view url) {
  UrlParts parts;
  const std::size_t colon = url.find(':');
  if (colon != std::string_view::npos && is_scheme(url.substr(0, colon))) {
    parts.scheme = url.substr(0, colon);
    url.remove_prefix(colon + 1);
  }
  if (url.starts_with("//")) {
    parts.has_authority = true;
    url.remove_prefix(2);
    parts.authority = take_until(url, '/', '?', '#');
  }
  parts.path = take_until(url, '?', '#');
  parts.query = take_until(url, '#');
  parts.fragment = url;
  return parts;
}

AuthorityParts split_authority(std::string_view authority) {
  AuthorityParts parts;
  const std::size_t at = authority.rfind('@');
  const std::size_t host = at == std::string_view::npos ? 0 : at + 1;
  parts.userinfo = authority.substr(0, host);
  authority.remove_prefix(host);
  const std::size_t bracket = authority.starts_with('[') ? authority.rfind(']') : 0;
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  parts.host = authority.substr(0, colon);
  if (colon != std::string_view::npos) parts.port = authority.substr(colon);
  return parts;
}

}  // namespace mentiond::article
