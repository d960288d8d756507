#include "host/article/time.h"

#include <algorithm>
#include <chrono>

namespace mentiond::article {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr int kMinutesPerDay = 1440;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// `value` in `width` digits; the place behind them.
char* write_digits(char* at, int value, int width) {
  for (int i = width; i-- > 0; value /= 10) at[i] = static_cast<char>('0' + value % 10);
  return at + width;
}

char* write_date(char* at, std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  at = write_digits(at, static_cast<int>(date.year()), 4);
  *at++ = '-';
  at = write_digits(at, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  *at++ = '-';
  return write_digits(at, static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

char* write_time(char* at, int of_day, int micros) {
  at = write_digits(at, of_day / 3600, 2);
  *at++ = ':';
  at = write_digits(at, of_day / 60 % 60, 2);
  *at++ = ':';
  at = write_digits(at, of_day % 60, 2);
  if (micros == 0) return at;
  *at++ = '.';
  at = write_digits(at, micros, 6);
  while (at[-1] == '0') --at;
  return at;
}

char* write_offset(char* at, int minutes) {
  if (minutes == 0) return *at = 'Z', at + 1;
  *at++ = minutes < 0 ? '-' : '+';
  if (minutes < 0) minutes = -minutes;
  at = write_digits(at, minutes / 60, 2);
  *at++ = ':';
  return write_digits(at, minutes % 60, 2);
}

bool digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return true;
}

bool is(std::string_view text, std::size_t at, std::string_view any_of) {
  return at < text.size() && any_of.find(text[at]) != std::string_view::npos;
}

/// The fraction of a second at `at`, in microseconds; `at` moves behind it. A point without digits is left.
Micros fraction(std::string_view text, std::size_t& at) {
  constexpr std::string_view kDigits = "0123456789";
  if (!is(text, at, ".") || !is(text, at + 1, kDigits)) return 0;
  Micros value = 0, unit = 100'000;
  for (++at; is(text, at, kDigits); ++at, unit /= 10) value += (text[at] - '0') * unit;
  return value;
}

/// "Z" or "+03:00" at `at`, to the end. Absent where it is neither.
std::optional<int> offset(std::string_view text, std::size_t at) {
  if (is(text, at, "Zz")) return at + 1 == text.size() ? std::optional<int>(0) : std::nullopt;
  int hours = 0, minutes = 0;
  if (!is(text, at, "+-") || !digits(text, at + 1, 2, hours) || !is(text, at + 3, ":") ||
      !digits(text, at + 4, 2, minutes) || at + 6 != text.size() || hours > 23 || minutes > 59) {
    return std::nullopt;
  }
  return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

/// Seconds since the epoch. Leap seconds are added at the end of a day of UTC, and nowhere else.
std::optional<std::int64_t> seconds_of(const std::chrono::year_month_day& date, int hour, int minute, int second,
                                       int offset_minutes) {
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t seconds = days * kSecondsPerDay + hour * 3600 + minute * 60 + second - offset_minutes * 60;
  if (second == 60 && floor_divide(seconds, kSecondsPerDay) * kSecondsPerDay != seconds) return std::nullopt;
  return seconds;
}

}  // namespace

std::string to_rfc3339(const Timestamp& time) {
  int zone = time.offset_minutes.value_or(0);
  const Micros us = std::clamp(time.us, kEarliest, kLatest);
  if (zone <= -kMinutesPerDay || zone >= kMinutesPerDay || !is_writable({us + zone * kMinute, 0})) zone = 0;
  const Micros local = us + zone * kMinute;
  const std::int64_t seconds = floor_divide(local, kSecond);
  const std::int64_t days = floor_divide(seconds, kSecondsPerDay);
  char text[32];  // 2023-11-29T12:55:00.123456+03:00
  char* at = write_date(text, days);
  *at++ = 'T';
  at = write_time(at, static_cast<int>(seconds - days * kSecondsPerDay), static_cast<int>(local - seconds * kSecond));
  return std::string(text, write_offset(at, zone));
}

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  const bool shaped = digits(text, 0, 4, year) && is(text, 4, "-") && digits(text, 5, 2, month) && is(text, 7, "-") &&
                      digits(text, 8, 2, day) && is(text, 10, "Tt ") && digits(text, 11, 2, hour) &&
                      is(text, 13, ":") && digits(text, 14, 2, minute) && is(text, 16, ":") &&
                      digits(text, 17, 2, second);
  if (!shaped) return std::nullopt;
  std::size_t at = 19;
  const Micros part = fraction(text, at);
  const std::optional<int> zone = offset(text, at);
  if (!zone) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  const std::optional<std::int64_t> seconds = seconds_of(date, hour, minute, second, *zone);
  if (!seconds) return std::nullopt;
  const Timestamp time{*seconds * kSecond + part, *zone};
  return is_writable(time) ? std::optional(time) : std::nullopt;
}

Micros SystemClock::now() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace mentiond::article
