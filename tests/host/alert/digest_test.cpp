#include "host/alert/digest.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <stdexcept>

namespace mentiond::alert {
namespace {

Micros at(const std::string& text) { return article::parse_rfc3339(text).value().us; }

std::string next(const char* schedule, const char* after) {
  return article::to_rfc3339(DigestSchedule::parse(schedule).next_after(at(after)));
}

std::string refusal(const char* schedule) {
  try {
    DigestSchedule::parse(schedule);
    return {};
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_digest_schedule)

BOOST_AUTO_TEST_CASE(is_due_after_each_full_hour_or_at_its_time_of_the_day) {
  BOOST_TEST(next("hourly", "2026-03-02T12:00:00Z") == "2026-03-02T13:00:00Z");
  BOOST_TEST(next("hourly", "2026-03-02T12:59:59Z") == "2026-03-02T13:00:00Z");
  BOOST_TEST(next("daily at 07:00", "2026-03-02T06:59:59Z") == "2026-03-02T07:00:00Z");
  BOOST_TEST(next("daily at 07:00", "2026-03-02T07:00:00Z") == "2026-03-03T07:00:00Z");
  BOOST_TEST(next("daily at 07:00 Europe/Istanbul", "2026-03-02T05:00:00Z") == "2026-03-03T04:00:00Z");
  BOOST_TEST(next("daily at 00:00 Asia/Tokyo", "2026-03-02T14:00:00Z") == "2026-03-02T15:00:00Z");
}

BOOST_AUTO_TEST_CASE(is_due_on_its_days_where_it_is) {
  BOOST_TEST(next("weekdays at 07:00", "2026-03-06T07:00:00Z") == "2026-03-09T07:00:00Z");
  BOOST_TEST(next("monday, thursday at 08:30", "2026-03-02T08:30:00Z") == "2026-03-05T08:30:00Z");
  BOOST_TEST(next("sunday at 23:59", "2026-03-02T00:00:00Z") == "2026-03-08T23:59:00Z");
  // Monday at seven in Auckland is still Sunday in London.
  BOOST_TEST(next("monday at 07:00 Pacific/Auckland", "2026-03-01T12:00:00Z") == "2026-03-01T18:00:00Z");
}

// What is skipped in spring comes as long after midnight as if it were not, what comes twice in autumn comes once; in
// São Paulo a day began at one.
BOOST_AUTO_TEST_CASE(is_due_once_a_day_however_the_clocks_are_set) {
  for (const char* schedule :
       {"daily at 02:30 Europe/Berlin", "daily at 02:30 America/New_York", "daily at 02:15 Australia/Lord_Howe",
        "daily at 00:00 America/Sao_Paulo", "daily at 23:30 America/Sao_Paulo", "daily at 07:00 Europe/Istanbul"}) {
    const std::string text = schedule;
    const Zone zone = Zone::find(text.substr(text.rfind(' ') + 1)).value();
    const DigestSchedule daily = DigestSchedule::parse(text);
    const Micros start = at("2018-01-01T12:00:00Z");
    std::set<std::chrono::sys_days> days;
    Micros moment = start;
    for (int i = 0; i < 365; ++i) {
      const Micros due = daily.next_after(moment);
      BOOST_REQUIRE(due > moment);
      days.insert(zone.local(due).date);
      moment = due;
    }
    BOOST_TEST_CONTEXT(text) BOOST_TEST(days.size() == 365U);
    BOOST_TEST_CONTEXT(text) BOOST_TEST(std::abs(moment - start - 365 * article::kDay) < article::kDay);
  }
  BOOST_TEST(next("daily at 02:30 Europe/Berlin", "2026-03-28T12:00:00Z") == "2026-03-29T01:30:00Z");
  BOOST_TEST(next("daily at 02:30 Europe/Berlin", "2026-10-24T12:00:00Z") == "2026-10-25T00:30:00Z");
  BOOST_TEST(next("daily at 02:30 Europe/Berlin", "2026-10-25T00:30:00Z") == "2026-10-26T01:30:00Z");
}

BOOST_AUTO_TEST_CASE(that_is_none_is_refused_with_what_was_expected) {
  for (const auto& [schedule, why] :
       std::vector<std::pair<const char*, const char*>>{{"", "expected \"hourly\""},
                                                        {"daily", "expected \"hourly\""},
                                                        {"at 07:00", "expected \"hourly\""},
                                                        {"daily at", "expected \"hourly\""},
                                                        {"daily at 07:00 in Berlin", "expected \"hourly\""},
                                                        {"daily at 7:00", "no time from 00:00 to 23:59"},
                                                        {"daily at 24:00", "no time from 00:00 to 23:59"},
                                                        {"daily at 12:60", "no time from 00:00 to 23:59"},
                                                        {"daily at 07:00 Europe/Nowhere", "no IANA time zone"},
                                                        {"mondays at 07:00", "\"mondays\" is no day of the week"}})
    BOOST_TEST_CONTEXT(schedule) BOOST_TEST(refusal(schedule).find(why) != std::string::npos, refusal(schedule));
}

BOOST_AUTO_TEST_CASE(reads_times_of_the_day) {
  BOOST_TEST(minute_of_day("00:00").value() == 0);
  BOOST_TEST(minute_of_day("23:59").value() == 1439);
  BOOST_TEST(minute_of_day("24:00").value() == 1440);
  for (const char* time : {"", "7:00", "24:01", "12:60", "12.30", "ab:cd", "-1:00", "12:3", "12:300"})
    BOOST_TEST_CONTEXT(time) BOOST_TEST(!minute_of_day(time));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
