// The words in dates: months in the languages that ICU knows, zones by their abbreviation. Internal to
// common/date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mentiond::common::date {

/// Lower case by Unicode's rules, without trailing dots.
std::string folded(std::string_view word);

/// 1–12, or 0: no month. REQUIRES: folded.
int month_of(std::string_view word);

enum class HalfDay { kNone, kMorning, kAfternoon };
HalfDay half_day_of(std::string_view word);

/// What stands between an hour and its minutes in place of a colon.
bool is_hour_word(std::string_view word);

/// Minutes from UTC of an abbreviation. Where several zones share one, the one that news uses most.
std::optional<int> zone_offset_of(std::string_view word);

/// The IANA name behind "ET" and its like, whose offset depends on the date; empty: none.
std::string_view zone_name_of(std::string_view word);

}  // namespace mentiond::common::date
