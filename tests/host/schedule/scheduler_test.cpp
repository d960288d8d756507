#include "host/schedule/scheduler.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <map>

#include "tests/support/manual_clock.h"

namespace mentiond::schedule {
namespace {

using article::kDay;
using article::kHour;
using article::kMinute;
using article::kSecond;

ScheduledFeed feed(const std::string& id, const std::string& host = "one", std::optional<Micros> interval = kMinute) {
  return {id, "https://" + host + ".example/" + id, interval};
}

std::vector<std::string> ids(const std::vector<FeedState>& states) {
  std::vector<std::string> result;
  for (const FeedState& state : states) result.push_back(state.feed);
  std::sort(result.begin(), result.end());
  return result;
}

using Ids = std::vector<std::string>;

struct Fixture {
  support::ManualClock clock;
  Scheduler scheduler{clock, {1, kSecond}};

  FeedState take_one() {
    std::vector<FeedState> taken = scheduler.take_due(1);
    BOOST_TEST_REQUIRE(taken.size() == 1U);
    return taken.front();
  }
  /// What the pipeline does after a success.
  void finish(FeedState state, Micros wait = kMinute) {
    scheduler.released(state.feed);
    state.last_poll = state.last_success = clock.now();
    state.next_due = clock.now() + wait;
    scheduler.settled(state);
  }
  void take_and_finish_all(Micros wait) {
    for (const FeedState& state : scheduler.take_due(1'000'000)) finish(state, wait);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(the_scheduler, Fixture)

BOOST_AUTO_TEST_CASE(a_new_feed_is_due_at_once_and_carries_what_is_configured) {
  scheduler.set_feeds({feed("a")}, {});
  BOOST_TEST(scheduler.due() == 1U);
  BOOST_TEST(scheduler.next_start().value() == clock.now());
  const FeedState state = take_one();
  BOOST_TEST(state.feed == "a");
  BOOST_TEST(state.url == "https://one.example/a");
  BOOST_TEST(state.fixed_interval == kMinute);
}

BOOST_AUTO_TEST_CASE(a_feed_with_a_stored_state_waits_for_its_time) {
  FeedState stored;
  stored.feed = "a";
  stored.url = "https://one.example/a";
  stored.etag = "\"1\"";
  stored.last_poll = clock.now() - 10 * kSecond;
  stored.next_due = clock.now() + 30 * kSecond;
  scheduler.set_feeds({feed("a")}, {stored});
  BOOST_TEST(scheduler.take_due(9).empty());
  BOOST_TEST(scheduler.next_start().value() == stored.next_due);
  clock.advance(30 * kSecond);
  BOOST_TEST(take_one().etag == "\"1\"");
}

BOOST_AUTO_TEST_CASE(a_feed_under_way_is_not_taken_twice) {
  scheduler.set_feeds({feed("a")}, {});
  const FeedState state = take_one();
  clock.advance(kDay);
  BOOST_TEST(scheduler.take_due(9).empty());
  BOOST_TEST(!scheduler.next_start().has_value());
  scheduler.released("a");
  BOOST_TEST(scheduler.under_way() == 1U);  // Its document is being stored.
  clock.advance(kDay);
  BOOST_TEST(scheduler.take_due(9).empty());
  finish(state);
  BOOST_TEST(scheduler.under_way() == 0U);
  BOOST_TEST(scheduler.take_due(9).empty());
  clock.advance(kMinute);
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"a"});
}

BOOST_AUTO_TEST_CASE(one_host_gets_one_request_at_a_time_and_a_pause_between) {
  scheduler.set_feeds({feed("a"), feed("b"), feed("c", "two")}, {});
  const std::vector<FeedState> first = scheduler.take_due(9);
  BOOST_TEST(ids(first) == (Ids{"a", "c"}));
  clock.advance(10 * kSecond);
  BOOST_TEST(scheduler.take_due(9).empty());  // Its connection is busy.
  scheduler.released("a");
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"b"});
}

