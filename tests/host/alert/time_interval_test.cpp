// When somebody may be told: what a time interval holds, and when quiet hours end, beside a clock that looks at every
// minute.
#include "host/alert/time_interval.h"

#include <boost/test/unit_test.hpp>

#include <random>

namespace mentiond::alert {
namespace {

using article::kDay;
using article::kMinute;

Micros at(const std::string& text) { return article::parse_rfc3339(text).value().us; }

TimeSpan in(const std::string& zone) {
  TimeSpan span;
  span.zone = Zone::find(zone).value();
  return span;
}

std::shared_ptr<const TimeInterval> interval(const std::string& name, TimeSpan span) {
  return std::make_shared<const TimeInterval>(TimeInterval{name, {std::move(span)}});
}

std::shared_ptr<const TimeInterval> minutes(const std::string& name, int first, int last,
                                            const std::string& zone = "UTC") {
  TimeSpan span = in(zone);
  span.minutes = {{first, last}};
  return interval(name, span);
}

/// The first minute from `moment` on at which it is open; absent where there is none within `days`.
std::optional<Micros> looked_at_each_minute(const Hours& hours, Micros moment, int days) {
  if (hours.open(moment)) return moment;
  const Micros end = moment + days * kDay;
  for (moment += kMinute - moment % kMinute; moment < end; moment += kMinute) {
    if (hours.open(moment)) return moment;
  }
  return std::nullopt;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_time_interval)

BOOST_AUTO_TEST_CASE(holds_from_the_first_minute_to_the_last) {
  const auto evening = minutes("evening", 20 * 60, 22 * 60 - 1);
  BOOST_TEST(!evening->holds(at("2026-03-02T19:59:59.999999Z")));
  BOOST_TEST(evening->holds(at("2026-03-02T20:00:00Z")));
  BOOST_TEST(evening->holds(at("2026-03-02T21:59:59.999999Z")));
  BOOST_TEST(!evening->holds(at("2026-03-02T22:00:00Z")));
}

BOOST_AUTO_TEST_CASE(goes_by_the_clocks_of_its_zone) {
  const auto morning = minutes("morning", 7 * 60, 8 * 60 - 1, "Europe/Istanbul");
  BOOST_TEST(morning->holds(at("2026-03-02T04:30:00Z")));
  BOOST_TEST(!morning->holds(at("2026-03-02T07:30:00Z")));
  TimeSpan monday = in("Pacific/Auckland");
  monday.weekdays = {{1, 1}};
  BOOST_TEST(monday.holds(at("2026-03-01T23:00:00Z")));  // Sunday in London, Monday in Auckland.
  BOOST_TEST(!monday.holds(at("2026-03-02T23:00:00Z")));
}

BOOST_AUTO_TEST_CASE(holds_what_is_within_each_of_its_parts_and_one_of_their_ranges) {
  TimeSpan span = in("UTC");
  span.weekdays = {{1, 2}, {5, 5}};
  span.months = {{3, 4}};
  span.years = {{2026, 2026}};
  BOOST_TEST(span.holds(at("2026-03-02T00:00:00Z")));   // Monday
  BOOST_TEST(span.holds(at("2026-03-06T00:00:00Z")));   // Friday
  BOOST_TEST(!span.holds(at("2026-03-04T00:00:00Z")));  // Wednesday
  BOOST_TEST(!span.holds(at("2026-05-04T00:00:00Z")));  // May
  BOOST_TEST(!span.holds(at("2027-03-01T00:00:00Z")));
  BOOST_TEST(in("UTC").holds(0));
}

BOOST_AUTO_TEST_CASE(counts_days_of_the_month_from_either_end) {
  const auto holds = [](Range days, const char* date) {
    TimeSpan span = in("UTC");
    span.days_of_month = {days};
    return span.holds(at(std::string(date) + "T12:00:00Z"));
  };
  BOOST_TEST(holds({-1, -1}, "2026-02-28"));
  BOOST_TEST(!holds({-1, -1}, "2028-02-28"));
  BOOST_TEST(holds({-1, -1}, "2028-02-29"));
  BOOST_TEST(holds({-3, -1}, "2026-04-28"));
  BOOST_TEST(!holds({-3, -1}, "2026-04-27"));
  BOOST_TEST(holds({15, -1}, "2026-04-15"));
  BOOST_TEST(holds({29, 31}, "2026-04-30"));
  BOOST_TEST(!holds({29, 31}, "2026-02-28"));
  BOOST_TEST(holds({1, 31}, "2026-02-28"));
  BOOST_TEST(holds({-31, -30}, "2026-05-02"));
  BOOST_TEST(!holds({-31, -30}, "2026-02-01"));
}

BOOST_AUTO_TEST_CASE(closes_while_it_is_muted_and_while_no_active_one_holds) {
  Hours hours;
  BOOST_TEST(hours.open(0));
  hours.active = {minutes("office", 9 * 60, 17 * 60 - 1), minutes("late", 20 * 60, 21 * 60 - 1)};
  hours.mute = {minutes("lunch", 12 * 60, 13 * 60 - 1)};
  const auto closed_by = [&](const char* time) { return hours.closed_by(at(std::string("2026-03-02T") + time)); };
  BOOST_TEST(closed_by("10:00:00Z") == "");
  BOOST_TEST(closed_by("12:30:00Z") == "lunch");
  BOOST_TEST(closed_by("20:30:00Z") == "");
  BOOST_TEST(closed_by("08:00:00Z") == "outside office, late");
  const auto opens = [&](const char* time) {
    return article::to_rfc3339(hours.next_open(at(std::string("2026-03-02T") + time)));
  };
  BOOST_TEST(opens("10:00:30Z") == "2026-03-02T10:00:30Z");
  BOOST_TEST(opens("12:30:00Z") == "2026-03-02T13:00:00Z");
  BOOST_TEST(opens("17:00:00Z") == "2026-03-02T20:00:00Z");
  BOOST_TEST(opens("22:00:00Z") == "2026-03-03T09:00:00Z");
}

BOOST_AUTO_TEST_CASE(opens_years_ahead_where_it_never_does) {
  Hours hours;
  hours.mute = {interval("always", in("UTC"))};
  BOOST_TEST(hours.next_open(at("2026-03-02T00:00:00Z")) > at("2030-01-01T00:00:00Z"));
  TimeSpan past = in("UTC");
  past.years = {{2020, 2021}};
  hours.mute = {};
  hours.active = {interval("past", past)};
  BOOST_TEST(hours.next_open(at("2026-03-02T00:00:00Z")) > at("2030-01-01T00:00:00Z"));
}

// Zones that set their clocks at two, at midnight, by half an hour, not at all, and that are off by a quarter.
BOOST_AUTO_TEST_CASE(opens_when_a_clock_that_looks_at_each_minute_says_so) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> zones = {
      {"Europe/Berlin", {"2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"}},
      {"America/New_York", {"2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"}},
      {"Australia/Lord_Howe", {"2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"}},
      {"America/Sao_Paulo", {"2018-02-18T02:00:00Z", "2018-11-04T03:00:00Z"}},
      {"Africa/Casablanca", {"2026-02-15T02:00:00Z", "2026-03-22T02:00:00Z"}},
      {"Europe/Istanbul", {"2026-03-29T01:00:00Z"}},
      {"Asia/Kathmandu", {"2026-01-01T00:00:00Z"}}};
  std::mt19937 random(1);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  int compared = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto& chosen = zones[random() % zones.size()];
    const std::string& zone = chosen.first;
    const std::vector<std::string>& changes = chosen.second;
    const auto random_interval = [&] {
      TimeSpan span = in(zone);
      for (int i = below(2) + 1; i > 0; --i) {
        // Every other one is about the hours in which clocks are set.
        const int first = below(2) == 0 ? below(180) : below(1440);
        span.minutes.push_back({first, std::min(1439, first + below(2) * below(180) + below(600))});
      }
      if (below(3) == 0) span.weekdays = {{below(4), 3 + below(4)}};
      return interval("random", span);
    };
    Hours hours;
    if (below(3) > 0) hours.mute = {random_interval(), random_interval()};
    if (below(3) == 0 || hours.mute.empty()) hours.active = {random_interval()};
    const Micros change = at(changes[random() % changes.size()]);
    const int minutes_off = below(2) == 0 ? below(3 * 1440) - 1440 : below(360) - 240;
    const Micros moment = change + minutes_off * kMinute + below(2) * below(60'000'000);
    const auto expected = looked_at_each_minute(hours, moment, 8);
    if (!expected) continue;
    ++compared;
    const Micros opens = hours.next_open(moment);
    BOOST_REQUIRE_MESSAGE(opens == *expected, zone + ", round " + std::to_string(round) + ", from " +
                                                  article::to_rfc3339(moment) + ": " + article::to_rfc3339(opens) +
                                                  ", but " + article::to_rfc3339(*expected));
  }
  BOOST_TEST(compared > 2'500);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
