// When digests are sent: hourly, or at an hour of the day, each day or on some. Values; thread-safe to read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/alert/zone.h"

namespace mentiond::alert {

class DigestSchedule final {
 public:
  /// "hourly", "daily at 07:00 Europe/Istanbul", "weekdays at 07:00", "monday, thursday at 08:30 Europe/Berlin". The
  /// zone may be left out, for UTC. Throws std::invalid_argument with what was expected.
  static DigestSchedule parse(std::string_view text);

  /// The first moment after `moment` at which a digest is sent: one each local day, however the clocks are set.
  Micros next_after(Micros moment) const;
  const std::string& text() const { return text_; }
  bool operator==(const DigestSchedule& other) const { return text_ == other.text_; }

 private:
  bool is_on(std::chrono::sys_days date) const;

  std::string text_;
  int minute_ = -1;                      // Of the local day; -1: each full hour.
  std::vector<unsigned> weekdays_ = {};  // 0 is Sunday; empty: all.
  Zone zone_;
};

/// The number of a weekday, 0 for Sunday: "monday"; absent for any other word.
std::optional<unsigned> weekday_of(std::string_view word);
/// "07:30" as the minute of the day, 0 to 1440; absent for anything else.
std::optional<int> minute_of_day(std::string_view text);

}  // namespace mentiond::alert