BOOST_AUTO_TEST_CASE(the_pause_counts_from_one_start_to_the_next) {
  scheduler.set_feeds({feed("a"), feed("b")}, {});
  const Micros start = clock.now();
  const FeedState first = take_one();
  scheduler.released(first.feed);
  BOOST_TEST(scheduler.take_due(9).empty());
  BOOST_TEST(scheduler.next_start().value() == start + kSecond);
  clock.advance(kSecond);
  BOOST_TEST(scheduler.take_due(9).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_pause_outlives_the_moment_when_no_feed_of_the_host_waits) {
  scheduler.set_feeds({feed("a", "one", kSecond / 10)}, {});
  finish(take_one(), 0);
  scheduler.set_feeds({feed("a", "one", kSecond / 10), feed("b")}, {});
  BOOST_TEST(scheduler.take_due(9).empty());
}

BOOST_AUTO_TEST_CASE(more_connections_start_more_at_once) {
  scheduler.set_politeness({3, 0});
  scheduler.set_feeds({feed("a"), feed("b"), feed("c"), feed("d")}, {});
  BOOST_TEST(scheduler.take_due(9).size() == 3U);
  BOOST_TEST(scheduler.take_due(9).empty());
  scheduler.set_politeness({4, 0});
  BOOST_TEST(scheduler.take_due(9).size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_more_are_taken_than_asked_for) {
  scheduler.set_feeds({feed("a", "1"), feed("b", "2"), feed("c", "3")}, {});
  BOOST_TEST(scheduler.take_due(0).empty());
  BOOST_TEST(scheduler.take_due(2).size() == 2U);
  BOOST_TEST(scheduler.take_due(2).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_longest_due_of_a_host_comes_first) {
  scheduler.set_feeds({feed("a"), feed("b")}, {});
  const FeedState first = take_one();
  scheduler.released(first.feed);
  clock.advance(kSecond);
  FeedState second = take_one();
  finish(second, 5 * kSecond);
  finish(first, 9 * kSecond);
  clock.advance(20 * kSecond);
  BOOST_TEST(take_one().feed == second.feed);
}

BOOST_AUTO_TEST_CASE(many_feeds_of_one_host_are_polled_one_a_second_and_hold_up_no_other) {
  std::vector<ScheduledFeed> feeds;
  for (int i = 0; i < 1000; ++i) feeds.push_back(feed("crowd-" + std::to_string(i), "crowd"));
  for (int i = 0; i < 10; ++i) feeds.push_back(feed("alone-" + std::to_string(i), std::to_string(i)));
  scheduler.set_feeds(feeds, {});
  std::map<std::string, int> polls;
  for (int second = 0; second < 100; ++second, clock.advance(kSecond)) {
    int of_crowd = 0;
    for (const FeedState& state : scheduler.take_due(256)) {
      of_crowd += state.feed.starts_with("crowd");
      ++polls[state.feed];
      finish(state);
    }
    BOOST_TEST_REQUIRE(of_crowd == 1);
  }
  for (int i = 0; i < 10; ++i) BOOST_TEST(polls["alone-" + std::to_string(i)] == 2);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_feeds_on_few_hosts_are_each_polled_once) {
  std::vector<ScheduledFeed> feeds;
  for (int i = 0; i < 100'000; ++i) feeds.push_back(feed(std::to_string(i), std::to_string(i % 10)));
  scheduler.set_politeness({4, 0});
  scheduler.set_feeds(feeds, {});
  BOOST_TEST(scheduler.due() == 100'000U);
  std::size_t polled = 0;
  for (std::vector<FeedState> taken = scheduler.take_due(256); !taken.empty(); taken = scheduler.take_due(256)) {
    BOOST_TEST_REQUIRE(taken.size() <= 40U);
    polled += taken.size();
    for (const FeedState& state : taken) finish(state, kHour);
  }
  BOOST_TEST(polled == 100'000U);
  BOOST_TEST(scheduler.due() == 0U);
}

BOOST_AUTO_TEST_CASE(a_feed_that_has_moved_counts_for_the_host_where_it_is) {
  scheduler.set_feeds({feed("a"), feed("b", "two")}, {});
  for (FeedState state : scheduler.take_due(9)) {
    if (state.feed == "a") state.permanent_url = "https://two.example/a";
    finish(state, 10 * kSecond);
  }
  clock.advance(10 * kSecond);
  BOOST_TEST(scheduler.take_due(9).size() == 1U);
}

BOOST_AUTO_TEST_CASE(local_files_wait_for_nobody) {
  scheduler.set_feeds({{"a", "file:///x/a.xml", {}}, {"b", "file:///x/b.xml", {}}}, {});
  BOOST_TEST(scheduler.take_due(9).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_reload_keeps_states_adds_and_drops) {
  scheduler.set_feeds({feed("a", "1"), feed("b", "2")}, {});
  for (FeedState state : scheduler.take_due(9)) {
    state.etag = "of " + state.feed;
    finish(state, 10 * kSecond);
  }
  scheduler.set_feeds({feed("a", "1"), feed("c", "3")}, {});
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"c"});
  clock.advance(10 * kSecond);
  const std::vector<FeedState> taken = scheduler.take_due(9);
  BOOST_TEST(ids(taken) == Ids{"a"});
  BOOST_TEST(taken.front().etag == "of a");
}

BOOST_AUTO_TEST_CASE(a_feed_dropped_under_way_is_forgotten_once_settled) {
  scheduler.set_feeds({feed("a"), feed("b")}, {});
  const FeedState state = take_one();
  scheduler.set_feeds({feed(state.feed == "a" ? "b" : "a")}, {});
  BOOST_TEST(scheduler.under_way() == 1U);
  clock.advance(kDay);
  BOOST_TEST(scheduler.take_due(9).empty());  // It still holds its host.
  finish(state);
  BOOST_TEST(scheduler.under_way() == 0U);
  BOOST_TEST(scheduler.take_due(9).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_feed_dropped_and_named_again_under_way_goes_on) {
  scheduler.set_feeds({feed("a")}, {});
  const FeedState state = take_one();
  scheduler.set_feeds({}, {});
  scheduler.set_feeds({feed("a")}, {});
  BOOST_TEST(scheduler.take_due(9).empty());
  finish(state);
  clock.advance(kMinute);
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"a"});
}

BOOST_AUTO_TEST_CASE(another_url_is_polled_at_once_without_the_old_validators) {
  scheduler.set_feeds({feed("a")}, {});
  FeedState state = take_one();
  state.etag = "old";
  state.permanent_url = "https://old.example/";
  state.baseline_done = true;
  finish(state, kHour);
  scheduler.set_feeds({feed("a", "new")}, {});
  clock.advance(kSecond);
  const FeedState now = take_one();
  BOOST_TEST(now.url == "https://new.example/a");
  BOOST_TEST(now.etag.empty());
  BOOST_TEST(now.permanent_url.empty());
  BOOST_TEST(now.baseline_done);
}

BOOST_AUTO_TEST_CASE(another_url_while_under_way_is_polled_once_settled) {
  scheduler.set_feeds({feed("a")}, {});
  FeedState state = take_one();
  scheduler.set_feeds({feed("a", "new")}, {});
  state.etag = "of the old";
  finish(state, kHour);
  const FeedState now = take_one();
  BOOST_TEST(now.url == "https://new.example/a");
  BOOST_TEST(now.etag.empty());
}

BOOST_AUTO_TEST_CASE(a_shorter_interval_holds_from_the_reload_on) {
  scheduler.set_feeds({feed("a", "one", kDay)}, {});
  finish(take_one(), kDay);
  scheduler.set_feeds({feed("a", "one", 10 * kSecond)}, {});
  clock.advance(11 * kSecond);
  BOOST_TEST(take_one().fixed_interval == 10 * kSecond);
}

BOOST_AUTO_TEST_CASE(a_back_off_outlives_a_reload) {
  scheduler.set_feeds({feed("a", "one", kDay)}, {});
  FeedState state = take_one();
  state.failures = 1;
  finish(state, kHour);
  scheduler.set_feeds({feed("a", "one", 10 * kSecond)}, {});
  clock.advance(kMinute);
  BOOST_TEST(scheduler.take_due(9).empty());
}

BOOST_AUTO_TEST_CASE(feeds_can_be_made_due) {
  scheduler.set_feeds({feed("a", "1"), feed("b", "2")}, {});
  take_and_finish_all(kHour);
  BOOST_TEST(scheduler.make_due("a"));
  BOOST_TEST(!scheduler.make_due("nobody"));
  clock.advance(kSecond);
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"a"});
  BOOST_TEST(!scheduler.make_due("a"));  // It is under way.
  scheduler.make_all_due();
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"b"});
}

