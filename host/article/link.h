// Links as identities: cleaned of what tracks readers, and valid as URIs (RFC 3986). Pure functions; whatever the
// bytes, they answer.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::article {

/// The link without tracking parameters (utm_*, fbclid, …), with scheme and host in lower case, default port
/// and empty query dropped, and the fragment kept, unless tracking parameters are all that it holds. What is no
/// absolute http(s) URL comes back as it is.
std::string clean_link(std::string_view link);

/// Whether it begins as an absolute http or https URL with a host, in any case of letters.
bool is_http_url(std::string_view url);

/// The URL with every byte that RFC 3986 does not allow in its place (spaces, quotes, non-ASCII, …) percent-encoded,
/// a stray "%" and a second "#" too. What is wrong in the host stays wrong: ask is_uri().
std::string percent_encode_unsafe(std::string_view url);

/// Whether `text` is a URI by the grammar of RFC 3986 (but for IPvFuture hosts, which nobody has).
bool is_uri(std::string_view text);

}  // namespace mentiond::article
