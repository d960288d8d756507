// URLs for people: what may stand in a log, an answer or a name.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::http {

/// The URL without user and password, without fragment, and with the values of its query hidden where their
/// names do not say that they are harmless: https://example.org/feed?format=rss&key=… . Never fails: what is
/// no URL is returned up to its first ?, # or @.
std::string redact_url(std::string_view url);

/// Scheme, host, port and path, with what looks like a key in the path hidden: https://chat.example/hook/T0/…
std::string name_of_url(std::string_view url);

/// The URL without user and password; all else as it is.
std::string without_userinfo(std::string_view url);

}  // namespace mentiond::common::http
