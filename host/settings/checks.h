// Whether a value means something: URLs, networks, time zones, languages. Each answers what is wrong, or
// nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mentiond::settings {

struct Wrong {
  std::string message;     ///< "expected …"
  std::string suggestion;  ///< May be empty.
};

/// Of a feed: http, https (RFC 3986, with a host) or file.
std::optional<Wrong> check_feed_url(const std::string& url);
/// Of a plugin: any scheme, with a host.
std::optional<Wrong> check_url(const std::string& url);
/// "10.0.0.0/8" or one address; the bits behind the prefix are zero.
std::optional<Wrong> check_network(const std::string& network);
/// An IANA name that ICU knows.
std::optional<Wrong> check_timezone(const std::string& name);
/// BCP 47.
std::optional<Wrong> check_language(const std::string& tag);

/// The absolute form of a file: URL, where a relative path is seen from `named_in`'s folder; any other URL as
/// it is. REQUIRES: check_feed_url() found nothing.
std::string absolute_url(const std::string& url, const std::string& named_in);

}  // namespace mentiond::settings