BOOST_AUTO_TEST_CASE(never_again_is_a_time_too) {
  scheduler.set_feeds({feed("a")}, {});
  FeedState state = take_one();
  scheduler.released("a");
  state.last_poll = clock.now();
  state.next_due = std::numeric_limits<Micros>::max();
  scheduler.settled(state);
  clock.advance(-kHour);
  BOOST_TEST(scheduler.take_due(9).empty());
  clock.advance(100 * kDay);
  BOOST_TEST(scheduler.take_due(9).empty());
  BOOST_TEST(scheduler.due() == 0U);
}

BOOST_AUTO_TEST_CASE(after_a_suspend_no_feed_catches_up_on_what_it_missed) {
  scheduler.set_feeds({feed("a")}, {});
  finish(take_one());
  clock.advance(kDay);
  finish(take_one());
  clock.advance(59 * kSecond);
  BOOST_TEST(scheduler.take_due(9).empty());
}

BOOST_AUTO_TEST_CASE(after_a_suspend_many_feeds_start_spread_and_within_their_interval) {
  std::vector<ScheduledFeed> feeds;
  constexpr std::size_t kFeeds = 3000;
  for (std::size_t i = 0; i < kFeeds; ++i) feeds.push_back(feed(std::to_string(i), std::to_string(i), kHour));
  scheduler.set_feeds(feeds, {});
  take_and_finish_all(kHour);
  clock.advance(kDay);
  BOOST_TEST(scheduler.take_due(100'000).size() == kBurst);
  std::size_t polled = kBurst, most = 0;
  for (Micros passed = 0; passed < kCatchUp; passed += kSecond) {
    clock.advance(kSecond);
    const std::size_t started = scheduler.take_due(100'000).size();
    most = std::max(most, started);
    polled += started;
  }
  BOOST_TEST(polled == kFeeds);
  BOOST_TEST(most <= 10U);
}

BOOST_AUTO_TEST_CASE(a_suspend_does_not_put_off_what_somebody_asked_for) {
  std::vector<ScheduledFeed> feeds;
  for (int i = 0; i < 1000; ++i) feeds.push_back(feed(std::to_string(i), std::to_string(i)));
  scheduler.set_feeds(feeds, {});
  clock.advance(kDay);
  BOOST_TEST(scheduler.take_due(100'000).size() == 1000U);
}

BOOST_AUTO_TEST_CASE(after_a_jump_backward_no_feed_waits_longer_than_it_would_have) {
  scheduler.set_feeds({feed("a"), feed("b", "two")}, {});
  const std::vector<FeedState> taken = scheduler.take_due(9);
  finish(taken[0], kMinute);
  clock.advance(10 * kSecond);
  BOOST_TEST(scheduler.take_due(9).empty());
  clock.advance(-kDay);
  BOOST_TEST(scheduler.take_due(9).empty());
  BOOST_TEST(scheduler.next_start().value() == clock.now() + 50 * kSecond);
  finish(taken[1], kMinute);  // Polled before the jump, stored after it.
  clock.advance(50 * kSecond);
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{taken[0].feed});
  clock.advance(10 * kSecond);
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{taken[1].feed});
}

BOOST_AUTO_TEST_CASE(the_pause_at_a_host_survives_a_jump_backward_and_stalls_nothing) {
  scheduler.set_feeds({feed("a"), feed("b")}, {});
  finish(take_one(), kHour);
  clock.advance(-kDay);
  BOOST_TEST(scheduler.take_due(9).empty());
  clock.advance(kSecond);
  BOOST_TEST(scheduler.take_due(9).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_state_stored_by_a_clock_that_was_ahead_keeps_only_its_wait) {
  FeedState stored;
  stored.feed = "a";
  stored.url = "https://one.example/a";
  stored.last_poll = clock.now() + 400 * kDay;
  stored.next_due = stored.last_poll + 30 * kSecond;
  scheduler.set_feeds({feed("a")}, {stored});
  BOOST_TEST(scheduler.next_start().value() == clock.now() + 30 * kSecond);
}

BOOST_AUTO_TEST_CASE(what_is_not_under_way_cannot_be_settled_or_released) {
  scheduler.set_feeds({feed("a")}, {});
  scheduler.released("a");
  scheduler.released("nobody");
  FeedState state;
  state.feed = "a";
  state.next_due = clock.now() + kDay;
  scheduler.settled(state);
  state.feed = "nobody";
  scheduler.settled(state);
  BOOST_TEST(scheduler.under_way() == 0U);
  BOOST_TEST(ids(scheduler.take_due(9)) == Ids{"a"});
}

BOOST_AUTO_TEST_CASE(a_host_is_scheme_name_and_port_as_written) {
  BOOST_TEST(host_key("https://example.org/a/b?c#d") == "https://example.org");
  BOOST_TEST(host_key("https://example.org:8443/a") == "https://example.org:8443");
  BOOST_TEST(host_key("HTTP://Example.ORG") == "http://example.org");
  BOOST_TEST(host_key("https://user:word@example.org/@x") == "https://example.org");
  BOOST_TEST(host_key("http://[::1]:80/") == "http://[::1]:80");
  BOOST_TEST(host_key("file:///a") != host_key("file:///b"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::schedule
