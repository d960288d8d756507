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
  bool operator==(const Timestamp&) const = default;
};

/// RFC 3339: "2023-11-29T12:55:00+03:00", in the source's offset or "Z". Fractions only where there are any.
std::string to_rfc3339(const Timestamp& time);
inline std::string to_rfc3339(Micros us) { return to_rfc3339(Timestamp{us, std::nullopt}); }

/// Absent where `text` is not RFC 3339.
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
