#include "host/schedule/next_state.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::schedule {
namespace {

using article::Document;
using article::FeedInfo;
using article::FetchFailure;
using article::FetchFailureKind;
using article::kDay;
using article::kHour;
using article::kMinute;
using article::kSecond;
using article::NotModified;

constexpr Micros kStart = 1'700'000'000 * kSecond;

FeedState polled_before() {
  FeedState state;
  state.feed = "a";
  state.url = "https://example.org/a.xml";
  state.last_poll = state.last_success = kStart - kHour;
  return state;
}

FeedState with_interval(Micros interval) {
  FeedState state = polled_before();
  state.interval = interval;
  return state;
}

FetchFailure failure(int status, Micros retry_after = 0) {
  return {FetchFailureKind::kHttpStatus, status, "status " + std::to_string(status), retry_after, {}};
}

void check_wait(const FeedState& state, Micros wait) {
  BOOST_TEST(state.next_due >= kStart + wait - wait / 10);
  BOOST_TEST(state.next_due <= kStart + wait + wait / 10);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_next_state)

BOOST_AUTO_TEST_CASE(a_document_gives_validators_what_it_says_of_itself_and_ends_the_baseline) {
  Document document;
  document.etag = "\"1\"";
  document.last_modified = "Tue, 14 Nov 2023 22:13:20 GMT";
  FeedInfo info;
  info.title = "News";
  info.link = "https://example.org/";
  info.format = "rss20";
  FeedState before = polled_before();
  before.failures = 3;
  before.last_error = "status 500";
  const FeedState after = after_document(before, document, info, true, kStart);
  BOOST_TEST(after.etag == document.etag);
  BOOST_TEST(after.last_modified == document.last_modified);
  BOOST_TEST(after.title == "News");
  BOOST_TEST(after.link == "https://example.org/");
  BOOST_TEST(after.format == "rss20");
  BOOST_TEST(after.baseline_done);
  BOOST_TEST(after.failures == 0U);
  BOOST_TEST(after.last_error.empty());
  BOOST_TEST(after.last_poll == kStart);
  BOOST_TEST(after.last_success == kStart);
  BOOST_TEST(after.last_change == kStart);
}

BOOST_AUTO_TEST_CASE(a_document_without_validators_clears_those_before) {
  FeedState before = polled_before();
  before.etag = "\"1\"";
  before.last_modified = "x";
  const FeedState after = after_document(before, Document(), FeedInfo(), false, kStart);
  BOOST_TEST(after.etag.empty());
  BOOST_TEST(after.last_modified.empty());
  BOOST_TEST(after.last_change == 0);
}

BOOST_AUTO_TEST_CASE(not_modified_keeps_the_validators) {
  FeedState before = polled_before();
  before.etag = "\"1\"";
  const FeedState after = after_not_modified(before, NotModified(), kStart);
  BOOST_TEST(after.etag == "\"1\"");
  BOOST_TEST(after.last_success == kStart);
  BOOST_TEST(!after.baseline_done);
}

BOOST_AUTO_TEST_CASE(the_first_poll_starts_the_learning_and_teaches_nothing) {
  FeedState before;
  before.feed = "a";
  const FeedState after = after_document(before, Document(), FeedInfo(), true, kStart);
  BOOST_TEST(after.interval == kFirstInterval);
  check_wait(after, kFirstInterval);
}

BOOST_AUTO_TEST_CASE(news_halve_the_interval_down_to_the_least) {
  FeedState state = with_interval(kHour);
  for (const Micros expected : {30 * kMinute, 15 * kMinute, 15 * kMinute / 2, kLeastInterval, kLeastInterval}) {
    state = after_document(state, Document(), FeedInfo(), true, kStart);
    BOOST_TEST(state.interval == expected);
  }
  check_wait(state, kLeastInterval);
}

BOOST_AUTO_TEST_CASE(no_news_lengthen_the_interval_by_half_up_to_the_most) {
  FeedState state = with_interval(kHour);
  for (const Micros expected : {90 * kMinute, kMostInterval, kMostInterval}) {
    state = after_not_modified(state, NotModified(), kStart);
    BOOST_TEST(state.interval == expected);
  }
  BOOST_TEST(after_document(with_interval(kHour), Document(), FeedInfo(), false, kStart).interval == 90 * kMinute);
}

BOOST_AUTO_TEST_CASE(a_fixed_interval_is_kept_whatever_comes) {
  FeedState before = polled_before();
  before.fixed_interval = 10 * kSecond;
  Document document;
  document.max_age = kHour;
  FeedInfo info;
  info.ttl = kHour;
  check_wait(after_document(before, document, info, true, kStart), 10 * kSecond);
  check_wait(after_not_modified(before, {{}, kHour}, kStart), 10 * kSecond);
}

BOOST_AUTO_TEST_CASE(what_the_feed_asks_for_binds_a_learnt_interval_to_a_day_at_most) {
  FeedInfo info;
  info.ttl = 3 * kHour;
  const FeedState by_ttl = after_document(with_interval(kHour), Document(), info, true, kStart);
  BOOST_TEST(by_ttl.interval == 3 * kHour);
  BOOST_TEST(by_ttl.next_due >= kStart + 3 * kHour);
  Document document;
  document.max_age = 90 * kDay;
  const FeedState by_age = after_document(with_interval(kHour), document, FeedInfo(), true, kStart);
  BOOST_TEST(by_age.interval == kDay);
  BOOST_TEST(by_age.next_due <= kStart + kDay + kDay / 10);
}

BOOST_AUTO_TEST_CASE(a_not_modified_keeps_an_asked_interval_until_it_asks_for_another) {
  const FeedState before = with_interval(6 * kHour);
  BOOST_TEST(after_not_modified(before, NotModified(), kStart).interval == 6 * kHour);
  BOOST_TEST(after_not_modified(before, {{}, kMinute}, kStart).interval == kMostInterval);
}

BOOST_AUTO_TEST_CASE(failures_back_off_by_doubling_up_to_a_day) {
  FeedState state = with_interval(kHour);
  for (const int hours : {1, 2, 4, 8, 16, 24, 24}) {
    state = after_failure(state, failure(503), kStart);
    check_wait(state, hours * kHour);
  }
  BOOST_TEST(state.failures == 7U);
  BOOST_TEST(state.last_error == "status 503");
  BOOST_TEST(state.last_success == kStart - kHour);
  BOOST_TEST(state.interval == kHour);
}

BOOST_AUTO_TEST_CASE(the_back_off_is_never_shorter_than_the_feed_s_interval) {
  FeedState before = polled_before();
  before.fixed_interval = 3 * kDay;
  before.failures = 100'000;
  check_wait(after_failure(before, failure(500), kStart), 3 * kDay);
}

BOOST_AUTO_TEST_CASE(a_retry_after_is_kept_and_one_of_years_is_not_believed) {
  BOOST_TEST(after_failure(with_interval(kHour), failure(429, 5 * kHour), kStart).next_due == kStart + 5 * kHour);
  check_wait(after_failure(with_interval(kHour), failure(429, kSecond), kStart), kHour);
  BOOST_TEST(after_failure(with_interval(kHour), failure(429, 3650 * kDay), kStart).next_due ==
             kStart + kMostRetryAfter);
  check_wait(after_failure(with_interval(kHour), failure(429, -kDay), kStart), kHour);
}

BOOST_AUTO_TEST_CASE(gone_for_good_waits_a_day_at_once) {
  const FeedState after = after_failure(with_interval(kHour), failure(410), kStart);
  check_wait(after, kDay);
  BOOST_TEST(after.last_error == "status 410");
}

BOOST_AUTO_TEST_CASE(a_cancelled_request_is_nobody_s_failure) {
  const FeedState before = with_interval(kHour);
  FeedState expected = before;
  expected.next_due = kStart;
  const FetchFailure cancelled{FetchFailureKind::kCancelled, 0, "cancelled", 0, {}};
  BOOST_TEST((after_failure(before, cancelled, kStart) == expected));
}

BOOST_AUTO_TEST_CASE(a_permanent_redirect_is_remembered_and_the_identity_stays) {
  Document document;
  document.permanent_url = "https://example.net/b.xml";
  const FeedState moved = after_document(polled_before(), document, FeedInfo(), true, kStart);
  BOOST_TEST(moved.permanent_url == document.permanent_url);
  BOOST_TEST(moved.feed == "a");
  BOOST_TEST(moved.url == "https://example.org/a.xml");
  BOOST_TEST(after_document(moved, Document(), FeedInfo(), true, kStart).permanent_url == document.permanent_url);
  BOOST_TEST(after_not_modified(moved, {moved.url, 0}, kStart).permanent_url.empty());
}

BOOST_AUTO_TEST_CASE(gone_where_it_has_moved_to_sends_us_back_to_the_configured_address) {
  FeedState moved = with_interval(kHour);
  moved.permanent_url = "https://example.net/b.xml";
  moved.etag = "\"of b\"";
  FetchFailure gone = failure(410);
  gone.permanent_url = "https://example.net/c.xml";
  const FeedState after = after_failure(moved, gone, kStart);
  BOOST_TEST(after.permanent_url.empty());
  BOOST_TEST(after.etag.empty());
  check_wait(after, kHour);
}

BOOST_AUTO_TEST_CASE(failing_long_enough_where_it_has_moved_to_does_so_too) {
  FeedState state = with_interval(kHour);
  state.permanent_url = "https://example.net/b.xml";
  for (unsigned i = 1; i < kFailuresToForgetMove; ++i) state = after_failure(state, failure(500), kStart);
  BOOST_TEST(!state.permanent_url.empty());
  BOOST_TEST(after_failure(state, failure(500), kStart).permanent_url.empty());
}

BOOST_AUTO_TEST_CASE(jitter_spreads_over_ten_percent_either_way_and_repeats) {
  int below = 0, above = 0, least = 0, most = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string feed = "feed-" + std::to_string(i);
    const Micros jittered = with_jitter(kHour, feed, kStart);
    BOOST_TEST_REQUIRE(jittered == with_jitter(kHour, feed, kStart));
    BOOST_TEST_REQUIRE(jittered >= kHour - kHour / 10);
    BOOST_TEST_REQUIRE(jittered <= kHour + kHour / 10);
    (jittered < kHour ? below : above)++;
    if (jittered < kHour - kHour / 10 * 8 / 10) ++least;
    if (jittered > kHour + kHour / 10 * 8 / 10) ++most;
  }
  BOOST_TEST(below > 4500);
  BOOST_TEST(above > 4500);
  BOOST_TEST(least > 700);  // A tenth of all falls in each outer tenth.
  BOOST_TEST(most > 700);
  BOOST_TEST(with_jitter(kHour, "a", kStart) != with_jitter(kHour, "a", kStart + 1));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::schedule
