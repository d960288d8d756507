// Moments: UTC microseconds inside, with the offset that the source wrote beside them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mentiond::article {

/// Microseconds since the epoch, UTC.
using Micros = std::int64_t;
inline constexpr Micros kMillisecond = 1'000;
inline constexpr Micros kSecond = 1'000'000;
inline constexpr Micros kMinute = 60 * kSecond;
inline constexpr Micros kHour = 60 * kMinute;
inline constexpr Micros kDay = 24 * kHour;

struct Timestamp {
  Micros us = 0;
  std::optional<int> offset_minutes;  ///< East of UTC, as the source gave it.
  /// No offset and an offset of zero are the same: both are written "Z".
  bool operator==(const Timestamp& other) const {
    return us == other.us && offset_minutes.value_or(0) == other.offset_minutes.value_or(0);
  }
};

/// The years 0000 to 9999 in UTC, which are those that RFC 3339 can write.
inline constexpr Micros kEarliest = -62'167'219'200 * kSecond;
inline constexpr Micros kLatest = 253'402'300'800 * kSecond - 1;
inline bool is_writable(const Timestamp& time) { return time.us >= kEarliest && time.us <= kLatest; }

/// RFC 3339: "2023-11-29T12:55:00+03:00", in the source's offset or "Z". Fractions only where there are any. An offset
/// of a day or more, or one that leads out of the years 0000 to 9999, gives way to "Z"; a moment outside them is
/// written as the nearest that can be.
std::string to_rfc3339(const Timestamp& time);
inline std::string to_rfc3339(Micros us) { return to_rfc3339(Timestamp{us, std::nullopt}); }

/// Absent where `text` is not RFC 3339, or the moment is not writable. A leap second is the second after it; digits
/// below the microsecond are cut.
std::optional<Timestamp> parse_rfc3339(std::string_view text);

/// What time it is. Thread-safe. Real: SystemClock. In tests: tests/support/manual_clock.h.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Micros now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Micros now() const override;
};

}  // namespace mentiond::article
