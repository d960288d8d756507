// Links as identities: cleaned of what tracks readers, and valid as URIs (RFC 3986). Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::article {

/// The link without tracking parameters (utm_*, fbclid, …), with scheme and host in lower case, default port
/// and empty query dropped, and the fragment kept. What is no absolute http(s) URL comes back as it is.
std::string clean_link(std::string_view link);

/// Whether it begins as an absolute http or https URL with a host, in any case of letters.
bool is_http_url(std::string_view url);

/// The URL with every byte that RFC 3986 does not allow (spaces, quotes, non-ASCII, …) percent-encoded, so
/// that it is a URI; a stray "%" is encoded too.
std::string percent_encode_unsafe(std::string_view url);

/// Whether `text` is a URI: a scheme, a colon, and only characters that RFC 3986 allows.
bool is_uri(std::string_view text);

}  // namespace mentiond::article
