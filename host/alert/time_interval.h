// Time intervals: quiet hours and office hours, in Alertmanager's words and with its meaning.
//
// A span holds a moment whose clock and calendar, in the span's zone, are within each of its parts; a part that is left
// out holds everything. An interval holds what one of its spans holds. The clock is what people there see: when it is
// set forward or back, quiet hours until 07:00 end at 07:00. Values; thread-safe to read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/alert/zone.h"

namespace mentiond::alert {

/// From `first` to `last`, both of them in it.
struct Range {
  int first = 0, last = 0;
  bool holds(int value) const { return value >= first && value <= last; }
  bool operator==(const Range&) const = default;
};

struct TimeSpan {
  std::vector<Range> minutes;        ///< Of the day, 0 to 1439.
  std::vector<Range> weekdays;       ///< 0 is Sunday.
  std::vector<Range> days_of_month;  ///< 1 to 31; -1 is the last.
  std::vector<Range> months, years;
  Zone zone;

  bool holds(Micros moment) const;
  /// The next moment at which holds() may say something else.
  Micros next_edge(Micros moment) const;
  bool operator==(const TimeSpan&) const = default;
};

struct TimeInterval {
  std::string name;
  std::vector<TimeSpan> spans;

  bool holds(Micros moment) const;
  bool operator==(const TimeInterval&) const = default;
};

using TimeIntervals = std::vector<std::shared_ptr<const TimeInterval>>;

/// When somebody may be told: never while one of `mute` holds, and where there are `active` ones, only while one holds.
struct Hours {
  TimeIntervals mute, active;

  bool open(Micros moment) const;
  /// `moment` where it is open, else when it opens next. Where nothing opens within some years, a moment years ahead.
  Micros next_open(Micros moment) const;
  /// The name of what closes it at `moment`; empty where it is open.
  std::string closed_by(Micros moment) const;
};

}  // namespace mentiond::alert
