#include "host/alert/retry.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace mentiond::alert {
namespace {

using article::kDay;
using article::kHour;
using article::kMinute;
using article::kSecond;

}  // namespace

BOOST_AUTO_TEST_SUITE(the_retry_schedule)

BOOST_AUTO_TEST_CASE(waits_as_standard_webhooks_say_and_up_to_a_fifth_more) {
  const Micros waits[] = {5 * kSecond, 5 * kMinute, 30 * kMinute, 2 * kHour, 5 * kHour,
                          10 * kHour,  14 * kHour,  20 * kHour,   24 * kHour};
  unsigned attempts = 0;
  for (const Micros wait : waits) {
    const auto found = wait_after(++attempts, "key", 0);
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST(*found >= wait);
    BOOST_TEST(*found <= wait + wait / 5);
  }
  BOOST_TEST(!wait_after(kMostAttempts, "key", 0).has_value());
  BOOST_TEST(!wait_after(kMostAttempts, "key", kHour).has_value());
}

BOOST_AUTO_TEST_CASE(spreads_what_failed_together_and_repeats) {
  std::set<Micros> waits;
  for (int i = 0; i < 100; ++i) {
    const std::string key = "key " + std::to_string(i);
    waits.insert(wait_after(2, key, 0).value());
    BOOST_TEST(wait_after(2, key, 0).value() == wait_after(2, key, 0).value());
  }
  BOOST_TEST(waits.size() > 80U);
}

BOOST_AUTO_TEST_CASE(keeps_a_retry_after_that_is_longer_up_to_a_day) {
  BOOST_TEST(wait_after(1, "key", kHour).value() == kHour);
  BOOST_TEST(wait_after(1, "key", 365 * kDay).value() == kDay);
  BOOST_TEST(wait_after(4, "key", kSecond).value() >= 2 * kHour);
  BOOST_TEST(wait_after(1, "key", -kHour).value() >= 5 * kSecond);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_breaker)

BOOST_AUTO_TEST_CASE(pauses_after_five_failures_in_a_row_and_longer_each_time) {
  Breaker breaker;
  Micros now = kDay;
  for (unsigned i = 1; i < Breaker::kFailures; ++i) {
    breaker.failed(now, 0);
    BOOST_TEST(breaker.may_try(now));
    BOOST_TEST(!breaker.is_probing());
  }
  Micros before = 0;
  for (const Micros pause : {5, 10, 20, 40, 80, 160, 300, 300}) {
    breaker.failed(now, 0);
    BOOST_TEST(breaker.is_probing());
    BOOST_TEST(!breaker.may_try(now + pause * kSecond - 1));
    BOOST_TEST(breaker.may_try(now + pause * kSecond));
    BOOST_TEST(pause >= before);
    before = pause;
    now += pause * kSecond;
  }
}

BOOST_AUTO_TEST_CASE(ends_with_the_first_answer) {
  Breaker breaker;
  for (unsigned i = 0; i < 7; ++i) breaker.failed(kDay, 0);
  breaker.answered();
  BOOST_TEST(breaker.may_try(kDay));
  BOOST_TEST(!breaker.is_probing());
  breaker.failed(kDay, 0);
  BOOST_TEST(breaker.may_try(kDay));
}

BOOST_AUTO_TEST_CASE(keeps_a_retry_after_from_the_first_failure_up_to_an_hour) {
  Breaker breaker;
  breaker.failed(kDay, kMinute);
  BOOST_TEST(!breaker.may_try(kDay + kMinute - 1));
  BOOST_TEST(breaker.may_try(kDay + kMinute));
  breaker.failed(kDay, 30 * kDay);
  BOOST_TEST(breaker.may_try(kDay + kHour));
}

BOOST_AUTO_TEST_CASE(does_not_wait_for_a_clock_that_was_set_back) {
  Breaker breaker;
  for (unsigned i = 0; i < 7; ++i) breaker.failed(10 * kDay, 0);
  BOOST_TEST(breaker.may_try(9 * kDay));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
