// Many at once, waking, cancelling, ending.
#include <atomic>
#include <thread>

#include "tests/plugins/fetch/http/fetching.h"

using namespace mentiond;
using namespace mentiond::tests;

BOOST_AUTO_TEST_SUITE(flow)

BOOST_AUTO_TEST_CASE(five_hundred_at_once_are_each_reported_once) {
  std::mutex mutex;
  std::condition_variable all_here;
  int here = 0;
  // Nobody is answered before all have come: they are at once indeed.
  HttpServer server([&](const HttpRequest& request) {
    std::unique_lock lock(mutex);
    ++here;
    all_here.notify_all();
    all_here.wait_for(lock, std::chrono::seconds(20), [&] { return here >= 500; });
    return http_answer(200, "text/xml", "body of " + request.target);
  });
  Fetching fetching;
  for (std::uint64_t id = 1; id <= 500; ++id) {
    fetching.http.submit(Fetching::request(id, server.url("/" + std::to_string(id))));
  }
  fetching.run_until(500);
  BOOST_TEST(here == 500);
  for (std::uint64_t id = 1; id <= 500; ++id) {
    BOOST_TEST(fetching.reports.at(id).body == "body of /" + std::to_string(id));
  }
}

BOOST_AUTO_TEST_CASE(a_wait_without_work_ends_at_its_time) {
  Fetching fetching;
  const auto begin = std::chrono::steady_clock::now();
  fetching.run(50 * kMillisecond);
  BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() >= 0.05);
  fetching.run(0);
  BOOST_TEST(fetching.reports.empty());
}

BOOST_AUTO_TEST_CASE(another_thread_wakes_the_wait) {
  Fetching fetching;
  std::thread waker([&] { fetching.http.wake(); });
  fetching.run(600 * kSecond);
  waker.join();
  fetching.http.wake();  // Also before the wait.
  fetching.run(600 * kSecond);
  BOOST_TEST(fetching.reports.empty());
}

BOOST_AUTO_TEST_CASE(another_thread_cancels_a_transfer) {
  HttpServer server([](const HttpRequest& request) {
    return request.target == "/stalls" ? http_stall() : http_answer(200, "text/xml", "x");
  });
  Fetching fetching;
  fetching.http.submit(Fetching::request(1, server.url("/stalls")));
  std::thread canceller([&] {
    server.wait_for_requests(1);
    fetching.http.cancel(1);
  });
  fetching.run_until(1);
  canceller.join();
  const Report report = fetching.reports.at(1);
  BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
  BOOST_TEST(report.failure == MENTIOND_FETCH_CANCELLED);
  BOOST_TEST(report.elapsed_us < 10 * kSecond);
  BOOST_TEST(fetching.fetch(server.url("/")).outcome == MENTIOND_FETCHED);
}

BOOST_AUTO_TEST_CASE(cancelling_what_is_over_or_unknown_does_nothing) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
  Fetching fetching;
  BOOST_TEST(fetching.fetch(Fetching::request(1, server.url())).outcome == MENTIOND_FETCHED);
  fetching.http.cancel(1);
  fetching.http.cancel(2);
  fetching.run(0);
  BOOST_TEST(fetching.reports.empty());
}

BOOST_AUTO_TEST_CASE(cancelled_before_it_began_is_reported_once) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
  Fetching fetching;
  fetching.http.submit(Fetching::request(1, server.url()));
  fetching.http.cancel(1);
  fetching.http.cancel(1);
  fetching.run_until(1);
  fetching.run(0);
  BOOST_TEST(fetching.reports.at(1).failure == MENTIOND_FETCH_CANCELLED);
}

BOOST_AUTO_TEST_CASE(an_id_that_is_under_way_is_taken) {
  HttpServer server([](const HttpRequest&) { return http_stall(); });
  Fetching fetching;
  fetching.http.submit(Fetching::request(1, server.url()));
  BOOST_CHECK_THROW(fetching.http.submit(Fetching::request(1, server.url())), sdk::Rejected);
}

BOOST_AUTO_TEST_CASE(it_can_be_destroyed_with_transfers_under_way) {
  HttpServer server([](const HttpRequest&) { return http_stall("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"); });
  Fetching fetching;
  for (std::uint64_t id = 1; id <= 50; ++id) fetching.http.submit(Fetching::request(id, server.url()));
  std::thread waker([&] {
    server.wait_for_requests(50);
    fetching.http.wake();
  });
  fetching.run(600 * kSecond);
  waker.join();
  BOOST_TEST(fetching.reports.empty());
}

BOOST_AUTO_TEST_CASE(a_bad_setting_is_named) {
  const auto says = [](const char* key) {
    return [key](const sdk::Rejected& rejected) { return std::string(rejected.what()).starts_with(key); };
  };
  const auto make = [](const char* key, const char* value) { Fetching(Settings{{key, value}}); };
  BOOST_CHECK_EXCEPTION(make("allow_networks", "127.0.0.1/8"), sdk::Rejected, says("allow_networks"));
  BOOST_CHECK_EXCEPTION(make("proxy", "proxy.example.org:3128"), sdk::Rejected, says("proxy"));
  BOOST_CHECK_EXCEPTION(make("user_agent", "a\r\nb"), sdk::Rejected, says("user_agent"));
  BOOST_CHECK_EXCEPTION(make("max_redirects", "51"), sdk::Rejected, says("max_redirects"));
  BOOST_CHECK_EXCEPTION(make("connect_timeout", "0s"), sdk::Rejected, says("connect_timeout"));
  BOOST_CHECK_EXCEPTION(make("low_speed_time", "100ms"), sdk::Rejected, says("low_speed_time"));
}

BOOST_AUTO_TEST_CASE(a_proxy_is_used_for_every_host_and_may_be_private) {
  HttpServer proxy(
      [](const HttpRequest& request) { return http_answer(200, "text/xml", "through: " + request.target); });
  Fetching fetching(Settings{{"proxy", proxy.url("")}});
  BOOST_TEST(fetching.fetch("http://feeds.example.org/a").body == "through: http://feeds.example.org/a");
  BOOST_TEST(fetching.fetch("http://127.0.0.1:9/a").body == "through: http://127.0.0.1:9/a");
}

BOOST_AUTO_TEST_SUITE_END()
