#include "mentiond/sdk/fetch.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "host/registry/adapters.h"
#include "host/registry/text.h"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

/// A plugin in this program: keeps what it is told, and reports what the test says.
class Scripted final : public sdk::Fetcher {
 public:
  static inline std::vector<sdk::FetchRequest> submitted;
  static inline std::function<void(const sdk::FetchSink&)> script;
  static inline int woken = 0;
  static inline std::vector<std::uint64_t> cancelled;
  explicit Scripted(const sdk::Config&) { submitted.clear(), cancelled.clear(), woken = 0; }
  bool accepts(std::string_view url) const override {
    if (url == "throw:") throw std::runtime_error("no");
    return url.starts_with("https:");
  }
  void submit(sdk::FetchRequest request) override {
    if (request.url == "bad:") throw sdk::Rejected("no such scheme");
    submitted.push_back(std::move(request));
  }
  void run_once(std::int64_t, const sdk::FetchSink& sink) override { script(sink); }
  void wake() override { ++woken; }
  void cancel(std::uint64_t id) override { cancelled.push_back(id); }
};

struct Fixture {
  support::ManualClock clock;
  const std::unique_ptr<article::Fetcher> fetcher =
      adapt_fetcher(library_of(article::PluginKind::kFetch, sdk::detail::FetchTable<Scripted>::kTable), {}, clock);
  std::vector<article::FetchResult> results;

  void run(std::function<void(const sdk::FetchSink&)> script) {
    Scripted::script = std::move(script);
    fetcher->run_once(0, [&](article::FetchResult result) { results.push_back(std::move(result)); });
  }
  /// Submits a request and reports `result` for it.
  article::FetchResult report(sdk::FetchResult result, std::uint64_t max_bytes = 1000) {
    fetcher->submit({result.id, "https://e.org/", "", "", article::kSecond, max_bytes, {}});
    run([&](const sdk::FetchSink& sink) { sink.done(result); });
    return results.back();
  }
};

sdk::FetchResult fetched(std::uint64_t id, std::string body = "<rss/>") {
  sdk::FetchResult result;
  result.id = id;
  result.outcome = MENTIOND_FETCHED;
  result.body = std::move(body);
  return result;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_fetcher_in_the_host, Fixture)

BOOST_AUTO_TEST_CASE(a_request_arrives_byte_for_byte) {
  fetcher->submit({7, "https://e.org/f", "\"\xE9\"", "Mon", 5, 6, {{"a", "b"}}});
  const sdk::FetchRequest& request = Scripted::submitted.at(0);
  BOOST_TEST(
      (request.id == 7U && request.url == "https://e.org/f" && request.timeout_us == 5 && request.max_bytes == 6U));
  BOOST_TEST((request.etag == "\"\xE9\"" && request.last_modified == "Mon"));
  BOOST_TEST((request.headers.at(0).name == "a" && request.headers[0].value == "b"));
}

BOOST_AUTO_TEST_CASE(a_document_arrives_with_its_bytes_as_they_are) {
  sdk::FetchResult result = fetched(1, std::string("\xFF\0x", 3));
  result.url = "https://e.org/final", result.permanent_url = "https://e.org/new", result.content_type = "text/xml";
  result.etag = "W/\"\xE9\"", result.last_modified = "Mon", result.headers = {{"link", "caf\xE9"}};
  result.max_age_us = 60, result.elapsed_us = 3;
  const article::FetchResult arrived = report(result);
  BOOST_TEST((arrived.id == 1U && arrived.elapsed == 3));
  const auto& document = std::get<article::Document>(arrived.outcome);
  BOOST_TEST(document.body == std::string("\xFF\0x", 3));
  BOOST_TEST((document.url == "https://e.org/final" && document.permanent_url == "https://e.org/new"));
  BOOST_TEST((document.etag == "W/\"\xE9\"" && document.last_modified == "Mon"));
  BOOST_TEST(document.headers.at(0).second == "caf\xEF\xBF\xBD");
  BOOST_TEST((document.max_age == 60 && document.retrieved == clock.now()));
}

