// What the headers of an answer say about time (RFC 9110 §10.2.3, RFC 9111 §4.2, §5.2, §5.3).
//
// All times are microseconds. The other side's values are hostile: what cannot be read counts as not said,
// and what is absurdly far away is cut to a year.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mentiond::common::http {

/// An HTTP-date in any of its three forms, as microseconds since the epoch.
std::optional<std::int64_t> parse_http_date(std::string_view value);

/// How long to wait, from `now`: of seconds or of an HTTP-date. 0: not said, or past.
std::int64_t retry_after(std::string_view value, std::int64_t now_us);

/// The values of the headers that tell how long an answer stays fresh; empty: absent.
struct Freshness {
  std::string_view cache_control, expires, date, age;
};
/// How long the answer stays fresh, from `now`: max-age before Expires, less its Age. 0: not said, or not at
/// all.
std::int64_t max_age(const Freshness& headers, std::int64_t now_us);

}  // namespace mentiond::common::http
