// Dates as feeds and pages write them: RFC 822 and its abuses, RFC 3339, W3C-DTF, ISO 8601 weeks and
// ordinals, month names of many languages, AM/PM, two-digit years, zones by name.
//
// "Now" never stands in for what cannot be read. Pure functions; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mentiond::common::date {

struct Date {
  /// Since the epoch: UTC where the text named a zone, otherwise the wall clock's reading, as if it were UTC.
  std::int64_t microseconds = 0;
  /// From UTC; absent where the text named no zone.
  std::optional<int> offset_minutes;
};

/// What the text itself leaves open.
struct Hints {
  bool month_first = false;  ///< 3/4/2005 is the fourth of March.
};

std::optional<Date> parse_date(std::string_view text, Hints hints = {});

/// UTC of a wall clock's reading in a zone by its IANA name. Absent where there is no such zone.
std::optional<std::int64_t> local_to_utc(std::int64_t wall_microseconds, std::string_view zone);

/// "2003-12-31T10:14:55Z", with a fraction where there is one.
std::string to_rfc3339_utc(std::int64_t microseconds);

/// Seconds of "12", "1:30" and "00:00:12.500" (RFC 2326 §3.6, normal play time).
std::optional<double> parse_clock(std::string_view text);

}  // namespace mentiond::common::date
