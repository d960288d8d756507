#include "plugins/common/date/canonical.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

namespace mentiond::common::date {
namespace {

using Random = std::mt19937;

std::string two(unsigned long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// In one of the two forms or nearly, with fields that are mostly possible.
std::string some_date(Random& random) {
  const auto pick = [&](auto... all) {
    const std::string names[] = {all...};
    return names[random() % std::size(names)];
  };
  const std::string year = pick("1969", "1999", "2004", "2026", "2099", "2100", "26");
  const std::string day = random() % 4 == 0 ? std::to_string(1 + random() % 9) : two(random() % 33);
  const std::string clock = two(random() % 25) + ":" + two(random() % 61) + ":" + two(random() % 61);
  if (random() % 2 == 0) {
    return year + "-" + two(random() % 14) + "-" + two(random() % 32) + pick("T", "T", "T", " ", "t") + clock +
           pick("", ".5", "", ".123456", ".1234567", ".") +
           pick("Z", "z", "+03:00", "-05:30", "+0300", "-00:00", "+14:00", "+15:00", "");
  }
  return pick("Mon", "Tue", "Sun", "Xyz", "mon", "Tuesday") + pick(", ", ", ", ", ", ",", " ") + day + " " +
         pick("Jan", "Feb", "Mar", "Jun", "Sep", "Dec", "Foo", "dec", "June", "ebM") + " " + year + " " + clock + " " +
         pick("GMT", "UTC", "UT", "+0000", "-0000", "+0300", "-1230", "EST", "PDT", "CST", "MDT", "PSTX", "+03:00",
              "+2500", "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_usual_forms_are_read) {
  BOOST_CHECK_EQUAL(read_canonical("Tue, 24 Nov 2026 18:03:18 +0300")->microseconds, 1'795'532'598'000'000);
  BOOST_CHECK_EQUAL(read_canonical("2026-11-24T18:03:18+03:00")->microseconds, 1'795'532'598'000'000);
  BOOST_CHECK_EQUAL(*read_canonical("2026-11-24T18:03:18+03:00")->offset_minutes, 180);
  BOOST_CHECK(read_canonical("Sun, 6 Jan 2008 00:00:00 GMT").has_value());
  BOOST_CHECK(!read_canonical("Sun, 31 Feb 2008 00:00:00 GMT").has_value());
  BOOST_CHECK(!read_canonical("").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_read_here_is_read_the_same_at_length) {
  Random random(1);
  std::size_t read = 0;
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = some_date(random);
    const auto date = read_canonical(text);
    if (!date) continue;
    ++read;
    // A space behind it sends parse_date the long way.
    const auto expected = parse_date(text + " ");
    BOOST_REQUIRE_MESSAGE(
        expected && expected->microseconds == date->microseconds && expected->offset_minutes == date->offset_minutes,
        text);
  }
  BOOST_CHECK_GT(read, 10'000);
}

}  // namespace mentiond::common::date
