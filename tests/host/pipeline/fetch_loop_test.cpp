#include "host/pipeline/fetch_loop.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/fake_stages.h"
#include "tests/support/manual_clock.h"

namespace mentiond::pipeline {
namespace {

using article::FetchFailure;
using article::FetchFailureKind;
using article::kMinute;
using article::kSecond;
using support::FakeServer;

struct Arrival {
  schedule::FeedState state;
  article::FetchResult result;
};

struct Fixture {
  support::ManualClock clock;
  schedule::Scheduler scheduler{clock, {8, 0}};
  FakeServer server;
  FetchLimits limits;
  std::vector<Arrival> arrivals;
  std::unique_ptr<FetchLoop> loop;

  Fixture() { limits.fetches = 4, limits.documents = 3; }
  FetchLoop::Fetchers fetchers() {
    FetchLoop::Fetchers result;
    result.push_back(std::make_unique<support::FakeFetcher>(server));
    return result;
  }
  void open(int feeds, const std::string& path = "/feed") {
    std::vector<schedule::ScheduledFeed> scheduled;
    for (int i = 0; i < feeds; ++i) {
      const std::string id = std::to_string(i);
      scheduled.push_back({id, "https://" + id + ".example" + path, kMinute});
    }
    scheduler.set_feeds(scheduled, {});
    open_loop(fetchers());
  }
  void open_loop(FetchLoop::Fetchers with) {
    loop = std::make_unique<FetchLoop>(clock, scheduler, limits, std::move(with),
                                       [this](schedule::FeedState state, article::FetchResult result) {
                                         arrivals.push_back({std::move(state), std::move(result)});
                                       });
  }
  void settle(const Arrival& arrival) {
    schedule::FeedState state = arrival.state;
    state.last_poll = state.last_success = clock.now();
    state.next_due = clock.now() + kMinute;
    loop->settled(state);
  }
  const FetchFailure& failure(std::size_t i) { return std::get<FetchFailure>(arrivals.at(i).result.outcome); }
};

std::optional<FakeServer::Outcome> no_answer(const article::FetchRequest&) { return std::nullopt; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(the_fetch_loop, Fixture)

BOOST_AUTO_TEST_CASE(asks_with_the_validators_of_the_last_answer_at_the_address_moved_to) {
  schedule::FeedState state;
  state.feed = "0";
  state.url = "https://0.example/feed";
  state.permanent_url = "https://new.example/feed";
  state.etag = "\"e\"";
  state.last_modified = "Tue";
  scheduler.set_feeds({{"0", "https://0.example/feed", kMinute}}, {state});
  limits.document_bytes = 77;
  limits.timeout = 5 * kSecond;
  open_loop(fetchers());
  article::FetchRequest asked;
  server.answer = [&](const article::FetchRequest& request) {
    asked = request;
    return FakeServer::document("x");
  };
  loop->step(0);
  BOOST_TEST(asked.url == "https://new.example/feed");
  BOOST_TEST(asked.etag == "\"e\"");
  BOOST_TEST(asked.last_modified == "Tue");
  BOOST_TEST(asked.max_bytes == 77U);
  BOOST_TEST(asked.timeout == 5 * kSecond);
  BOOST_TEST_REQUIRE(arrivals.size() == 1U);
  BOOST_TEST(arrivals[0].state.feed == "0");
}

BOOST_AUTO_TEST_CASE(has_no_more_requests_under_way_than_it_may) {
  open(20);
  server.answer = no_answer;
  for (int i = 0; i < 5; ++i) loop->step(0);
  BOOST_TEST(loop->requests() == 4U);
  BOOST_TEST(server.most_open == 4U);
}

BOOST_AUTO_TEST_CASE(starts_nothing_while_too_many_documents_are_behind) {
  open(20);
  for (int i = 0; i < 10; ++i) loop->step(0);
  // Three may be behind; when the last of them came, four more requests could start at most.
  BOOST_TEST(arrivals.size() <= limits.most_behind());
  const std::size_t before = arrivals.size();
  for (int i = 0; i < 10; ++i) loop->step(0);
  BOOST_TEST(arrivals.size() == before);
  for (std::size_t i = 0; i < before; ++i) settle(arrivals[i]);
  loop->step(0);
  BOOST_TEST(arrivals.size() > before);
}

// Feeds whose time has come and that have no room yet once kept the thread spinning.
BOOST_AUTO_TEST_CASE(waits_while_there_is_no_room) {
  server.clock = &clock;
  open(20);
  for (int i = 0; i < 10; ++i) loop->step(0);
  const article::Micros before = clock.now();
  loop->step(kSecond);
  BOOST_TEST(clock.now() - before == kSecond);
}

BOOST_AUTO_TEST_CASE(starts_nothing_while_documents_behind_are_too_large) {
  limits.held_bytes = 1'000;
  limits.fetches = 1;
  limits.documents = 100;
  open(20);
  server.answer = [](const article::FetchRequest&) { return FakeServer::document(std::string(400, 'x')); };
  for (int i = 0; i < 10; ++i) loop->step(0);
  BOOST_TEST(arrivals.size() == 3U);
  settle(arrivals[0]);
  for (int i = 0; i < 10; ++i) loop->step(0);
  BOOST_TEST(arrivals.size() == 4U);
  for (std::size_t i = 1; i < 4; ++i) settle(arrivals[i]);
  loop->step(0);
  BOOST_TEST(arrivals.size() == 5U);
}

BOOST_AUTO_TEST_CASE(polls_a_feed_again_only_once_it_is_settled) {
  open(1);
  loop->step(0);
  clock.advance(10 * kMinute);
  loop->step(0);
  BOOST_TEST(arrivals.size() == 1U);
  BOOST_TEST(!loop->idle());
  settle(arrivals[0]);
  loop->step(0);
  BOOST_TEST(loop->idle());
  BOOST_TEST(arrivals.size() == 1U);
  clock.advance(2 * kMinute);
  loop->step(0);
  BOOST_TEST(arrivals.size() == 2U);
}

BOOST_AUTO_TEST_CASE(polls_each_feed_once_in_one_pass) {
  open(3);
  loop->poll_once_only();
  loop->step(0);
  for (const Arrival& arrival : std::vector<Arrival>(arrivals)) settle(arrival);
  loop->step(0);
  clock.advance(article::kDay);
  loop->step(0);
  BOOST_TEST(arrivals.size() == 3U);
  BOOST_TEST(scheduler.due() == 0U);
  BOOST_TEST(loop->idle());
}

BOOST_AUTO_TEST_CASE(frees_a_host_when_its_answer_came_and_not_only_when_that_is_stored) {
  scheduler.set_politeness({1, 0});
  scheduler.set_feeds({{"0", "https://x.example/0", kMinute}, {"1", "https://x.example/1", kMinute}}, {});
  open_loop(fetchers());
  loop->step(0);
  BOOST_TEST(arrivals.size() == 1U);
  loop->step(0);
  BOOST_TEST(arrivals.size() == 2U);
}

BOOST_AUTO_TEST_CASE(reports_what_cannot_be_asked) {
  open(1, "/refused");
  loop->step(0);
  BOOST_TEST_REQUIRE(arrivals.size() == 1U);
  BOOST_TEST((failure(0).kind == FetchFailureKind::kBadUrl));
  BOOST_TEST(failure(0).message == "refused");
  BOOST_TEST(loop->requests() == 0U);
}

BOOST_AUTO_TEST_CASE(reports_a_scheme_that_nobody_speaks) {
  scheduler.set_feeds({{"0", "gopher://0.example/", kMinute}}, {});
  open_loop(fetchers());
  loop->step(0);
  BOOST_TEST_REQUIRE(arrivals.size() == 1U);
  BOOST_TEST(failure(0).message == "no fetch plugin speaks this URL's scheme: gopher://0.example/");
}

BOOST_AUTO_TEST_CASE(reports_what_it_cancels) {
  open(2);
  server.answer = no_answer;
  loop->step(0);
  loop->cancel_all();
  loop->step(0);
  BOOST_TEST_REQUIRE(arrivals.size() == 2U);
  BOOST_TEST((failure(0).kind == FetchFailureKind::kCancelled));
  BOOST_TEST(loop->requests() == 0U);
}

BOOST_AUTO_TEST_CASE(fails_the_requests_of_a_plugin_that_throws_and_goes_on) {
  open(2);
  server.in_run_once = [] { throw std::runtime_error("out of descriptors"); };
  loop->step(0);
  BOOST_TEST_REQUIRE(arrivals.size() == 2U);
  BOOST_TEST(failure(0).message == "the fetch plugin failed: out of descriptors");
  server.in_run_once = [] {};
  settle(arrivals[0]);
  clock.advance(2 * kMinute);
  loop->step(0);
  BOOST_TEST(arrivals.size() == 3U);
}

BOOST_AUTO_TEST_CASE(starts_nothing_while_paused) {
  open(2);
  loop->pause(true);
  loop->step(0);
  BOOST_TEST(server.requests == 0U);
  loop->pause(false);
  loop->step(0);
  BOOST_TEST(server.requests == 2U);
}

BOOST_AUTO_TEST_CASE(lives_without_a_fetch_plugin) {
  scheduler.set_feeds({{"0", "https://0.example/", kMinute}}, {});
  open_loop({});
  loop->step(kSecond);
  BOOST_TEST(arrivals.size() == 1U);
  bool done = false;
  loop->run([&] { done = true; });
  loop->step(0);
  BOOST_TEST(done);
}

BOOST_AUTO_TEST_CASE(replaces_its_fetchers_while_requests_of_the_old_are_under_way) {
  open(1);
  server.answer = no_answer;
  loop->step(0);
  FakeServer other;
  FetchLoop::Fetchers next;
  next.push_back(std::make_unique<support::FakeFetcher>(other));
  loop->replace(std::move(next));
  scheduler.set_feeds({{"0", "https://0.example/feed", kMinute}, {"1", "https://1.example/feed", kMinute}}, {});
  loop->step(0);
  BOOST_TEST(other.requests == 1U);
  BOOST_TEST(loop->requests() == 1U);
  server.answer = [](const article::FetchRequest&) { return FakeServer::document("late"); };
  loop->step(0);
  BOOST_TEST(arrivals.size() == 2U);
  BOOST_TEST(server.requests == 1U);
}

BOOST_AUTO_TEST_CASE(carries_out_orders_that_orders_give) {
  open(1);
  std::vector<int> done;
  loop->run([&] {
    done.push_back(1);
    loop->run([&] { done.push_back(2); });
  });
  loop->step(0);
  BOOST_TEST(done == (std::vector<int>{1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::pipeline
