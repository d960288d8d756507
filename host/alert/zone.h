// Time zones: what the clocks of a place show at a moment, and when they show it (ICU has the IANA database; decision
// 0111). Values, cheap to copy; thread-safe to read.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "host/article/time.h"

namespace mentiond::alert {

using article::Micros;

/// What a calendar and a clock on the wall show.
struct LocalTime {
  std::chrono::sys_days date;  ///< The local date.
  int minute = 0;              ///< Of the day, 0 to 1439, as the clock shows it.
};

class Zone final {
 public:
  /// UTC.
  Zone();
  /// Absent where ICU knows no such IANA name.
  static std::optional<Zone> find(const std::string& name);

  const std::string& name() const { return name_; }
  LocalTime local(Micros moment) const;
  /// When the clocks show this; `minute` may be 1440, the end of the day. What they show twice in autumn is the first
  /// time; what they skip in spring is as long after midnight as if they had not.
  Micros moment(std::chrono::sys_days date, int minute) const;
  /// When the clocks are set next, after `moment`.
  std::optional<Micros> next_change(Micros moment) const;
  bool operator==(const Zone& other) const { return name_ == other.name_; }

 private:
  struct Rules;
  Zone(std::string name, std::shared_ptr<const Rules> rules);

  std::string name_;
  std::shared_ptr<const Rules> rules_;  // Shared by copies: it never changes.
};

}  // namespace mentiond::alert
