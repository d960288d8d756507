#include "plugins/common/date/date.h"

#include <boost/test/unit_test.hpp>

using mentiond::common::date::local_to_utc;
using mentiond::common::date::parse_clock;
using mentiond::common::date::parse_date;
using mentiond::common::date::to_rfc3339_utc;

namespace {

// "2003-12-31T10:14:55Z +120", "... no zone", or "none".
std::string read(std::string_view text, bool month_first = false) {
  const auto date = parse_date(text, {month_first});
  if (!date) return "none";
  const std::string zone = date->offset_minutes ? std::to_string(*date->offset_minutes) : "no zone";
  return to_rfc3339_utc(date->microseconds) + " " + zone;
}

struct Example {
  const char* text;
  const char* expected;
};

template <std::size_t N>
void check(const Example (&examples)[N]) {
  for (const Example& example : examples) {
    BOOST_CHECK_MESSAGE(read(example.text) == example.expected, example.text << " gave " << read(example.text));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dates)

BOOST_AUTO_TEST_CASE(rfc822_and_its_abuses) {
  constexpr Example kExamples[] = {
      {"Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z 0"},
      {"Thu, 1 Jan 2004 19:48:21 +0200", "2004-01-01T17:48:21Z 120"},
      {"01 Jan 2004 19:48 EST", "2004-01-02T00:48:00Z -300"},
      {"Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z 0"},
      {"Thu, 01 Jan 104 19:48:21 GMT", "2004-01-01T19:48:21Z 0"},
      {"Thu 01 Jan 2004 19:48:21", "2004-01-01T19:48:21Z no zone"},
      {"Thursday, January 1, 2004 7:48 PM PST", "2004-01-02T03:48:00Z -480"},
      {"Thu, 01 Jan 2004 19:48:21 GMT+01:00", "2004-01-01T18:48:21Z 60"},
      {"Thu, 01 Jan 2004 24:00:00 GMT", "2004-01-02T00:00:00Z 0"},
      {"Thu, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z 0"},
      {"Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z no zone"},
      {"Sun, 06 Nov 94 08:49:37 -0700", "1994-11-06T15:49:37Z -420"},
      {"Mon, 3 Jul 2023 14:05:00 EDT", "2023-07-03T18:05:00Z -240"},
      {"Mon, 3 Jul 2023 14:05:00 ET", "2023-07-03T18:05:00Z -240"},
      {"Mon, 9 Jan 2023 14:05:00 ET", "2023-01-09T19:05:00Z -300"},
  };
  check(kExamples);
}

BOOST_AUTO_TEST_CASE(iso8601_and_w3c_dtf) {
  constexpr Example kExamples[] = {
      {"2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z 0"},
      {"2003-12-31T10:14:55.123+05:30", "2003-12-31T04:44:55.123Z 330"},
      {"2003-12-31T10:14:55,5-08:00", "2003-12-31T18:14:55.5Z -480"},
      {"2003-12-31 10:14:55", "2003-12-31T10:14:55Z no zone"},
      {"2003-12-31T10:14", "2003-12-31T10:14:00Z no zone"},
      {"2003-12-31", "2003-12-31T00:00:00Z no zone"},
      {"2003-12", "2003-12-01T00:00:00Z no zone"},
      {"2003", "2003-01-01T00:00:00Z no zone"},
      {"20031231", "2003-12-31T00:00:00Z no zone"},
      {"20031231T101455Z", "2003-12-31T10:14:55Z 0"},
      {"2003-335", "2003-12-01T00:00:00Z no zone"},
      {"2009-W01-1", "2008-12-29T00:00:00Z no zone"},
      {"2009-W53-7", "2010-01-03T00:00:00Z no zone"},
      {"2004-W53-6T10:00:00Z", "2005-01-01T10:00:00Z 0"},
  };
  check(kExamples);
}

BOOST_AUTO_TEST_CASE(months_and_halves_of_the_day_in_many_languages) {
  constexpr Example kExamples[] = {
      {"14 Kasım 2023 12:30", "2023-11-14T12:30:00Z no zone"},
      {"14. März 2023, 12:30 Uhr", "2023-03-14T12:30:00Z no zone"},
      {"mar. 14 févr. 2023 12:30:00 +0100", "2023-02-14T11:30:00Z 60"},
      {"14 de marzo de 2023", "2023-03-14T00:00:00Z no zone"},
      {"14 ноября 2023 г. 12:30", "2023-11-14T12:30:00Z no zone"},
      {"14 Νοεμβρίου 2023", "2023-11-14T00:00:00Z no zone"},
      {"14 listopada 2023", "2023-11-14T00:00:00Z no zone"},
      {"14 نوفمبر 2023", "2023-11-14T00:00:00Z no zone"},
      {"November 14, 2023 at 1:05 p.m.", "2023-11-14T13:05:00Z no zone"},
      {"14/11/2023 12:05 AM", "2023-11-14T00:05:00Z no zone"},
      {"14 mars 2023 à 14h30", "2023-03-14T14:30:00Z no zone"},
      {"2004-05-25 오후 11:23:17", "2004-05-25T23:23:17Z no zone"},
  };
  check(kExamples);
}

BOOST_AUTO_TEST_CASE(times_without_colons) {
  constexpr Example kExamples[] = {
      {"2003-12-31T10Z", "2003-12-31T10:00:00Z 0"},
      {"2003-12-31T1014", "2003-12-31T10:14:00Z no zone"},
      {"20031231101455", "2003-12-31T10:14:55Z no zone"},
      {"200312311014 GMT", "2003-12-31T10:14:00Z 0"},
      {"31.12.2003 10.14", "2003-12-31T10:14:00Z no zone"},
      {"31 Dec 2003 10.14.55 GMT", "2003-12-31T10:14:55Z 0"},
      {"31 décembre 2003, 10h", "2003-12-31T10:00:00Z no zone"},
      {"2003年12月31日 10時14分", "2003-12-31T10:14:00Z no zone"},
      {"2003年12月31日 下午3点5分", "2003-12-31T15:05:00Z no zone"},
      {"土, 31 12 2003 10:14:55 +0900", "2003-12-31T01:14:55Z 540"},
      {"2003365", "2003-12-31T00:00:00Z no zone"},
      {"99-12-31", "1999-12-31T00:00:00Z no zone"},
      {"1.2.2003 4.5.2006", "2003-02-01T00:00:00Z no zone"},
  };
  check(kExamples);
}

BOOST_AUTO_TEST_CASE(moments_of_unix) {
  BOOST_CHECK_EQUAL(read("1427509989"), "2015-03-28T02:33:09Z 0");
  BOOST_CHECK_EQUAL(read(" 1427509989500 "), "2015-03-28T02:33:09.5Z 0");
  BOOST_CHECK_EQUAL(read("/Date(1427509989000)/"), "2015-03-28T02:33:09Z 0");
  for (const char* const text : {"142750998", "14275099891", "-1", "99999999999999999999"}) {
    BOOST_CHECK_EQUAL(read(text), "none");
  }
}

BOOST_AUTO_TEST_CASE(figures_spaces_and_signs_of_other_scripts) {
  constexpr Example kExamples[] = {
      {"٢٤ نوفمبر ٢٠٢٦ ١٨:٠٧", "2026-11-24T18:07:00Z no zone"},
      {"November 24, 2026 at 6:07\u202FPM", "2026-11-24T18:07:00Z no zone"},
      {"24\u00A0November\u00A02026", "2026-11-24T00:00:00Z no zone"},
      {"\u200E2026-11-24T18:07:17\u221205:00", "2026-11-24T23:07:17Z -300"},
      {"２０２６年１１月２４日　１８：０７", "2026-11-24T18:07:00Z no zone"},
      {"२४ नवंबर २०२६", "2026-11-24T00:00:00Z no zone"},
  };
  check(kExamples);
}

BOOST_AUTO_TEST_CASE(day_and_month_in_figures_follow_the_hint_where_both_fit) {
  BOOST_CHECK_EQUAL(read("3/4/2005"), "2005-04-03T00:00:00Z no zone");
  BOOST_CHECK_EQUAL(read("3/4/2005", true), "2005-03-04T00:00:00Z no zone");
  BOOST_CHECK_EQUAL(read("3/14/2005"), "2005-03-14T00:00:00Z no zone");
  BOOST_CHECK_EQUAL(read("14.3.2005", true), "2005-03-14T00:00:00Z no zone");
  BOOST_CHECK_EQUAL(read("2020/1/10 14:33:00"), "2020-01-10T14:33:00Z no zone");
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_absent_and_never_now) {
  for (const char* const text : {"",
                                 " ",
                                 "now",
                                 "today",
                                 "yesterday",
                                 "6 months ago",
                                 "the other day",
                                 "32 Jan 2004",
                                 "2003-13-01",
                                 "2003-02-30",
                                 "12:30",
                                 "99999",
                                 "Thu",
                                 "Jan",
                                 "0000-00-00T00:00:00Z",
                                 "2023-11-14T25:00:00Z",
                                 "2023-11-14T10:61:00Z",
                                 "tag:example.org,2004:1",
                                 "1 < 2 && 3",
                                 "in 2004",
                                 "2004:1",
                                 "call 12 34 56",
                                 "item 20031231",
                                 "-1503",
                                 "--12-31",
                                 "1405/09/03",
                                 "(null)",
                                 "%date%",
                                 "2003-12-31 10:t",
                                 "a b c d e f g h i j 10:t"}) {
    BOOST_CHECK_MESSAGE(read(text) == "none", text << " gave " << read(text));
  }
}

BOOST_AUTO_TEST_CASE(a_wall_clock_becomes_utc_by_the_rules_of_its_zone) {
  constexpr std::int64_t kWinter = 1'705'320'000'000'000;  // 2024-01-15T12:00:00
  constexpr std::int64_t kSummer = 1'721'044'800'000'000;  // 2024-07-15T12:00:00
  constexpr std::int64_t kHour = 3'600'000'000;
  BOOST_CHECK_EQUAL(*local_to_utc(kWinter, "Europe/Berlin"), kWinter - kHour);
  BOOST_CHECK_EQUAL(*local_to_utc(kSummer, "Europe/Berlin"), kSummer - 2 * kHour);
  BOOST_CHECK_EQUAL(*local_to_utc(kSummer, "UTC"), kSummer);
  BOOST_CHECK(!local_to_utc(kSummer, "Europe/Nowhere"));
  BOOST_CHECK(!local_to_utc(kSummer, ""));
}

BOOST_AUTO_TEST_CASE(a_moment_is_printed_as_rfc3339) {
  BOOST_CHECK_EQUAL(to_rfc3339_utc(0), "1970-01-01T00:00:00Z");
  BOOST_CHECK_EQUAL(to_rfc3339_utc(-1), "1969-12-31T23:59:59.999999Z");
  BOOST_CHECK_EQUAL(to_rfc3339_utc(1'500'000), "1970-01-01T00:00:01.5Z");
}

BOOST_AUTO_TEST_CASE(play_times_are_seconds) {
  BOOST_CHECK_EQUAL(*parse_clock("12"), 12);
  BOOST_CHECK_EQUAL(*parse_clock("1:30"), 90);
  BOOST_CHECK_EQUAL(*parse_clock("00:00:12.500"), 12.5);
  for (const char* const text : {"", "x", "1:", "1:2:3:4", "-1", "1:x"}) BOOST_CHECK_MESSAGE(!parse_clock(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
