#include <sys/resource.h>
#include <zlib.h>

#include "tests/plugins/fetch/http/fetching.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  BOOST_REQUIRE(::deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  BOOST_REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

Report fetch_encoded(const std::string& encoding, const std::string& body, std::uint64_t max_bytes = 10 << 20) {
  HttpServer server([&](const HttpRequest&) {
    return http_answer(200, {{"Content-Type", "text/xml"}, {"Content-Encoding", encoding}}, body);
  });
  auto request = Fetching::request(1, server.url());
  request.max_bytes = max_bytes;
  return Fetching().fetch(request);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(a_packed_document_is_unpacked) {
  const std::string document(100'000, 'x');
  const Report report = fetch_encoded("gzip", gzip(document));
  BOOST_TEST(report.outcome == MENTIOND_FETCHED);
  BOOST_TEST((report.body == document));
  BOOST_TEST((fetch_encoded("gzip, gzip", gzip(gzip(document))).body == document));
}

BOOST_AUTO_TEST_CASE(a_bomb_is_stopped_long_before_it_is_unpacked) {
  const std::string bomb = gzip(std::string(200 << 20, '\0'));
  for (const auto& [encoding, body] : {std::pair<std::string, std::string>{"gzip", bomb}, {"gzip, gzip", gzip(bomb)}}) {
    const Report report = fetch_encoded(encoding, body, 1 << 30);
    BOOST_TEST(report.failure == MENTIOND_FETCH_TOO_LARGE, report.message);
    BOOST_TEST(report.says("inflates to more than 100 times"));
    BOOST_TEST(report.body == "");
  }
}

BOOST_AUTO_TEST_CASE(the_limit_is_on_what_is_unpacked) {
  const std::string packed = gzip(std::string(1'000'000, 'x'));
  BOOST_TEST(fetch_encoded("gzip", packed, 1'000'000).outcome == MENTIOND_FETCHED);
  const Report report = fetch_encoded("gzip", packed, 999'999);
  BOOST_TEST(report.failure == MENTIOND_FETCH_TOO_LARGE);
  BOOST_TEST(report.says("larger than 999999 bytes"));
}

BOOST_AUTO_TEST_CASE(a_short_document_may_inflate_as_it_likes) {
  BOOST_TEST(fetch_encoded("gzip", gzip(std::string(1 << 20, 'x'))).outcome == MENTIOND_FETCHED);
}

BOOST_AUTO_TEST_CASE(broken_packing_fails) {
  const std::string packed = gzip(std::string(100'000, 'x'));
  for (const std::string& body :
       {std::string("no gzip at all, but long enough"), packed.substr(0, 5) + "broken" + packed}) {
    const Report report = fetch_encoded("gzip", body);
    BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
    BOOST_TEST(report.failure == MENTIOND_FETCH_OTHER);
    BOOST_TEST(!report.message.empty());
  }
}

BOOST_AUTO_TEST_CASE(an_endless_answer_is_stopped_at_the_limit) {
  HttpServer server([](const HttpRequest& request) {
    const bool chunked = request.target == "/chunked";
    return HttpAnswer{chunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n",
                      HttpAnswer::Then::kClose, chunked ? "10\r\n0123456789abcdef\r\n" : std::string(1000, 'x')};
  });
  Fetching fetching;
  for (const char* path : {"/chunked", "/until-closed"}) {
    auto request = Fetching::request(1, server.url(path));
    request.max_bytes = 100'000;
    const Report report = fetching.fetch(request);
    BOOST_TEST(report.failure == MENTIOND_FETCH_TOO_LARGE, path << ": " << report.message);
  }
}

BOOST_AUTO_TEST_CASE(a_document_that_says_it_is_too_large_is_not_waited_for) {
  HttpServer server(
      [](const HttpRequest&) { return http_stall("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"); });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.failure == MENTIOND_FETCH_TOO_LARGE);
}

BOOST_AUTO_TEST_CASE(endless_headers_are_stopped) {
  HttpServer server([](const HttpRequest&) {
    return HttpAnswer{"HTTP/1.1 200 OK\r\n", HttpAnswer::Then::kClose, "X-Filler: " + std::string(1000, 'x') + "\r\n"};
  });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.failure == MENTIOND_FETCH_TOO_LARGE, report.message);
}

BOOST_AUTO_TEST_CASE(an_endless_error_page_is_left_and_still_the_error) {
  HttpServer server([](const HttpRequest&) {
    return HttpAnswer{"HTTP/1.1 500 Oops\r\n\r\n", HttpAnswer::Then::kClose, std::string(1000, 'x')};
  });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.failure == MENTIOND_FETCH_HTTP_STATUS);
  BOOST_TEST(report.says("500 Oops"));
}

BOOST_AUTO_TEST_CASE(a_server_that_stalls_is_left_at_the_requests_timeout) {
  HttpServer server([](const HttpRequest& request) {
    if (request.target == "/nothing") return http_stall();
    if (request.target == "/head") return http_stall("HTTP/1.1 200 OK\r\nContent-Le");
    return http_stall("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
  });
  Fetching fetching;
  for (const char* path : {"/nothing", "/head", "/body"}) {
    auto request = Fetching::request(1, server.url(path));
    request.timeout_us = 200 * kMillisecond;
    const Report report = fetching.fetch(request);
    BOOST_TEST(report.failure == MENTIOND_FETCH_TIMEOUT, path << ": " << report.message);
    BOOST_TEST(report.elapsed_us >= 190 * kMillisecond);
    BOOST_TEST(report.elapsed_us < 10 * kSecond);
    BOOST_TEST(report.body == "");
  }
}

BOOST_AUTO_TEST_CASE(a_transfer_that_is_too_slow_for_too_long_is_left) {
  HttpServer server(
      [](const HttpRequest&) { return http_stall("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome"); });
  Fetching fetching({{"allow_networks", "127.0.0.0/8"}, {"low_speed_time", "1s"}});
  const Report report = fetching.fetch(server.url());
  BOOST_TEST(report.failure == MENTIOND_FETCH_TIMEOUT);
  BOOST_TEST(report.says("slower than 200 bytes/s for 1 s"), report.message);
  BOOST_TEST(report.elapsed_us < 10 * kSecond);
}

BOOST_AUTO_TEST_CASE(a_connection_that_breaks_fails) {
  HttpServer server([](const HttpRequest& request) {
    if (request.target == "/nothing") return HttpAnswer{"", HttpAnswer::Then::kClose, {}};
    if (request.target == "/reset") return HttpAnswer{"", HttpAnswer::Then::kReset, {}};
    return HttpAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome", HttpAnswer::Then::kClose, {}};
  });
  Fetching fetching;
  BOOST_TEST(fetching.fetch(server.url("/nothing")).failure == MENTIOND_FETCH_CONNECT);
  BOOST_TEST(fetching.fetch(server.url("/reset")).failure == MENTIOND_FETCH_CONNECT);
  const Report cut = fetching.fetch(server.url("/cut"));
  BOOST_TEST(cut.failure == MENTIOND_FETCH_OTHER);
  BOOST_TEST(cut.body == "");
  BOOST_TEST(!cut.message.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_http_fails) {
  HttpServer server([](const HttpRequest&) {
    return HttpAnswer{"220 mail.test ESMTP\r\n", HttpAnswer::Then::kClose, {}};
  });
  const Report report = Fetching().fetch(server.url());
  BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
  BOOST_TEST(report.body == "");
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_fails) {
  std::string url;
  {
    HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
    url = server.url();
  }
  const Report report = Fetching().fetch(url);
  BOOST_TEST(report.failure == MENTIOND_FETCH_CONNECT);
  BOOST_TEST(report.says("127.0.0.1"), report.message);
}

BOOST_AUTO_TEST_CASE(a_process_without_descriptors_fails_and_says_so) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "x"); });
  Fetching fetching;
  rlimit usual{};
  BOOST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &usual) == 0);
  const rlimit none{3, usual.rlim_max};
  BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const Report report = fetching.fetch(server.url());
  BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &usual) == 0);
  BOOST_TEST(report.failure == MENTIOND_FETCH_CONNECT, report.message);
  BOOST_TEST(report.says("no socket: Too many open files"), report.message);
  BOOST_TEST(fetching.fetch(server.url()).outcome == MENTIOND_FETCHED);
}

BOOST_AUTO_TEST_CASE(what_is_no_url_fails) {
  Fetching fetching;
  for (const char* url : {"", "http://", "http://[::1", "ftp://example.org/", "example.org", "http://a b/",
                          "http://127.0.0.1:99999/", "gopher://x", "http://127.0.0.1/\r\nX-Evil: 1"}) {
    const Report report = fetching.fetch(url);
    BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED, url);
    BOOST_TEST(report.failure == MENTIOND_FETCH_BAD_URL, url << ": " << report.message);
  }
}

BOOST_AUTO_TEST_SUITE_END()