BOOST_AUTO_TEST_CASE(a_document_beyond_the_limit_of_its_request_is_a_failure) {
  const auto failure = std::get<article::FetchFailure>(report(fetched(1, "12345"), 4).outcome);
  BOOST_TEST((failure.kind == article::FetchFailureKind::kTooLarge));
  BOOST_TEST(failure.message == "the document is larger than 4 bytes");
}

BOOST_AUTO_TEST_CASE(a_validator_that_could_break_a_header_is_dropped) {
  sdk::FetchResult result = fetched(1);
  result.etag = "\"a\r\nX: y\"", result.last_modified = std::string(kUrlLimit + 1, 'a');
  const auto document = std::get<article::Document>(report(result).outcome);
  BOOST_TEST((document.etag.empty() && document.last_modified.empty()));
}

BOOST_AUTO_TEST_CASE(not_modified_and_failures_arrive) {
  sdk::FetchResult result;
  result.id = 1, result.outcome = MENTIOND_NOT_MODIFIED, result.max_age_us = 5;
  BOOST_TEST(std::get<article::NotModified>(report(result).outcome).max_age == 5);
  result = {};
  result.id = 2, result.failure = MENTIOND_FETCH_TLS, result.http_status = 503, result.message = "bad certificate";
  result.retry_after_us = 9;
  const auto failure = std::get<article::FetchFailure>(report(result).outcome);
  BOOST_TEST((failure.kind == article::FetchFailureKind::kTls && failure.http_status == 503));
  BOOST_TEST((failure.message == "bad certificate" && failure.retry_after == 9));
}

BOOST_AUTO_TEST_CASE(numbers_beyond_their_range_become_failures_and_zeros) {
  sdk::FetchResult result;
  result.id = 1, result.outcome = 17, result.failure = 99, result.retry_after_us = -5, result.elapsed_us = -1;
  const article::FetchResult arrived = report(result);
  const auto& failure = std::get<article::FetchFailure>(arrived.outcome);
  BOOST_TEST((failure.kind == article::FetchFailureKind::kOther && failure.retry_after == 0 && arrived.elapsed == 0));
  BOOST_TEST(failure.message == "the fetch failed, and the plugin gave no reason");
}

BOOST_AUTO_TEST_CASE(a_result_for_no_request_is_dropped_and_logged) {
  const CollectedLog log;
  report(fetched(1));
  run([](const sdk::FetchSink& sink) {
    sink.done(fetched(1));
    sink.done(fetched(55));
  });
  BOOST_TEST(results.size() == 1U);
  BOOST_TEST_REQUIRE(log.lines().size() == 2U);
  BOOST_TEST(log.lines()[1] == "fetch/test: it reported request 55, which is not under way");
}

BOOST_AUTO_TEST_CASE(a_request_that_the_plugin_refuses_is_not_under_way) {
  BOOST_TEST(fault_of([&] { fetcher->submit({3, "bad:", "", "", 0, 0, {}}); }) == "rejected: test: no such scheme");
  run([](const sdk::FetchSink& sink) { sink.done(fetched(3)); });
  BOOST_TEST(results.empty());
}

BOOST_AUTO_TEST_CASE(what_run_once_reported_before_it_failed_has_arrived) {
  fetcher->submit({1, "https://e.org/", "", "", 0, 100, {}});
  BOOST_TEST(fault_of([&] {
               run([](const sdk::FetchSink& sink) {
                 sink.done(fetched(1));
                 throw sdk::Transient("epoll failed");
               });
             }) == "transient: test: epoll failed");
  BOOST_TEST(results.size() == 1U);
}

BOOST_AUTO_TEST_CASE(waking_cancelling_and_accepting_pass_through) {
  fetcher->wake();
  fetcher->cancel(12345);  // Also of an id that nobody submitted.
  BOOST_TEST(Scripted::woken == 1);
  BOOST_TEST(Scripted::cancelled == std::vector<std::uint64_t>{12345}, boost::test_tools::per_element());
  BOOST_TEST(fetcher->accepts("https://e.org/"));
  BOOST_TEST(!fetcher->accepts("gopher:"));
  BOOST_TEST(!fetcher->accepts("throw:"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
