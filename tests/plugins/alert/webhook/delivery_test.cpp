#include <thread>

#include "tests/plugins/alert/webhook/posting.h"

using namespace mentiond;
using namespace mentiond::tests;
using sdk::Outcome;

BOOST_TEST_DONT_PRINT_LOG_VALUE(Outcome)

BOOST_AUTO_TEST_SUITE(delivery)

BOOST_AUTO_TEST_CASE(a_notification_arrives_with_its_headers) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/plain", "thanks"); });
  Posting posting(server, {{"headers", "Authorization: Bearer abc"}, {"headers", "X-Desk:news"}});
  const std::string body = posting.render("alert.update", {kAlert});
  const auto outcome = posting.deliver(body);
  BOOST_TEST(outcome.outcome == Outcome::kDelivered);
  BOOST_TEST(outcome.code == 200);
  BOOST_TEST(outcome.answer == "200 Scripted: thanks");
  const HttpRequest seen = server.requests().at(0);
  BOOST_TEST(seen.method == "POST");
  BOOST_TEST(seen.target == "/hook");
  BOOST_TEST(seen.body == body);
  const std::pair<const char*, const char*> headers[] = {
      {"content-type", "application/json"},
      {"webhook-id", "msg_1"},
      {"webhook-timestamp", "1700000000"},
      {"ce-specversion", "1.0"},
      {"ce-id", "msg_1"},
      {"ce-source", "/mentiond/news%20desk"},
      {"ce-type", "alert.update"},
      {"x-desk", "news"},
      {"authorization", "Bearer abc"},
      {"expect", ""},
  };
  for (const auto& [name, value] : headers) BOOST_TEST(seen.header(name) == value, name << ": " << seen.header(name));
  BOOST_TEST(seen.header("user-agent").starts_with("mentiond/"));
}

BOOST_AUTO_TEST_CASE(an_answer_means_what_the_interface_says) {
  HttpServer server([](const HttpRequest& request) {
    return http_answer(std::stoi(request.header("x-status")), {{"Retry-After", "120"}}, "why");
  });
  const auto expect = [&](Outcome expected, std::initializer_list<int> statuses) {
    for (const int status : statuses) {
      const auto outcome = Posting(server, {{"headers", "X-Status: " + std::to_string(status)}}).deliver("{}");
      BOOST_TEST(outcome.outcome == expected, status);
      BOOST_TEST(outcome.code == status);
      BOOST_TEST(outcome.retry_after_us == (expected == Outcome::kRetry ? 120 * kSecond : 0), status);
      BOOST_TEST(outcome.answer.starts_with(std::to_string(status)), outcome.answer);
    }
  };
  expect(Outcome::kDelivered, {200, 201, 202, 204, 299});
  expect(Outcome::kRetry, {408, 425, 429, 500, 501, 502, 503, 504, 599});
  expect(Outcome::kDisable, {410});
  expect(Outcome::kRefused, {300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 413, 422, 451});
}

BOOST_AUTO_TEST_CASE(a_date_to_retry_after_counts_from_the_hosts_clock) {
  HttpServer server([](const HttpRequest&) {
    return http_answer(429, {{"Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT"}}, "");
  });
  Posting posting(server);
  posting.setup.set_now(784'111'777 * kSecond);
  BOOST_TEST(posting.deliver("{}").retry_after_us == 60 * kSecond);
}

BOOST_AUTO_TEST_CASE(redirects_are_not_followed) {
  HttpServer other([](const HttpRequest&) { return http_answer(200, "text/plain", ""); });
  HttpServer server([&](const HttpRequest&) {
    return http_answer(308, {{"Location", other.url("/?key=s3cret")}}, "");
  });
  const auto outcome = Posting(server).deliver("{}");
  BOOST_TEST(outcome.outcome == Outcome::kRefused);
  BOOST_TEST(contains(outcome.answer, other.url("/")), outcome.answer);
  BOOST_TEST(!contains(outcome.answer, "s3cret"));
  BOOST_TEST(other.requests().empty());
}

BOOST_AUTO_TEST_CASE(no_answer_is_tried_again) {
  HttpServer server([](const HttpRequest& request) {
    if (request.header("x-do") == "reset") return HttpAnswer{"", HttpAnswer::Then::kReset, {}};
    if (request.header("x-do") == "noise") return HttpAnswer{"220 ready\r\n", HttpAnswer::Then::kClose, {}};
    return http_stall();
  });
  for (const char* what : {"reset", "noise", "stall"}) {
    Posting posting(server, {{"headers", std::string("X-Do: ") + what}});
    const auto outcome = posting.deliver("{}", "msg_1", kSecond / 5);
    BOOST_TEST(outcome.outcome == Outcome::kRetry);
    BOOST_TEST(outcome.code == 0);
    BOOST_TEST(contains(outcome.answer, "no answer from " + server.url("/hook")), outcome.answer);
  }
}

BOOST_AUTO_TEST_CASE(nobody_there_is_tried_again) {
  std::string url;
  {
    HttpServer server([](const HttpRequest&) { return http_stall(); });
    url = server.url("/hook");
  }
  Posting posting(Settings{{"url", url}});
  BOOST_TEST(posting.deliver("{}").outcome == Outcome::kRetry);
}

