// References and their bases, as feeds and pages write them.
//
// Own code instead of xmlBuildURI, which refuses what is common in feeds: blanks, non-ASCII letters,
// brackets. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::html {

/// `reference` seen from `base` (RFC 3986 §5.2). White space around it and line breaks inside are dropped, as
/// browsers do. Where the base is no absolute URL the reference stays as it is.
std::string resolve(std::string_view base, std::string_view reference);
/// Whether that changes nothing, whatever the base: an http or https URL with nothing to clean. Most are.
bool is_plain_web_url(std::string_view url);

/// The scheme without its colon, as written; empty for a relative reference.
std::string_view scheme_of(std::string_view url);

/// Whether a reader may follow it: a relative reference, or one of a scheme that runs nothing (http, mailto,
/// ...).
bool is_safe_link(std::string_view url);

/// Whether it may be shown as a picture: a safe link or `data:image/...` that holds no script.
bool is_safe_image(std::string_view url);

/// Whether it is an absolute http or https URL.
bool is_web_url(std::string_view url);

}  // namespace mentiond::common::html
