#include "plugins/common/http/headers.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace mentiond::common::http;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kYear = 365 * 86'400 * kSecond;
// Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110.
constexpr std::int64_t kExample = 784'111'777 * kSecond;

}  // namespace

BOOST_AUTO_TEST_SUITE(headers)

BOOST_AUTO_TEST_CASE(http_dates_are_read_in_all_three_forms) {
  BOOST_TEST(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").value() == kExample);
  BOOST_TEST(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT").value() == kExample);
  BOOST_TEST(parse_http_date("Sun Nov  6 08:49:37 1994").value() == kExample);
  for (const char* none :
       {"", "0", "-1", "soon", "20", "1994-11-06T08:49:37Z", "Sun, 06 Nov", "1994", "0000000000000000000000:"})
    BOOST_TEST(!parse_http_date(none), none);
}

BOOST_AUTO_TEST_CASE(retry_after_is_read_as_seconds_or_date) {
  BOOST_TEST(retry_after("120", kExample) == 120 * kSecond);
  BOOST_TEST(retry_after(" 7 ", kExample) == 7 * kSecond);
  BOOST_TEST(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", kExample) == 60 * kSecond);
  BOOST_TEST(retry_after("Sun, 06 Nov 1994 08:49:36 GMT", kExample) == 0);
}

BOOST_AUTO_TEST_CASE(retry_after_of_a_hostile_server_is_bounded) {
  BOOST_TEST(retry_after("99999999999999999999999", kExample) == kYear);
  BOOST_TEST(retry_after("9223372036854775807", kExample) == kYear);
  BOOST_TEST(retry_after("Fri, 31 Dec 9999 23:59:59 GMT", kExample) == kYear);
  for (const char* none : {"", "-5", "+5", "1.5", "1e9", "five", "12 34", "0x10"})
    BOOST_TEST(retry_after(none, kExample) == 0, none);
}

BOOST_AUTO_TEST_CASE(max_age_stands_before_expires_and_loses_its_age) {
  BOOST_TEST(max_age({"max-age=60", "", "", ""}, kExample) == 60 * kSecond);
  BOOST_TEST(max_age({"public, MAX-AGE = \"60\" , x", "", "", ""}, kExample) == 60 * kSecond);
  BOOST_TEST(max_age({"max-age=60", "Sun, 06 Nov 1994 09:49:37 GMT", "", "20"}, kExample) == 40 * kSecond);
  BOOST_TEST(max_age({"max-age=60", "", "", "61"}, kExample) == 0);
  BOOST_TEST(max_age({"s-maxage=60, stale-max-age=7", "", "", ""}, kExample) == 0);
}

BOOST_AUTO_TEST_CASE(expires_counts_from_the_servers_own_date) {
  const char* expires = "Sun, 06 Nov 1994 09:49:37 GMT";
  BOOST_TEST(max_age({"", expires, "", ""}, kExample) == 3600 * kSecond);
  BOOST_TEST(max_age({"", expires, "Sun, 06 Nov 1994 09:48:37 GMT", ""}, kExample) == 60 * kSecond);
  BOOST_TEST(max_age({"", "0", "", ""}, kExample) == 0);
  BOOST_TEST(max_age({"", "Fri, 31 Dec 9999 23:59:59 GMT", "", ""}, kExample) == kYear);
}

BOOST_AUTO_TEST_CASE(no_cache_and_no_store_are_never_fresh) {
  BOOST_TEST(max_age({"no-cache, max-age=60", "", "", ""}, kExample) == 0);
  BOOST_TEST(max_age({"max-age=60, no-store", "", "", ""}, kExample) == 0);
  BOOST_TEST(max_age({"max-age=,max-age,=,,,;", "", "", ""}, kExample) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