BOOST_AUTO_TEST_CASE(the_smaller_of_the_two_timeouts_ends_a_delivery) {
  HttpServer server([](const HttpRequest&) { return http_stall(); });
  Posting posting(server, {{"timeout", "100ms"}});
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(posting.deliver("{}").outcome == Outcome::kRetry);
  BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 10);
}

BOOST_AUTO_TEST_CASE(an_answer_counts_although_its_body_does_not_end) {
  HttpServer server([](const HttpRequest&) {
    return HttpAnswer{"HTTP/1.1 202 Accepted\r\n\r\n", HttpAnswer::Then::kClose, std::string(1000, 'x')};
  });
  const auto outcome = Posting(server).deliver("{}");
  BOOST_TEST(outcome.outcome == Outcome::kDelivered);
  BOOST_TEST(outcome.answer.size() < 400u);
}

BOOST_AUTO_TEST_CASE(an_answer_shows_no_secret_and_no_control_character) {
  HttpServer server([](const HttpRequest& request) {
    return http_answer(400, "text/plain",
                       "\x1b[2J" + request.head + "user t0p-s3cret MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw token bearertoken");
  });
  std::string url = server.url("/hook?token=abcdef123");
  url.insert(7, "user:t0p-s3cret@");
  Posting posting({{"url", url},
                   {"secret", kSecret},
                   {"headers", "X-Token: verysecret"},
                   {"headers", "Authorization: Bearer bearertoken"}});
  const auto outcome = posting.deliver("{}");
  BOOST_TEST(outcome.outcome == Outcome::kRefused);
  for (const char* secret : {"t0p-s3cret", "abcdef123", "verysecret", "bearertoken", "MfKQ", "\x1b", "\n"})
    BOOST_TEST(!contains(outcome.answer, secret), outcome.answer);
  BOOST_TEST(posting.webhook.recipients().at(0) == server.url("/hook"));
}

BOOST_AUTO_TEST_CASE(another_thread_cancels_the_delivery_under_way_and_all_later_ones) {
  HttpServer server([](const HttpRequest&) { return http_stall(); });
  Posting posting(server);
  std::thread canceller([&] {
    server.wait_for_requests(1);
    posting.webhook.cancel();
  });
  const auto begin = std::chrono::steady_clock::now();
  const auto outcome = posting.deliver("{}");
  canceller.join();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(outcome.answer == "cancelled");
  BOOST_TEST(posting.deliver("{}").outcome == Outcome::kRetry);
  BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 5);
  BOOST_TEST(server.requests().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_receiver_has_closed_is_made_anew) {
  HttpServer server([](const HttpRequest&) {
    HttpAnswer answer = http_answer(200, "text/plain", "");
    answer.then = HttpAnswer::Then::kClose;  // Without having said so.
    return answer;
  });
  Posting posting(server);
  for (int i = 0; i < 5; ++i) BOOST_TEST(posting.deliver("{}").outcome == Outcome::kDelivered);
}

BOOST_AUTO_TEST_CASE(a_large_body_is_sent_at_once) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/plain", ""); });
  const std::string body = "{\"x\":\"" + std::string(3 << 20, 'x') + "\"}";
  BOOST_TEST(Posting(server).deliver(body).outcome == Outcome::kDelivered);
  BOOST_TEST((server.requests().at(0).body == body));
  BOOST_TEST(server.requests().at(0).header("expect") == "");
}

BOOST_AUTO_TEST_CASE(a_hostile_key_sends_nothing) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/plain", ""); });
  Posting posting(server);
  BOOST_CHECK_THROW((void)posting.deliver("{}", "msg\r\nX-Evil: 1"), sdk::Rejected);
  BOOST_CHECK_THROW((void)posting.deliver(R"({"type":"a)"
                                          "\n"
                                          R"(b","data":{}})"),
                    sdk::Rejected);
  BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_bad_setting_is_named) {
  const auto rejects = [](const char* key, const Settings& settings) {
    BOOST_CHECK_EXCEPTION(Posting{settings}, sdk::Rejected, [key](const sdk::Rejected& rejected) {
      return std::string(rejected.what()).starts_with(key);
    });
  };
  const std::pair<std::string, std::string> url = {"url", "https://example.org/hook"};
  for (const char* bad :
       {"", "example.org/hook", "ftp://example.org/", "https://", "file:///etc/passwd", "https://a b/"})
    rejects("url: ", Settings{{"url", bad}});
  for (const char* bad :
       {"X-Token", "X Token: a", ": a", "X-Token: a\r\nX-Evil: 1", "Webhook-Id: 1", "content-length: 5"})
    rejects("headers: ", {url, {"headers", bad}});
  rejects("secret: ", {url, {"secret", "secret"}});
  rejects("format: ", {url, {"format", "xml"}});
  rejects("timeout: ", {url, {"timeout", "0s"}});
  rejects("timeout: ", {url, {"timeout", "soon"}});
}

BOOST_AUTO_TEST_SUITE_END()
