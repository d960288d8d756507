#include "tests/plugins/fetch/http/fetching.h"

using namespace mentiond;
using namespace mentiond::tests;

BOOST_AUTO_TEST_SUITE(conditional_get)

BOOST_AUTO_TEST_CASE(a_document_comes_with_what_the_server_says_of_it) {
  HttpServer server([](const HttpRequest&) {
    return http_answer(200,
                       {{"Content-Type", "application/rss+xml; charset=ISO-8859-1"},
                        {"ETag", "\"v1\""},
                        {"Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"},
                        {"Cache-Control", "max-age=300"},
                        {"X-Twice", "a"},
                        {"X-Twice", "b"}},
                       "<rss/>\xe4");
  });
  Fetching fetching;
  const Report report = fetching.fetch(server.url("/feed.xml"));
  BOOST_TEST(report.outcome == MENTIOND_FETCHED);
  BOOST_TEST(report.status == 200);
  BOOST_TEST(report.body == "<rss/>\xe4");
  BOOST_TEST(report.content_type == "application/rss+xml; charset=ISO-8859-1");
  BOOST_TEST(report.etag == "\"v1\"");
  BOOST_TEST(report.last_modified == "Sun, 06 Nov 1994 08:49:37 GMT");
  BOOST_TEST(report.max_age_us == 300 * kSecond);
  BOOST_TEST(report.url == server.url("/feed.xml"));
  BOOST_TEST(report.permanent_url == "");
  BOOST_TEST(report.elapsed_us > 0);
  BOOST_TEST(report.headers.size() == 7u);
  BOOST_TEST(report.headers[4].first == "x-twice");
  BOOST_TEST(report.headers[5].second == "b");
}

BOOST_AUTO_TEST_CASE(validators_go_out_byte_for_byte) {
  HttpServer server([](const HttpRequest&) { return http_answer(304, {{"ETag", "W/\"x\""}}); });
  Fetching fetching;
  for (const std::string etag : {"\"abc\"", "W/\"a b, c\"", "no-quotes", "\"\xe4\xf6-latin1\"", "\"a\"  ,\tb", "'1'"}) {
    auto request = Fetching::request(1, server.url());
    request.etag = etag;
    request.last_modified = "sunday, 6-nov-1994 8:49:37 gmt+0";
    const Report report = fetching.fetch(request);
    BOOST_TEST(report.outcome == MENTIOND_NOT_MODIFIED);
    BOOST_TEST(report.status == 304);
    BOOST_TEST(report.body == "");
    BOOST_TEST(report.etag == "W/\"x\"");
    const std::string head = server.requests().back().head;
    BOOST_TEST(head.find("\r\nIf-None-Match: " + etag + "\r\n") != std::string::npos, head);
    BOOST_TEST(head.find("\r\nIf-Modified-Since: sunday, 6-nov-1994 8:49:37 gmt+0\r\n") != std::string::npos, head);
  }
}

BOOST_AUTO_TEST_CASE(a_validator_with_a_line_break_fails_its_request_and_reaches_nobody) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
  Fetching fetching;
  auto request = Fetching::request(1, server.url());
  request.etag = "\"a\"\r\nX-Evil: 1";
  const Report report = fetching.fetch(request);
  BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
  BOOST_TEST(report.says("If-None-Match"));
  BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_request_without_validators_sends_none_and_takes_no_304) {
  HttpServer server([](const HttpRequest&) { return http_answer(304, support::HttpHeaders{}); });
  Fetching fetching;
  auto with = Fetching::request(1, server.url());
  with.etag = "\"old\"";
  BOOST_TEST(fetching.fetch(with).outcome == MENTIOND_NOT_MODIFIED);
  const Report report = fetching.fetch(Fetching::request(2, server.url()));
  BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
  BOOST_TEST(report.failure == MENTIOND_FETCH_HTTP_STATUS);
  BOOST_TEST(report.says("304"));
  BOOST_TEST(server.requests().back().header("if-none-match") == "");
  BOOST_TEST(server.requests().back().connection == 1u);  // The connection was kept for the second.
}

BOOST_AUTO_TEST_CASE(the_requests_own_headers_and_the_user_agent_are_sent) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
  Fetching fetching({{"allow_networks", "127.0.0.0/8"}, {"user_agent", "press-desk/2 (desk@example.org)"}});
  auto request = Fetching::request(1, server.url());
  request.headers = {{"Accept", "application/atom+xml"}, {"X-Empty", ""}};
  BOOST_TEST(fetching.fetch(request).outcome == MENTIOND_FETCHED);
  const HttpRequest seen = server.requests().back();
  BOOST_TEST(seen.header("accept") == "application/atom+xml");
  BOOST_TEST(seen.headers.contains("x-empty"));
  BOOST_TEST(seen.header("user-agent") == "press-desk/2 (desk@example.org)");
  BOOST_TEST(seen.header("accept-encoding").find("gzip") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(cookies_are_not_kept) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, {{"Set-Cookie", "id=1; Path=/"}}, "x"); });
  Fetching fetching;
  (void)fetching.fetch(server.url());
  (void)fetching.fetch(server.url());
  BOOST_TEST(server.requests().back().header("cookie") == "");
}

BOOST_AUTO_TEST_CASE(an_empty_answer_is_a_document) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", ""); });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.outcome == MENTIOND_FETCHED);
  BOOST_TEST(report.body == "");
}

BOOST_AUTO_TEST_CASE(early_hints_and_trailers_are_no_headers_of_the_answer) {
  HttpServer server([](const HttpRequest&) {
    return HttpAnswer{
        "HTTP/1.1 103 Early Hints\r\nETag: \"hint\"\r\n\r\n"
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: ETag\r\n\r\n"
        "2\r\nab\r\n0\r\nETag: \"trailer\"\r\nHTTP/1.1 301: x\r\n\r\n",
        HttpAnswer::Then::kKeepOpen,
        {}};
  });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.outcome == MENTIOND_FETCHED);
  BOOST_TEST(report.body == "ab");
  BOOST_TEST(report.etag == "");
  BOOST_TEST(report.permanent_url == "");
}

BOOST_AUTO_TEST_CASE(a_status_that_is_an_error_fails_with_the_wait_that_it_asks_for) {
  HttpServer server([](const HttpRequest& request) {
    return http_answer(std::stoi(request.target.substr(1)), {{"Retry-After", "120"}}, "an error page");
  });
  Fetching fetching;
  for (const int status : {400, 401, 403, 404, 410, 429, 500, 503}) {
    const Report report = fetching.fetch(server.url("/" + std::to_string(status)));
    BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
    BOOST_TEST(report.failure == MENTIOND_FETCH_HTTP_STATUS);
    BOOST_TEST(report.status == status);
    BOOST_TEST(report.retry_after_us == 120 * kSecond);
    BOOST_TEST(report.says("the server answered " + std::to_string(status) + " Scripted; it asks to wait 120 s"));
    BOOST_TEST(report.body == "");
  }
  BOOST_TEST(server.requests().back().connection == 1u);
}

BOOST_AUTO_TEST_CASE(a_date_to_retry_after_counts_from_the_hosts_clock) {
  HttpServer server([](const HttpRequest&) {
    return http_answer(503, {{"Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT"}}, "");
  });
  Fetching fetching;
  fetching.setup.set_now(784'111'777 * kSecond);
  BOOST_TEST(fetching.fetch(server.url()).retry_after_us == 60 * kSecond);
}

BOOST_AUTO_TEST_SUITE_END()
