// RFC 3339, to its edges.
#include "host/article/time.h"

#include <boost/test/unit_test.hpp>
#include <limits>

namespace mentiond::article {
namespace {

BOOST_AUTO_TEST_SUITE(time)

std::string rewritten(std::string_view text) {
  const auto time = parse_rfc3339(text);
  return time ? to_rfc3339(*time) : "absent";
}

BOOST_AUTO_TEST_CASE(keeps_the_offset_of_the_source) {
  BOOST_TEST(rewritten("2023-11-29T12:55:00+03:00") == "2023-11-29T12:55:00+03:00");
  BOOST_TEST(rewritten("2023-11-29T12:55:00-09:30") == "2023-11-29T12:55:00-09:30");
  BOOST_TEST(parse_rfc3339("2023-11-29T12:55:00+03:00")->us == 1'701'251'700 * kSecond);
}

BOOST_AUTO_TEST_CASE(writes_utc_as_z) {
  BOOST_TEST(rewritten("2023-11-29T12:55:00Z") == "2023-11-29T12:55:00Z");
  BOOST_TEST(rewritten("2023-11-29T12:55:00+00:00") == "2023-11-29T12:55:00Z");
  BOOST_TEST(rewritten("2023-11-29T12:55:00-00:00") == "2023-11-29T12:55:00Z");
  BOOST_TEST(to_rfc3339(0) == "1970-01-01T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(reads_small_letters_and_a_space_for_t) {
  BOOST_TEST(rewritten("2023-11-29t12:55:00z") == "2023-11-29T12:55:00Z");
  BOOST_TEST(rewritten("2023-11-29 12:55:00z") == "2023-11-29T12:55:00Z");
}

BOOST_AUTO_TEST_CASE(keeps_fractions_to_the_microsecond) {
  BOOST_TEST(rewritten("2023-11-29T12:55:00.5Z") == "2023-11-29T12:55:00.5Z");
  BOOST_TEST(rewritten("2023-11-29T12:55:00.000001Z") == "2023-11-29T12:55:00.000001Z");
  BOOST_TEST(rewritten("2023-11-29T12:55:00.100000Z") == "2023-11-29T12:55:00.1Z");
  BOOST_TEST(rewritten("2023-11-29T12:55:00.12345678901234567890Z") == "2023-11-29T12:55:00.123456Z");
  BOOST_TEST(rewritten("1969-12-31T23:59:59.75Z") == "1969-12-31T23:59:59.75Z");
  BOOST_TEST(parse_rfc3339("1969-12-31T23:59:59.75Z")->us == -250'000);
}

BOOST_AUTO_TEST_CASE(a_leap_second_is_the_second_after_it) {
  BOOST_TEST(rewritten("1990-12-31T23:59:60Z") == "1991-01-01T00:00:00Z");
  BOOST_TEST(rewritten("1990-12-31T15:59:60-08:00") == "1990-12-31T16:00:00-08:00");
}

BOOST_AUTO_TEST_CASE(sixty_seconds_elsewhere_are_no_time) {
  BOOST_TEST(rewritten("1990-12-31T12:34:60Z") == "absent");
  BOOST_TEST(rewritten("1990-12-31T23:59:60+01:00") == "absent");
  BOOST_TEST(rewritten("1990-12-31T23:59:61Z") == "absent");
}

BOOST_AUTO_TEST_CASE(knows_the_calendar) {
  BOOST_TEST(rewritten("2024-02-29T00:00:00Z") == "2024-02-29T00:00:00Z");
  BOOST_TEST(rewritten("2000-02-29T00:00:00Z") == "2000-02-29T00:00:00Z");
  for (const char* wrong : {"2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2023-04-31T00:00:00Z",
                            "2023-00-01T00:00:00Z", "2023-13-01T00:00:00Z", "2023-01-00T00:00:00Z"}) {
    BOOST_TEST(rewritten(wrong) == "absent", wrong);
  }
}

BOOST_AUTO_TEST_CASE(reaches_from_year_0000_to_9999) {
  BOOST_TEST(rewritten("0000-01-01T00:00:00Z") == "0000-01-01T00:00:00Z");
  BOOST_TEST(rewritten("0000-02-29T00:00:00Z") == "0000-02-29T00:00:00Z");
  BOOST_TEST(rewritten("9999-12-31T23:59:59.999999Z") == "9999-12-31T23:59:59.999999Z");
  BOOST_TEST(parse_rfc3339("0000-01-01T00:00:00Z")->us == kEarliest);
  BOOST_TEST(parse_rfc3339("9999-12-31T23:59:59.999999Z")->us == kLatest);
}

BOOST_AUTO_TEST_CASE(a_moment_outside_these_years_in_utc_is_absent) {
  BOOST_TEST(rewritten("0000-01-01T00:00:00+00:01") == "absent");
  BOOST_TEST(rewritten("9999-12-31T23:59:59-00:01") == "absent");
  BOOST_TEST(rewritten("9999-12-31T23:59:60Z") == "absent");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_rfc_3339) {
  for (const char* wrong : {"",
                            "yesterday",
                            "2023-11-29",
                            "2023-11-29T12:55:00",
                            "2023-11-29T12:55Z",
                            "2023-11-29T12:55:00.Z",
                            "2023-11-29T12:55:00,5Z",
                            "2023-11-29T24:00:00Z",
                            "2023-11-29T12:60:00Z",
                            "2023-11-29T12:55:00+24:00",
                            "2023-11-29T12:55:00+03:60",
                            "2023-11-29T12:55:00+0300",
                            "2023-11-29T12:55:00+03",
                            "2023-11-29T12:55:00Z ",
                            " 2023-11-29T12:55:00Z",
                            "2023-11-29T12:55:00+03:00Z",
                            "-023-11-29T12:55:00Z",
                            "02023-11-29T12:55:00Z",
                            "2023/11/29T12:55:00Z",
                            "2023-11-29T12:55:0xZ"}) {
    BOOST_TEST(!parse_rfc3339(wrong).has_value(), wrong);
  }
}

BOOST_AUTO_TEST_CASE(an_offset_that_cannot_be_written_gives_way_to_utc) {
  BOOST_TEST(to_rfc3339(Timestamp{0, 1440}) == "1970-01-01T00:00:00Z");
  BOOST_TEST(to_rfc3339(Timestamp{0, std::numeric_limits<int>::min()}) == "1970-01-01T00:00:00Z");
  BOOST_TEST(to_rfc3339(Timestamp{0, 1439}) == "1970-01-01T23:59:00+23:59");
  BOOST_TEST(to_rfc3339(Timestamp{kEarliest, -1}) == "0000-01-01T00:00:00Z");
  BOOST_TEST(to_rfc3339(Timestamp{kLatest, 1}) == "9999-12-31T23:59:59.999999Z");
}

BOOST_AUTO_TEST_CASE(a_moment_that_cannot_be_written_gives_way_to_the_nearest) {
  BOOST_TEST(!is_writable({kEarliest - 1, 0}));
  BOOST_TEST(!is_writable({kLatest + 1, 0}));
  BOOST_TEST(to_rfc3339(std::numeric_limits<Micros>::min()) == "0000-01-01T00:00:00Z");
  BOOST_TEST(to_rfc3339(Timestamp{std::numeric_limits<Micros>::max(), 60}) == "9999-12-31T23:59:59.999999Z");
}

BOOST_AUTO_TEST_CASE(every_day_of_the_calendar_comes_back) {
  for (Micros us = kEarliest; us <= kLatest; us += 37 * kDay + 3'661'000'001) {
    const Timestamp time{us, static_cast<int>(us / kSecond % 1439)};
    const auto back = parse_rfc3339(to_rfc3339(time));
    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST_REQUIRE(back->us == us);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace mentiond::article
