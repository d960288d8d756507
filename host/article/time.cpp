#include "host/article/time.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace mentiond::article {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

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

/// The fraction of a second at `at`, in microseconds; `at` moves behind it.
Micros fraction(std::string_view text, std::size_t& at) {
  if (!is(text, at, ".")) return 0;
  Micros value = 0, unit = 100'000;
  for (++at; is(text, at, "0123456789"); ++at, unit /= 10) value += (text[at] - '0') * unit;
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

}  // namespace

std::string to_rfc3339(const Timestamp& time) {
  const int offset_minutes = time.offset_minutes.value_or(0);
  const Micros local = time.us + offset_minutes * kMinute;
  const std::int64_t seconds = floor_divide(local, kSecond);
  const std::int64_t days = floor_divide(seconds, kSecondsPerDay);
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  const int of_day = static_cast<int>(seconds - days * kSecondsPerDay);
  char text[48];
  int size = std::snprintf(text, sizeof(text), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), of_day / 3600,
                           of_day / 60 % 60, of_day % 60);
  std::string result(text, static_cast<std::size_t>(size));
  if (const int micros = static_cast<int>(local - seconds * kSecond); micros != 0) {
    size = std::snprintf(text, sizeof(text), ".%06d", micros);
    result.append(text, static_cast<std::size_t>(size));
    result.erase(result.find_last_not_of('0') + 1);
  }
  if (!time.offset_minutes || *time.offset_minutes == 0) return result + "Z";
  const int minutes = std::abs(offset_minutes);
  size = std::snprintf(text, sizeof(text), "%c%02d:%02d", offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return result.append(text, static_cast<std::size_t>(size));
}

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  const bool shaped = digits(text, 0, 4, year) && is(text, 4, "-") && digits(text, 5, 2, month) && is(text, 7, "-") &&
                      digits(text, 8, 2, day) && is(text, 10, "Tt ") && digits(text, 11, 2, hour) &&
                      is(text, 13, ":") && digits(text, 14, 2, minute) && is(text, 16, ":") &&
                      digits(text, 17, 2, second);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!shaped || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  std::size_t at = 19;
  const Micros part = fraction(text, at);
  const std::optional<int> zone = offset(text, at);
  if (!zone) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t seconds = days * kSecondsPerDay + hour * 3600 + minute * 60 + second - *zone * 60;
  return Timestamp{seconds * kSecond + part, *zone};
}

Micros SystemClock::now() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace mentiond::article
