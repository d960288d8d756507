#include "host/alert/time_interval.h"

#include <algorithm>

namespace mentiond::alert {
namespace {

namespace chrono = std::chrono;

constexpr int kMostEdges = 20'000;  // A decade and more of quiet hours.

bool any_holds(const std::vector<Range>& ranges, int value) {
  return ranges.empty() || std::any_of(ranges.begin(), ranges.end(), [=](const Range& r) { return r.holds(value); });
}

/// A range of days of the month, in a month of `length` days; negative ones count from its end. Alertmanager's: what is
/// beyond the month is cut, and a range that lies beyond it holds nothing.
bool holds_day(const Range& range, int day, int length) {
  const auto counted = [length](int bound) { return bound < 0 ? length + bound + 1 : bound; };
  return Range{std::max(counted(range.first), 1), std::min(counted(range.last), length)}.holds(day);
}

bool any_holds_day(const std::vector<Range>& ranges, chrono::year_month_day date) {
  const auto last = date.year() / date.month() / chrono::last;
  const int length = static_cast<int>(static_cast<unsigned>(chrono::year_month_day_last(last).day()));
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  return ranges.empty() ||
         std::any_of(ranges.begin(), ranges.end(), [=](const Range& r) { return holds_day(r, day, length); });
}

bool any_holds(const TimeIntervals& intervals, Micros moment) {
  return std::any_of(intervals.begin(), intervals.end(), [=](const auto& i) { return i->holds(moment); });
}

}  // namespace

bool TimeSpan::holds(Micros moment) const {
  const LocalTime local = zone.local(moment);
  const chrono::year_month_day date(local.date);
  const int weekday = static_cast<int>(chrono::weekday(local.date).c_encoding());
  return any_holds(minutes, local.minute) && any_holds(weekdays, weekday) &&
         any_holds(months, static_cast<int>(static_cast<unsigned>(date.month()))) &&
         any_holds(years, static_cast<int>(date.year())) && any_holds_day(days_of_month, date);
}

Micros TimeSpan::next_edge(Micros moment) const {
  const LocalTime local = zone.local(moment);
  Micros next = zone.moment(local.date + chrono::days(2), 0);
  const auto consider = [&](Micros edge) {
    if (edge > moment) next = std::min(next, edge);
  };
  for (const int day : {0, 1}) {
    consider(zone.moment(local.date + chrono::days(day), 0));
    for (const Range& range : minutes) {
      consider(zone.moment(local.date + chrono::days(day), range.first));
      consider(zone.moment(local.date + chrono::days(day), range.last + 1));
    }
  }
  // What the clocks show a second time has its edges a second time: minute by minute through those hours.
  if (const auto change = zone.next_change(moment)) consider(*change);
  const Micros before = moment - 3 * article::kHour;
  if (const auto change = zone.next_change(before); change && *change <= moment)
    consider(moment - moment % article::kMinute + article::kMinute);
  return next;
}

bool TimeInterval::holds(Micros moment) const {
  return std::any_of(spans.begin(), spans.end(), [=](const TimeSpan& span) { return span.holds(moment); });
}

bool Hours::open(Micros moment) const {
  return !any_holds(mute, moment) && (active.empty() || any_holds(active, moment));
}

Micros Hours::next_open(Micros moment) const {
  for (int i = 0; i < kMostEdges && !open(moment); ++i) {
    Micros next = moment + 366 * article::kDay;
    for (const TimeIntervals* intervals : {&mute, &active}) {
      for (const auto& interval : *intervals) {
        for (const TimeSpan& span : interval->spans) next = std::min(next, span.next_edge(moment));
      }
    }
    moment = next;
  }
  return moment;
}

std::string Hours::closed_by(Micros moment) const {
  const auto holding =
      std::find_if(mute.begin(), mute.end(), [=](const auto& interval) { return interval->holds(moment); });
  if (holding != mute.end()) return (*holding)->name;
  std::string outside;
  if (active.empty() || any_holds(active, moment)) return outside;
  for (const auto& interval : active) outside += (outside.empty() ? "outside " : ", ") + interval->name;
  return outside;
}

}  // namespace mentiond::alert
